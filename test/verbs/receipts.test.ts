import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const registered = { profileUrl: 'https://shop.example/me' };

describe('what became of a text, in a story', () => {
  const story = (at: '12:00' | '03:00' = '12:00') =>
    begin('user.registered', registered, { at, journeys: ['second-way'], person: { locale: 'en-GB' } });

  it('is told by the gateway', async () => {
    const told = await story();
    await told.receipt('delivered');
    expect(await told.end()).toEqual([
      'day 0 12:00 sent second-way/sms',
      'day 0 12:00 delivered: second-way/sms',
      'day 0 12:00 ended by delivered',
    ]);
  });

  it('sends the story another way where nobody got it', async () => {
    const told = await story();
    await told.receipt('undeliverable');
    await told.end();
    expect(told.said('second-way/letter')).toBe('Your account\n\nIt is open:\nhttps://shop.example/me');
  });

  it('sends it another way where nothing is known in time', async () => {
    expect((await (await story()).end()).at(-1)).toBe('day 0 14:00 ended by letter sent');
  });

  it('is told of a letter only where it comes back', async () => {
    const told = await story();
    await told.receipt('undeliverable');
    await told.until(0, '12:01');
    await expect(told.receipt('delivered')).rejects.toThrow('nobody reports that a text by email is delivered');
  });

  it('cannot be told before a text has left', async () => {
    const asleep = await story('03:00');
    await expect(asleep.receipt('delivered')).rejects.toThrow('no text has left');
  });
});
