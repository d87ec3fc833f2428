import { decide, type GateFacts, type Recipient } from '../../models/domain/deliveries/gate.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';
import { median } from './measure.ts';

const rounds = 5;
const decisions = 200_000;
const hourMs = 3_600_000;

/** People as they come: with and without zones, under several laws; a tenth of them know no zone of their own. */
const people: Recipient[] = [
  { country: 'GB', timeZone: 'Europe/London' },
  { country: 'RU', timeZone: 'Asia/Yekaterinburg' },
  { country: 'RU' },
  { country: 'US', region: 'US-TX' },
  { country: 'US', timeZone: 'America/New_York' },
  { country: 'FR', timeZone: 'Europe/Paris' },
  { country: 'DE', timeZone: 'Europe/Berlin' },
  { country: 'KZ' },
  { country: 'IN', timeZone: 'Asia/Kolkata' },
  { country: 'BR', timeZone: 'America/Sao_Paulo' },
].map((place) => ({ erased: false, phone: '+447700900001', ...place }));

/**
 * Full decisions of the gate per second on one core: policy, consent, window and caps, on pure data; the median of
 * several rounds. Instants go on by a minute each, so that days and their windows are worked out anew as in real life.
 */
export function measureGate(): number {
  const policy = createPolicy();
  const begin = Date.now();
  const facts = Array.from({ length: 1_000 }, (_, index) => factsOf(index, begin));
  const rates = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (let index = 0; index < decisions; index += 1) {
      const known = facts[index % facts.length];
      if (known) decide(known, new Date(begin + (index % 1_440) * 60_000), policy);
    }
    return decisions / ((performance.now() - started) / 1_000);
  });
  return median(rates);
}

/** A person with a consent history of four records and eight messages of late. */
function factsOf(index: number, begin: number): GateFacts {
  const at = (hoursAgo: number) => new Date(begin - hoursAgo * hourMs);
  return {
    contact: people[index % people.length],
    suppression: undefined,
    consents: [
      {
        _id: '1',
        seq: 1,
        action: 'grant',
        purpose: 'tips',
        brand: 'shop',
        channel: usualChannel,
        method: 'web-box',
        at: at(900),
      },
      { _id: '2', seq: 2, action: 'withdraw', purpose: '*', brand: '*', channel: '*', at: at(800) },
      {
        _id: '3',
        seq: 3,
        action: 'grant',
        purpose: 'offers',
        brand: 'shop',
        channel: usualChannel,
        method: 'web-box',
        at: at(700),
      },
      {
        _id: '4',
        seq: 4,
        action: 'grant',
        purpose: 'tips',
        brand: 'shop',
        channel: 'email',
        method: 'web-box',
        at: at(600),
      },
    ],
    history: Array.from({ length: 8 }, (_, each) => ({
      deliveryId: `d${each}`,
      kind: each % 4 ? 'service' : 'marketing',
      channel: usualChannel,
      at: at(30 + each * 40),
    })),
    message: {
      deliveryId: 'new',
      brand: 'shop',
      channel: usualChannel,
      notAfter: new Date(begin + 72 * hourMs),
      ...(index % 2
        ? { kind: 'service', priority: 'normal' }
        : { kind: 'marketing', priority: 'low', purpose: 'offers' }),
    },
  };
}
