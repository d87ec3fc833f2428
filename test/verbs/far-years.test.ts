import { begin } from 'tidings/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { theStage } from '../../cli/testing/stage.ts';

// The stories of one run share a clock, so the later ones of many are played centuries ahead.
describe('a story in the year 2250', () => {
  beforeAll(async () => {
    const { time } = await theStage();
    const missing = Date.UTC(2249, 6, 1) - (await time.currentTimeMs());
    if (missing > 0) await time.sleep(missing);
  });

  const story = (journey: string) =>
    begin(
      'user.registered',
      { profileUrl: 'https://shop.example/me' },
      { at: '12:00', journeys: [journey], person: { locale: 'en-GB' } },
    );

  it('plays a text', async () => {
    const told = await story('other-way');
    await told.receipt('delivered');
    expect((await told.end()).at(-1)).toBe('day 0 12:00 ended by sent');
    expect(told.begun.getUTCFullYear()).toBeGreaterThanOrEqual(2250);
  });

  it('plays a text with the link to a chat', async () => {
    const told = await story('chat-first');
    expect((await told.end()).at(-1)).toBe('day 0 12:00 ended by sent');
    expect(told.said('chat-first/sms')).toMatch(/start=[\w-]{48}$/);
  });
});
