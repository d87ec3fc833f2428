import { begin } from 'tidings/testing';
import { expect, it } from 'vitest';

const evening = { at: '20:00' };

it('a story begins as its person enters a segment', async () => {
  const story = await begin('entered.pro-members', {}, evening);
  expect(await story.end()).toEqual(['day 1 10:00 sent hello-pro/hello', 'day 1 10:00 ended by sent']);
});

it('and hears that its person has left it, each time', async () => {
  const story = await begin('entered.pro-members', {}, evening);
  await story.event('left.pro-members', { since: '2026-01-05T15:00:00Z' });
  await story.until(0, '20:02');
  await story.event('entered.pro-members', { since: '2026-01-05T15:01:00Z' });
  expect(await story.end()).toEqual([
    'day 0 20:00 left.pro-members',
    'day 0 20:00 ended by left.pro-members',
    'day 0 20:02 entered.pro-members',
    'day 1 10:00 sent hello-pro/hello',
    'day 1 10:00 ended by sent',
  ]);
});

it('a story begins as the schedule of a journey comes round', async () => {
  const story = await begin('schedule.due', { day: '2026-01-05' }, { at: '10:00', journeys: ['weekly-pro'] });
  expect(await story.end()).toEqual(['day 0 10:00 sent weekly-pro/news', 'day 0 10:00 ended by sent']);
});
