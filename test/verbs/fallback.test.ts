import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

describe('a text that a letter goes instead of, in a story', () => {
  const story = (person: Parameters<typeof begin>[2]['person'] = {}, at: '12:00' | '03:00' = '12:00') =>
    begin('user.registered', { profileUrl: 'https://shop.example/me' }, { at, journeys: ['other-way'], person });

  it('has the values of both, and is not replaced where it is delivered', async () => {
    const told = await story();
    await told.receipt('delivered');
    expect(await told.end()).toEqual([
      'day 0 12:00 sent other-way/sms',
      'day 0 12:00 delivered: other-way/sms',
      'day 0 12:00 ended by sent',
    ]);
  });

  it('is replaced where nothing is known in time, counted from its hand-over', async () => {
    const told = await story({ locale: 'en-GB' }, '03:00');
    const lines = await told.end();
    expect(lines.slice(-3)).toEqual([
      'day 0 08:00 sent other-way/sms',
      'day 0 10:00 sent other-way/letter',
      'day 0 10:00 ended by sent',
    ]);
    expect(told.said('other-way/letter')).toBe('Your account\n\nIt is open:\nhttps://shop.example/me');
  });

  it('is replaced at once where there is no number, and given up where there is no address either', async () => {
    expect(await (await story({ phone: undefined })).end()).toEqual([
      'day 0 12:00 skipped other-way/sms (no-address)',
      'day 0 12:00 sent other-way/letter',
      'day 0 12:00 ended by sent',
    ]);
    expect((await (await story({ phone: undefined, email: undefined })).end()).at(-1)).toBe(
      'day 0 12:00 ended by skipped',
    );
  });

  it('is replaced where its gateway is away for so long', async () => {
    const away = await story({}, '03:00');
    away.gatewayIsAway = true;
    await away.until(0, '11:30');
    away.gatewayIsAway = false;
    expect((await away.end()).slice(-3)).toEqual([
      'day 0 10:00 gave up other-way/sms between two tries (replaced)',
      'day 0 11:30 sent other-way/letter',
      'day 0 11:30 ended by sent',
    ]);
  });

  it('is not replaced where the story ends meanwhile', async () => {
    const told = await story();
    await told.event('profile.completed', {});
    expect(await told.end()).toEqual([
      'day 0 12:00 sent other-way/sms',
      'day 0 12:00 profile.completed',
      'day 0 12:00 ended by profile.completed',
    ]);
  });
});
