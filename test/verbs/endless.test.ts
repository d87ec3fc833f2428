import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const atNoon = { at: '12:00' };
const voided = (invoiceId: string) => begin('invoice.voided', { invoiceId }, atNoon);

describe('a story that never ends says which journey goes on, why, and at which place', () => {
  it.each([
    [
      'without a limit',
      /^never-ending does not end: it waits, without a limit of time, for what does not come by itself/,
    ],
    ['eight years', /^never-ending does not end: it goes on for more than 10 years. It is sleeping/],
    ['day by day', /^never-ending does not end: it has waited more than 500 times. It is sleeping/],
    ['renewed', /^never-ending does not end: it has waited more than 500 times/],
  ])('when all of it is played: %s', async (way, said) => {
    const story = await voided(way);
    await expect(story.end()).rejects.toThrow(said);
  });

  it('when a part of it is played', async () => {
    const story = await voided('renewed');
    await expect(story.until(2, '12:00')).rejects.toThrow(
      /^never-ending does not end: it has waited more than 500 times/,
    );
  });

  it('and the next one is played as ever', async () => {
    const story = await voided('day by day');
    await story.until(2, '12:00');
    await expect(story.end()).rejects.toThrow('the last that happened: nothing. Let what it waits for happen');
    const next = await begin('profile.completed', {}, atNoon);
    expect((await next.end()).length).toBeGreaterThan(0);
  });
});
