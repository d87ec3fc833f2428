import { standingConsent, type ConsentRecord, type ConsentState } from '../consent/consent.ts';
import { channels, type Channel } from '../message.ts';
import type { ConsentCondition, OptedOutCondition } from './condition.ts';

/** What a person has said about texts. */
export interface Said {
  /** In the order of their chain. */
  consents: readonly ConsentRecord[];
  /** The channels by which they have ended advertising, whatever their consents say. */
  ended: readonly Channel[];
}

/** What is asked where a condition does not say it. */
export interface Usual {
  brand: string;
  purposes: readonly string[];
}

const ends: readonly ConsentState[] = ['withdrawn', 'refused'];

/** Whether a consent stands, or has been ended, by the channel that is asked for or by any. */
export function hasSaid(
  { consents, ended }: Said,
  asked: ConsentCondition | OptedOutCondition,
  usual: Usual,
  now: Date,
): boolean {
  const { brand = usual.brand, channel } = asked;
  const ways = channel ? [channel] : channels;
  const states = (purpose: string, way: Channel) =>
    standingConsent(consents, { purpose, brand, channel: way }, now).state;
  if ('consent' in asked) return ways.some((way) => !ended.includes(way) && states(asked.consent, way) === 'granted');
  const purposes = asked.optedOut === '*' ? usual.purposes : [asked.optedOut];
  return ways.some((way) => ended.includes(way) || purposes.some((purpose) => ends.includes(states(purpose, way))));
}
