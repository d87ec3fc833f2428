import { reportsArrival, type Channel } from '../message.ts';
import type { DeliveryState } from '../deliveries/delivery-state.ts';

/** What became of a message, for a report. Each message of the ledger is counted under exactly one of them. */
export const fates = [
  'waiting',
  'suppressed',
  'refused',
  'unknown',
  'pending',
  'unreported',
  'delivered',
  'undeliverable',
  'expired',
] as const;
export type Fate = (typeof fates)[number];

/** What people do after a message, by the field of the ledger that says when first. */
export const deeds = {
  clicked: 'clickedAt',
  replied: 'repliedAt',
  converted: 'convertedAt',
  optedOut: 'optedOutAt',
  complained: 'complainedAt',
} as const;
export type Deed = keyof typeof deeds;
export const deedNames = Object.keys(deeds) as Deed[];

/** Sets of people that a report counts: those to whom a message left, those who were reached, those who were reached by a text with a link, and who did what. */
export const crowds = ['sent', 'reached', 'offeredLink', ...deedNames] as const;
export type Crowd = (typeof crowds)[number];

/** A row of the ledger, as far as reports look at it. */
export type CountedDelivery = {
  state: DeliveryState;
  channel: Channel;
  acceptedAt?: Date;
  /** It had a link; of rows from before this was kept, `links` tells. */
  linked?: true;
  links?: readonly unknown[];
} & Partial<Record<(typeof deeds)[Deed], Date>>;

const fateOfState: Record<Exclude<DeliveryState, 'accepted' | 'sent'>, Fate> = {
  planned: 'waiting',
  deferred: 'waiting',
  claimed: 'waiting',
  attempting: 'waiting',
  unknown: 'unknown',
  expired: 'expired',
  undeliverable: 'undeliverable',
  rejected: 'refused',
  blocked: 'refused',
  delivered: 'delivered',
  read: 'delivered',
  suppressed: 'suppressed',
};

/** Under what a message is counted. What its gateway took waits for a report only on channels whose gateways tell of arrivals. */
export function fateOf({ state, channel }: Pick<CountedDelivery, 'state' | 'channel'>): Fate {
  if (state === 'accepted' || state === 'sent') return reportsArrival(channel) ? 'pending' : 'unreported';
  return fateOfState[state];
}

const taken: ReadonlySet<Fate> = new Set<Fate>(['pending', 'unreported', 'delivered', 'undeliverable', 'expired']);

/** Whether a gateway took the message: what has left, and is paid for. */
export function isTaken(row: CountedDelivery): boolean {
  return row.acceptedAt !== undefined || taken.has(fateOf(row));
}

/**
 * The sets to which a message adds its person. Reached is whom a report of arrival names, who did something after it, or,
 * on a channel without such reports, from whom the message has not come back.
 */
export function crowdsOf(row: CountedDelivery): Crowd[] {
  const sent: Crowd[] = isTaken(row) ? ['sent'] : [];
  const did = deedNames.filter((deed) => row[deeds[deed]] !== undefined);
  const fate = fateOf(row);
  if (did.length === 0 && fate !== 'delivered' && fate !== 'unreported') return sent;
  const linked: Crowd[] = hasLink(row) ? ['offeredLink'] : [];
  return [...sent, 'reached', ...linked, ...did];
}

/** Whether it had a link; the links themselves go with an erasure. */
export function hasLink({ linked, links, clickedAt }: CountedDelivery): boolean {
  return linked === true || clickedAt !== undefined || (links !== undefined && links.length > 0);
}
