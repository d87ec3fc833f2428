import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlot, type HeldSlot } from '../../../models/domain/deliveries/free-slot.ts';
import type { Cap, Reservation } from '../../../models/domain/deliveries/frequency-cap.ts';
import type { Priority } from '../../../models/domain/message.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 4, 4, 10);
const at = (hours: number) => new Date(begin + hours * hour);
const caps: Cap[] = [{ limit: { low: 5, normal: 8, high: 10 }, perHours: 24 }];
const text = (deliveryId: string, priority: Priority = 'normal') =>
  ({ deliveryId, kind: priority === 'low' ? 'marketing' : 'service', channel: 'sms', priority }) as const;
const always = (from: Date) => from;
/** Open from 08:00 to 22:00 UTC. */
const byDay = (from: Date) => {
  const clock = from.getTime() % (24 * hour);
  if (clock >= 8 * hour && clock < 22 * hour) return from;
  return new Date(from.getTime() - clock + (clock < 8 * hour ? 8 : 32) * hour);
};

/** Holds texts one after the other, each behind the last. */
function queue(texts: ReturnType<typeof text>[], history: Reservation[], opensFrom = always): HeldSlot[] {
  const held: HeldSlot[] = [];
  for (const each of texts) {
    const found = freeSlot(each, { history, held }, caps, { from: at(0), notAfter: at(2_000), opensFrom });
    held.push({ ...each, at: found?.at ?? new Date(0) });
  }
  return held;
}

const eightSent = Array.from({ length: 8 }, (_, index): Reservation => ({ ...text(`sent ${index}`), at: at(-1) }));
const many = (count: number, priority?: Priority) =>
  Array.from({ length: count }, (_, index) => text(`held ${index}`, priority));

describe('the slot of a held text', () => {
  it('is the n-th that gets free: of 33 behind a cap of eight, eight a day', () => {
    const hours = queue(many(33), eightSent).map((slot) => Math.floor((slot.at.getTime() - begin) / hour));
    expect(hours).toEqual([23, 47, 71, 95].flatMap((day) => Array<number>(8).fill(day)).concat(119));
  });

  it('is in the night for nobody, also where a cap gets free in the night', () => {
    for (const slot of queue(many(33), eightSent, byDay)) {
      expect(slot.at.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(slot.at.getUTCHours()).toBeLessThan(22);
    }
  });

  it('is behind those who wait for the same hour: in the morning they leave as they came', () => {
    const asked = { from: at(13), notAfter: at(100), opensFrom: byDay };
    const held: HeldSlot[] = [];
    for (const each of many(4)) {
      held.push({ ...each, at: freeSlot(each, { history: [], held }, caps, asked)?.at ?? new Date(0) });
    }
    expect(held.map((slot) => slot.at.getTime() - at(22).getTime())).toEqual([0, 2_000, 4_000, 6_000]);
    const [, second, , fourth] = held;
    const without = held.filter((slot) => slot !== second);
    expect(freeSlot(text('new'), { history: [], held: without }, caps, asked)?.at.getTime()).toBe(
      (fourth?.at.getTime() ?? 0) + 2_000,
    );
    const last = { ...asked, notAfter: at(22) };
    expect(freeSlot(text('new'), { history: [], held }, caps, last), 'true no longer').toEqual({ at: at(22) });
  });

  it('is not taken by one that comes later and is not more urgent', () => {
    const held = queue(many(8), eightSent);
    const later = { from: at(23.5), notAfter: at(100), opensFrom: always };
    const newcomer = freeSlot(text('new'), { history: [], held }, caps, later);
    expect(newcomer?.at.getTime()).toBeGreaterThan(at(47).getTime() - 1);
    expect(newcomer?.cap).toBe(caps[0]);
  });

  it('counts what has left also where the clock was set back, or is another server’s', () => {
    const asked = { from: at(-2), notAfter: at(100), opensFrom: always };
    expect(freeSlot(text('new'), { history: eightSent }, caps, asked)?.at).toEqual(at(23));
  });

  it('gives way to what is more urgent', () => {
    const held = queue(many(4, 'low'), [...eightSent.slice(0, 5)]);
    const asked = { from: at(0), notAfter: at(100), opensFrom: always };
    expect(freeSlot(text('new', 'high'), { history: eightSent, held }, caps, asked)).toEqual({ at: at(0) });
  });

  it('is free again when its text has not come within an hour', () => {
    const held = queue(many(8), eightSent);
    const later = { from: at(24.5), notAfter: at(100), opensFrom: always };
    expect(freeSlot(text('new'), { history: [], held }, caps, later)).toEqual({ at: at(24.5) });
  });

  it('is kept by everybody who comes within seconds of the hour, whatever came when', () => {
    const arrival = fc.record({ gaps: fc.integer({ min: 0, max: 30 }), late: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 60 }), (arrivals) => {
        const history: Reservation[] = [];
        let held: (HeldSlot & { late: number })[] = [];
        const end = 400 * 24 * hour;
        // Ten past the hour or the half: nobody's hour comes near that at which the window closes.
        let clock = begin + hour / 6;
        const come = (until: number) => {
          for (;;) {
            const [next] = held.toSorted((a, b) => a.at.getTime() + a.late - b.at.getTime() - b.late);
            if (!next || next.at.getTime() + next.late > until) return;
            const from = new Date(next.at.getTime() + next.late);
            const found = freeSlot(next, { history, held }, caps, {
              from,
              notAfter: new Date(begin + end),
              opensFrom: byDay,
            });
            expect(found).toEqual({ at: from });
            held = held.filter((other) => other !== next);
            history.push({ ...next, at: from });
          }
        };
        arrivals.forEach(({ gaps, late }, index) => {
          clock += (gaps * hour) / 2;
          come(clock);
          const asked = { from: new Date(clock), notAfter: new Date(begin + end), opensFrom: byDay };
          const each = text(String(index));
          const found = freeSlot(each, { history, held }, caps, asked);
          if (found && found.at.getTime() <= clock) history.push({ ...each, at: found.at });
          else held.push({ ...each, at: found?.at ?? new Date(0), late: late * 1_000 });
        });
        come(begin + end);
        const times = history.map((slot) => slot.at.getTime()).toSorted((a, b) => a - b);
        times.slice(8).forEach((time, index) => expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(24 * hour));
      }),
    );
  });
});
