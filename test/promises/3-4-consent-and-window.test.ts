import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentActions, standingConsent } from '../../models/domain/consent/consent.ts';
import { decide, type GateFacts } from '../../models/domain/deliveries/gate.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';

const policy = createPolicy();
/** No rule for these people and kinds is wider. */
const windows = { marketing: { from: '08:00', to: '21:00' }, service: { from: '08:00', to: '22:00' } };
const day = 86_400_000;
const from = Date.UTC(2026, 0, 1);
const zones = [
  'Europe/Berlin',
  'America/Santiago',
  'Asia/Vladivostok',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Chatham',
];

const record = fc.record({
  _id: fc.constant('c'),
  seq: fc.constant(1),
  action: fc.constantFrom(...consentActions),
  purpose: fc.constantFrom('offers' as const, 'tips' as const, '*' as const),
  brand: fc.constantFrom('shop' as const, 'club' as const, '*' as const),
  channel: fc.constantFrom('sms' as const, '*' as const),
  at: fc.integer({ min: 0, max: 300 }).map((days) => new Date(from + days * day)),
});
const anybody = fc.record({
  consents: fc.array(record, { maxLength: 8 }),
  zone: fc.constantFrom(...zones, undefined),
  country: fc.constantFrom('RU', 'US', 'GB', undefined),
  kind: fc.constantFrom('service' as const, 'marketing' as const),
  now: fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => new Date(from + minutes * 60_000)),
});

function facts({
  consents,
  zone,
  country,
  kind,
  now,
}: typeof anybody extends fc.Arbitrary<infer T> ? T : never): GateFacts {
  const place = { ...(zone ? { timeZone: zone } : {}), ...(country ? { country } : {}) };
  return {
    contact: { erased: false, phone: '+79123456789', ...place },
    suppression: undefined,
    history: [],
    consents: consents.filter(({ at }) => at <= now),
    message: {
      deliveryId: 'd',
      kind,
      purpose: 'offers',
      brand: 'shop',
      channel: 'sms',
      priority: 'normal',
      notAfter: new Date(now.getTime() + 3 * day),
    },
  };
}

const clockIn = (zone: string, at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

describe('promise 3: no marketing without standing consent at the moment of sending', () => {
  it('whatever was granted and withdrawn before, in any order', () => {
    fc.assert(
      fc.property(anybody, (person) => {
        const known = facts(person);
        const sends = decide(known, person.now, policy).verdict === 'send';
        const asked = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
        const standing = standingConsent(known.consents, asked, person.now).state === 'granted';
        if (sends && person.kind === 'marketing') expect(standing).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('promise 4: no message outside the recipient’s window, across zones, DST and unknown zones', () => {
  it('neither now nor at the instant it is put off to, in any zone the recipient may be in', () => {
    fc.assert(
      fc.property(anybody, (person) => {
        const verdict = decide(facts(person), person.now, policy);
        if (verdict.verdict === 'suppress') return;
        const at = verdict.verdict === 'send' ? person.now : verdict.until;
        const window = windows[person.kind];
        const places = person.zone ? [person.zone] : whereabouts({ country: person.country ?? 'RU' }).zones;
        for (const zone of places) {
          const clock = clockIn(zone, at);
          expect(clock >= window.from && clock < window.to, `${clock} in ${zone}`).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
