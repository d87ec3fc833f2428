import { describe, expect, it } from 'vitest';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { unreportedOn } from '../../models/documents/deliveries/unreported.ts';
import { createTurns, type Turn } from '../../models/documents/turns.ts';
import type { Priority } from '../../models/domain/message.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('routes, on the real engines', () => {
  const { system, contact, deliveries } = town({ SIMULATOR_PARTS_PER_SECOND: '0.5' });

  const noon = Date.parse('2026-05-04T12:00:00Z');
  /** Workers whose clock shows the same instant for as long as a test says. */
  const workers = (route: string, perSecond: number, count = 2) => {
    let now = noon;
    const all = Array.from({ length: count }, () => createTurns(route, perSecond, () => Promise.resolve(now)));
    const take = (times: number, priority: Priority, parts = 1): Promise<Turn[]> =>
      Promise.all(Array.from({ length: times }, (_, index) => all[index % count]!.take(parts, priority)));
    return { take, pass: (ms: number) => void (now += ms) };
  };
  const waits = (turns: readonly Turn[]) =>
    turns.flatMap((turn) => ('waitMs' in turn ? Math.round(turn.waitMs) : [])).toSorted((a, b) => a - b);
  const later = (turns: readonly Turn[]) =>
    turns.flatMap((turn) => ('askAgainAt' in turn ? turn.askAgainAt.getTime() - noon : [])).toSorted((a, b) => a - b);
  const every = (ms: number, times: number, from = 0) => Array.from({ length: times }, (_, index) => from + index * ms);

  it('give turns that lie apart by the rate, whichever worker takes them', async () => {
    const { take, pass } = workers('apart', 100, 3);
    expect(waits(await take(60, 'normal'))).toEqual(every(10, 60));
    pass(600);
    expect(waits(await take(10, 'normal'))).toEqual(every(10, 10));
  });

  it('give turns as long as the parts of a text, and save nothing up', async () => {
    const { take, pass } = workers('parts', 10);
    expect(waits(await take(3, 'normal', 3))).toEqual([0, 300, 600]);
    pass(60_000);
    expect(waits(await take(2, 'normal', 3))).toEqual([0, 300]);
  });

  it('give them to what is urgent before what can wait, which asks again at the same rate', async () => {
    const { take } = workers('scarce', 10);
    const [before] = [await take(10, 'low')];
    // Each worker takes as much in one write as a text may wait for.
    expect(waits(before).length + later(before).length).toBe(10);
    expect(waits(before).at(-1)).toBeLessThanOrEqual(1_000);
    const missed = later(before);
    expect(missed.slice(1).map((at, index) => at - missed[index]!)).toEqual(every(0, missed.length - 1, 100));
    const urgent = await take(8, 'normal');
    expect(waits(urgent)).toHaveLength(8);
    expect(later(await take(4, 'low'))).toHaveLength(4);
    expect(waits(await take(2, 'high'))).toHaveLength(2);
  });

  it('keep their rate over a minute, with many who ask again and again', async () => {
    const { take, pass } = workers('minute', 20);
    let taken = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      taken += waits(await take(4, 'normal')).length;
      pass(100);
    }
    // What is taken at the end may leave a little later.
    expect(taken).toBeGreaterThanOrEqual(60 * 20 * 0.98);
    expect(taken).toBeLessThanOrEqual(60 * 20 * 1.02 + 2 * 1.5 * 20);
  });

  it('hold what finds no place visibly, and let it go in its turn', async () => {
    const ids = ['first', 'second', 'third'];
    for (const [index, id] of ids.entries()) await contact(id, index + 1);
    for (const id of ids)
      await system().api('POST', '/v1/events', cloudEvent('order.placed', id, `turn ${id}`, { orderId: id }));
    const rows = await eventually(
      async () => (await Promise.all(ids.map(deliveries))).flat(),
      (all) => all.length === 3 && all.every(({ state }) => state === 'delivered'),
    );
    const held = rows.flatMap(({ steps }) => steps.filter(({ reason }) => reason === 'route-busy'));
    expect(held.length).toBeGreaterThan(0);
    expect(held[0]).toMatchObject({ state: 'deferred', detail: expect.stringMatching(/^simulator, /) as string });
  });

  it('know of how many texts nothing was reported, among those that are old enough', async () => {
    const now = new Date();
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    const row = (id: string, minutes: number, more: object) => ({
      _id: id,
      workflowId: 'w',
      journey: 'j',
      contactId: 'c',
      ordinal: 1,
      message: 'j/t',
      kind: 'service',
      channel: 'sms',
      state: 'accepted',
      notAfter: now,
      route: 'silent',
      attemptedAt: ago(minutes),
      createdAt: ago(minutes),
      updatedAt: ago(minutes),
      ...more,
    });
    const taken = { acceptedAt: now };
    const reported = { ...taken, receipts: [{ id: 'r', status: 'sent', at: now }] };
    await DeliveryModel.insertMany([
      row('u1', 40, taken),
      row('u2', 50, taken),
      row('reported', 60, reported),
      row('refused', 60, { state: 'rejected' }),
      row('young', 10, taken),
      row('old', 400, taken),
      row('other', 40, { ...taken, route: 'another' }),
    ]);
    expect(await unreportedOn('silent', now)).toEqual({ taken: 3, unreported: 2 });
  });
});
