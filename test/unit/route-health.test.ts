import { describe, expect, it } from 'vitest';
import { message } from '../../cli/testing/provider-message.ts';
import type { SendOutcome } from '../../models/domain/deliveries/provider.ts';
import { watchRoute, type Outage } from '../../worker/route-health.ts';

const accepted: SendOutcome = { outcome: 'accepted', providerId: 'p-1' };
const refused: SendOutcome = { outcome: 'not-sent', code: 'ECONNREFUSED' };
const unreached: Outage = { code: 'ECONNREFUSED', isRefusal: false };
const lost: SendOutcome = { outcome: 'unknown', code: 'ECONNRESET' };

function watched() {
  const state = { now: 0, answer: accepted };
  const told: (Outage | undefined)[] = [];
  const provider = { send: () => Promise.resolve(state.answer), close: () => Promise.resolve() };
  const { provider: sending, isAway } = watchRoute(
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
  return { get, told, isAway, after: (ms: number) => ((state.now += ms), isAway()) };
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
});
