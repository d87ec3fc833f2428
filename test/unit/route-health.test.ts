import { describe, expect, it } from 'vitest';
import { message } from '../../cli/testing/provider-message.ts';
import type { Balance, SendOutcome, Unavailable } from '../../models/domain/deliveries/provider.ts';
import { watchRoute, type Outage } from '../../worker/route-health.ts';

const accepted: SendOutcome = { outcome: 'accepted', providerId: 'p-1' };
const refused: SendOutcome = { outcome: 'not-sent', code: 'ECONNREFUSED' };
const unreached: Outage = { code: 'ECONNREFUSED', isRefusal: false };
const lost: SendOutcome = { outcome: 'unknown', code: 'ECONNRESET' };

function watched() {
  const state = {
    now: 0,
    answer: accepted,
    balance: { found: 'unavailable', cause: 'ECONNREFUSED' } as Balance | Unavailable,
  };
  const told: (Outage | undefined)[] = [];
  const provider = {
    send: () => Promise.resolve(state.answer),
    balance: () => Promise.resolve(state.balance),
    close: () => Promise.resolve(),
  };
  const {
    provider: sending,
    isAway,
    probe,
  } = watchRoute(
    provider,
    (outage) => told.push(outage),
    () => state.now,
  );
  const get = async (...answers: SendOutcome[]) => {
    for (const answer of answers) {
      state.answer = answer;
      expect(await sending.send(message())).toBe(answer);
    }
    return isAway();
  };
  const probed = async (balance: Balance | Unavailable) => {
    state.balance = balance;
    await probe();
    return told.at(-1) !== undefined;
  };
  return { get, told, isAway, probed, after: (ms: number) => ((state.now += ms), isAway()) };
}

describe('the gateway of a route counts as away', () => {
  it('once it cannot be reached, for five seconds, and then twice as long each time, up to a minute', async () => {
    const { get, after, told } = watched();
    for (const pause of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      expect(await get(refused)).toBe(true);
      expect(after(pause - 1)).toBe(true);
      expect(after(1)).toBe(false);
    }
    expect(told).toEqual([unreached]);
  });

  it('until it has answered', async () => {
    const { get, after, told } = watched();
    await get(refused, refused);
    expect(await get(accepted)).toBe(false);
    expect(await get(refused)).toBe(true);
    expect(after(5_000)).toBe(false);
    expect(told).toEqual([unreached, undefined, unreached]);
  });

  it('where it refuses our credentials, and not where it refuses a message or asks to slow down', async () => {
    const { get } = watched();
    expect(await get({ outcome: 'rejected', cause: 'number', code: '21211' })).toBe(false);
    expect(await get({ outcome: 'throttled', retryAfterMs: 1 })).toBe(false);
    expect(await get({ outcome: 'rejected', cause: 'credentials', code: '20003' })).toBe(true);
  });

  it('for another cause than before, which is told as well', async () => {
    const { get, told } = watched();
    await get(refused, { outcome: 'rejected', cause: 'credentials', code: '20003' }, refused, refused);
    expect(told).toEqual([unreached, { code: '20003', isRefusal: true }, unreached]);
  });

  it('where it loses three answers in a row', async () => {
    const { get, told } = watched();
    expect(await get(lost, lost, accepted, lost, lost)).toBe(false);
    expect(await get(lost)).toBe(true);
    expect(told).toEqual([{ code: 'ECONNRESET', isRefusal: false }]);
  });

  const rich: Balance = { amount: '12.34', currency: 'EUR' };

  it('until its balance can be asked, where no text takes it', async () => {
    const { get, after, probed } = watched();
    await get(refused);
    expect(await probed(rich)).toBe(true);
    after(5_000);
    expect(await probed({ found: 'unavailable', cause: 'ECONNREFUSED' })).toBe(true);
    expect(await probed(rich)).toBe(false);
    await get(refused);
    expect(after(0)).toBe(true);
  });

  it('whatever its balance, where it has none left or loses answers', async () => {
    const { get, after, probed } = watched();
    await get({ outcome: 'rejected', cause: 'credentials', code: 'no-money' });
    after(60_000);
    expect(await probed({ amount: '0.00', currency: 'EUR' })).toBe(true);
    expect(await probed(rich)).toBe(false);
    await get(lost, lost, lost);
    after(60_000);
    expect(await probed(rich)).toBe(true);
  });
});
