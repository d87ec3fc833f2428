import { begin } from 'tidings/testing';
import { expect, it } from 'vitest';
import { anke } from './people.ts';

const lookUps = { coupon: ({ percent }: { percent: number }) => ({ code: 'NORD1001', percent }) };

it('wishes a happy birthday in the morning of the day', async () => {
  const story = await begin('entered.birthday', {}, { at: '00:10', person: anke, lookUps });
  expect(await story.end()).toEqual(['day 0 10:00 sent birthday/wishes', 'day 0 10:00 ended by sent']);
  expect(story.said('birthday/wishes')).toContain('Anke, alles Gute zum Geburtstag! 10 % für dich');
});

it('wishes at once whose birthday is told later on that day', async () => {
  const story = await begin('entered.birthday', {}, { at: '15:00', person: anke, lookUps });
  expect(await story.end()).toEqual(['day 0 15:00 sent birthday/wishes', 'day 0 15:00 ended by sent']);
});
