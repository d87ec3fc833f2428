import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

describe('a notification, in a story', () => {
  const profileUrl = 'https://shop.example/me';
  const story = () =>
    begin(
      'user.registered',
      { profileUrl },
      { at: '12:00', journeys: ['push-first'], person: { push: 'a device', locale: 'en-GB' } },
    );

  it('is said with what it opens, and followed by a click', async () => {
    const told = await story();
    expect(told.said('push-first/push')).toBe(`Your account\n\nIt is open.\n\n${profileUrl}`);
    await told.click();
    expect(await told.end()).toEqual([
      'day 0 12:00 sent push-first/push',
      `day 0 12:00 click: ${profileUrl}`,
      'day 0 12:00 ended by click',
    ]);
  });

  it.each(['delivered', 'undeliverable'] as const)('is never reported as %s', async (became) => {
    const told = await story();
    await expect(told.receipt(became)).rejects.toThrow(
      `nobody reports that a text by push is ${became}: push-first/push`,
    );
    expect(await told.end()).toEqual(['day 0 12:00 sent push-first/push', 'day 1 12:00 ended by no click']);
  });
});
