import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../models/domain/consent/consent.ts';
import type { Cap, Reservation } from '../../models/domain/deliveries/frequency-cap.ts';
import { candidateOf, decide, type GateMessage, type Recipient } from '../../models/domain/deliveries/gate.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';

const policy = createPolicy();
const hourMs = 3_600_000;
const begin = Date.UTC(2026, 0, 1);

const person = fc.constantFrom<Recipient>(
  { erased: false, phone: '+447700900001', country: 'GB', timeZone: 'Europe/London' },
  { erased: false, phone: '+79123456789', country: 'RU' },
  { erased: false, phone: '+12025550123', country: 'US', timeZone: 'America/New_York' },
  { erased: false, phone: '+33612345678', country: 'FR', timeZone: 'Europe/Paris' },
  { erased: false, phone: '+56912345678', country: 'CL', timeZone: 'America/Santiago' },
);

const act = fc.oneof(
  fc.record({ do: fc.constantFrom('grant' as const, 'withdraw' as const), purpose: fc.constantFrom('offers', 'tips') }),
  fc.record({
    do: fc.constant('send' as const),
    kind: fc.constantFrom('service' as const, 'marketing' as const),
    purpose: fc.constantFrom('offers', 'tips'),
    debt: fc.boolean(),
    urgent: fc.boolean(),
  }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 3 * 24 * 60 }) }),
  // Clocks of servers are set back; nothing may be sent that would not have been sent then.
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: -90, max: -1 }) }),
);

interface Sent {
  at: number;
  message: GateMessage;
  caps: readonly Cap[];
}

/** Lives through a history the way `deliver` would, and returns what was sent, with what held at that moment. */
function live(recipient: Recipient, acts: (typeof act extends fc.Arbitrary<infer T> ? T : never)[]) {
  const consents: ConsentRecord[] = [];
  const history: Reservation[] = [];
  const sent: (Sent & { granted: boolean })[] = [];
  const latest = new Map<string, string>();
  let clock = begin;
  acts.forEach((each, index) => {
    if (each.do === 'pass') clock += each.minutes * 60_000;
    else if (each.do !== 'send') {
      // The record of an act is never dated before the one it follows.
      const at = new Date(Math.max(clock, consents.at(-1)?.at.getTime() ?? 0) + 1);
      const seq = consents.length + 1;
      const record = { _id: String(seq), seq, action: each.do, purpose: each.purpose, brand: 'shop', at } as const;
      consents.push({ ...record, channel: 'sms' });
      latest.set(each.purpose, each.do);
    } else {
      const now = new Date(clock);
      const message: GateMessage = {
        deliveryId: String(index),
        kind: each.kind,
        purpose: each.purpose,
        brand: 'shop',
        channel: 'sms',
        priority: each.kind === 'marketing' ? 'low' : each.urgent ? 'high' : 'normal',
        notAfter: new Date(clock + 24 * hourMs),
        ...(each.debt ? { about: 'debt' as const } : {}),
      };
      const verdict = decide({ contact: recipient, suppression: undefined, consents, history, message }, now, policy);
      if (verdict.verdict !== 'send') return;
      history.push({ ...candidateOf(message), at: now });
      const granted = latest.get(each.purpose) === 'grant';
      sent.push({ at: clock, message, caps: verdict.policy.caps, granted });
    }
  });
  return sent;
}

/** The widest hours any rule gives these people, told by the clock of the runtime and not by the code under test. */
function clockIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at);
}

describe('promises 3, 4 and 5, whatever happened before', () => {
  it('no history of grants, withdrawals, sends and clock jumps sends marketing without standing consent', () => {
    fc.assert(
      fc.property(person, fc.array(act, { maxLength: 80 }), (recipient, acts) => {
        for (const { message, granted } of live(recipient, acts)) {
          if (message.kind === 'marketing') expect(granted).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor anything outside the window, on any clock the person may have', () => {
    fc.assert(
      fc.property(person, fc.array(act, { maxLength: 80 }), (recipient, acts) => {
        const zones = recipient.timeZone ? [recipient.timeZone] : ['Europe/Kaliningrad', 'Asia/Kamchatka'];
        for (const { at, message } of live(recipient, acts)) {
          const late = message.kind === 'service' || recipient.country === 'FR';
          const [from, to] = ['08:00', late ? '22:00' : '21:00'];
          for (const zone of zones) {
            const clock = clockIn(zone, at);
            expect(clock >= from && clock < to, `${message.kind} at ${clock} in ${zone}`).toBe(true);
          }
          const sunday = new Date(at).toLocaleDateString('en', { timeZone: zones[0], weekday: 'short' }) === 'Sun';
          if (recipient.country === 'FR' && message.kind === 'marketing') expect(sunday).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor over any cap in any window, and never lets the lower take the place of the higher', () => {
    fc.assert(
      fc.property(person, fc.array(act, { maxLength: 120 }), (recipient, acts) => {
        const sent = live(recipient, acts);
        sent.forEach((one, index) => {
          for (const cap of one.caps) {
            const counts = ({ message: { kind, about } }: Sent) =>
              (!cap.kind || cap.kind === kind) && (!cap.about || cap.about === about);
            if (!counts(one)) continue;
            const within = sent
              .slice(0, index + 1)
              .filter((other) => counts(other) && other.at > one.at - cap.perHours * hourMs);
            const limit = typeof cap.limit === 'number' ? cap.limit : cap.limit[one.message.priority];
            expect(within.length).toBeLessThanOrEqual(limit);
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
