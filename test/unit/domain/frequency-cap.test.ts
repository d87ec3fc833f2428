import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCaps,
  trimReservations,
  type Cap,
  type Reservation,
} from '../../../models/domain/deliveries/frequency-cap.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';

const caps: Cap[] = [
  { kind: 'marketing', limit: 1, perHours: 24 },
  { limit: 3, perHours: 48 },
];
const hours = (count: number) => new Date(Date.UTC(2026, 4, 4) + count * 3_600_000);
const sent = (kind: Reservation['kind'], at: number, deliveryId = `${kind}${at}`): Reservation => ({
  deliveryId,
  kind,
  channel: 'sms',
  at: hours(at),
});
const marketing = { deliveryId: 'new', kind: 'marketing', channel: 'sms', priority: 'low' } as const;
const service = { ...marketing, kind: 'service', priority: 'normal' } as const;

describe('frequency caps', () => {
  it('leave room when nothing was sent', () => {
    expect(checkCaps([], caps, marketing, hours(0))).toEqual({ ok: true, already: false });
  });
  it('hold the second marketing text of a day until the first is a day old', () => {
    const result = checkCaps([sent('marketing', 0)], caps, marketing, hours(5));
    expect(result).toEqual({ ok: false, cap: caps[0], freeAt: hours(24) });
  });
  it('leave a service text alone that only a marketing cap would hold', () => {
    expect(checkCaps([sent('marketing', 0)], caps, service, hours(5)).ok).toBe(true);
  });
  it('name the cap that frees last', () => {
    const history = [sent('service', 10), sent('service', 11), sent('marketing', 0)];
    expect(checkCaps(history, caps, marketing, hours(12))).toEqual({ ok: false, cap: caps[1], freeAt: hours(48) });
  });
  it('know a delivery that has its slot already', () => {
    expect(checkCaps([sent('marketing', 0, 'new')], caps, marketing, hours(1))).toEqual({ ok: true, already: true });
  });

  it('may look at one channel or one matter only', () => {
    const mail: Cap[] = [{ channel: 'email', limit: 1, perHours: 24 }];
    expect(checkCaps([sent('marketing', 0)], mail, { ...marketing, channel: 'email' }, hours(1)).ok).toBe(true);
    const debts: Cap[] = [{ about: 'debt', limit: 1, perHours: 24 }];
    const reminded: Reservation = { ...sent('service', 0), about: 'debt' };
    expect(checkCaps([reminded], debts, service, hours(1)).ok).toBe(true);
    expect(checkCaps([reminded], debts, { ...service, about: 'debt' }, hours(1)).ok).toBe(false);
  });
  it('of one in some hours are a minimum gap', () => {
    const gap: Cap[] = [{ limit: 1, perHours: 2 }];
    expect(checkCaps([sent('service', 0)], gap, marketing, hours(1))).toMatchObject({ ok: false, freeAt: hours(2) });
  });
  it('keep room for a payment reminder however many promotions want to go', () => {
    const pressure: Cap[] = [{ limit: { low: 2, normal: 3, high: 4 }, perHours: 24 }];
    const promotions = [sent('marketing', 0), sent('marketing', 1)];
    expect(checkCaps(promotions, pressure, marketing, hours(2)).ok).toBe(false);
    expect(checkCaps(promotions, pressure, service, hours(2)).ok).toBe(true);
    const crowded = [...promotions, sent('service', 1)];
    expect(checkCaps(crowded, pressure, service, hours(2)).ok).toBe(false);
    expect(checkCaps(crowded, pressure, { ...service, priority: 'high' }, hours(2)).ok).toBe(true);
  });

  it('are never exceeded in any window by any history, and open exactly when they say', () => {
    const attempt = fc.record({
      gap: fc.integer({ min: 0, max: 30 }),
      kind: fc.constantFrom('service' as const, 'marketing' as const),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let history: Reservation[] = [];
        const all: Reservation[] = [];
        let clock = 0;
        attempts.forEach(({ gap, kind }, index) => {
          clock += gap;
          const candidate = { ...marketing, deliveryId: String(index), kind };
          const result = checkCaps(history, caps, candidate, hours(clock));
          if (result.ok) {
            const taken: Reservation = { ...candidate, at: hours(clock) };
            history = [...trimReservations(history, hours(clock)), taken];
            all.push(taken);
          } else {
            expect(checkCaps(history, caps, candidate, result.freeAt).ok).toBe(true);
            expect(checkCaps(history, caps, candidate, new Date(result.freeAt.getTime() - 1)).ok).toBe(false);
          }
        });
        for (const cap of caps) {
          const counted = all.filter(({ kind }) => cap.kind === undefined || cap.kind === kind);
          for (const { at } of counted) {
            const from = at.getTime() - cap.perHours * 3_600_000;
            const within = counted.filter((other) => other.at.getTime() > from && other.at <= at);
            expect(within.length).toBeLessThanOrEqual(Number(cap.limit));
          }
        }
      }),
    );
  });
});

describe('the Russian cap on messages about a debt', () => {
  const { caps: debtCaps } = createPolicy()({ country: 'RU' }, { kind: 'service', channel: 'sms', about: 'debt' });
  const day = 86_400_000;

  it('lets no more than sixteen through in any calendar month, however greedily it is used', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 92 }), { minLength: 30, maxLength: 200 }),
        fc.constantFrom(2, 3, 10, 12),
        (days, offset) => {
          const sends = greedily(days.toSorted((a, b) => a - b).map((each) => Date.UTC(2026, 11, 1, 9) + each * day));
          const months = sends.map((at) => new Date(at + offset * 3_600_000).toISOString().slice(0, 7));
          for (const month of months) expect(months.filter((each) => each === month).length).toBeLessThanOrEqual(16);
        },
      ),
    );
  });

  it('holds the seventeenth and eighteenth of January 2027, which a cap over thirty days lets through', () => {
    const tried = [1, 1, 2, 2, 8, 8, 9, 9, 15, 15, 16, 16, 22, 22, 23, 23, 31, 31];
    const sends = greedily(tried.map((date, index) => Date.UTC(2027, 0, date, 9 + (index % 2))));
    expect(sends.length).toBe(16);
  });

  /** Every send that the caps let through, of all that are tried. */
  function greedily(tries: number[]): number[] {
    const history: Reservation[] = [];
    for (const [index, at] of tries.entries()) {
      const candidate = { ...service, priority: 'high', about: 'debt', deliveryId: String(index) } as const;
      if (checkCaps(history, debtCaps, candidate, new Date(at)).ok) history.push({ ...candidate, at: new Date(at) });
    }
    return history.map(({ at }) => at.getTime());
  }
});
