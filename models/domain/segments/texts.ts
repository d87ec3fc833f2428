import { reportsArrival, type Channel, type Kind } from '../message.ts';
import type { IgnoredCondition, Outcome, TextsCondition } from './condition.ts';

/** A text to a contact, as far as conditions ask. */
export interface PastText {
  journey: string;
  message: string;
  channel: Channel;
  kind: Kind;
  purpose?: string | undefined;
  state: string;
  updatedAt: Date;
  acceptedAt?: Date | undefined;
  deliveredAt?: Date | undefined;
  clickedAt?: Date | undefined;
  repliedAt?: Date | undefined;
  convertedAt?: Date | undefined;
  complainedAt?: Date | undefined;
}

/** States of texts that found nobody. */
export const foundNobody = ['undeliverable', 'rejected', 'expired'] as const;

/** When a text came to this; undefined where it did not. */
export function momentOf(text: PastText, outcome: Outcome): Date | undefined {
  switch (outcome) {
    case 'sent':
      return text.acceptedAt;
    case 'delivered':
      return arrivalOf(text);
    case 'undeliverable':
      return isAmong(foundNobody, text.state) ? text.updatedAt : undefined;
    case 'clicked':
      return text.clickedAt;
    case 'replied':
      return text.repliedAt;
    case 'converted':
      return text.convertedAt;
    case 'complained':
      return text.complainedAt;
  }
}

/** Where a channel does not report arrivals, a text that was taken and did not come back has arrived. */
function arrivalOf({ channel, state, acceptedAt, deliveredAt }: PastText): Date | undefined {
  if (deliveredAt || reportsArrival(channel)) return deliveredAt;
  return isAmong(foundNobody, state) ? undefined : acceptedAt;
}

/** Whether it led to no click, no reply and no conversion. */
function isIgnored({ clickedAt, repliedAt, convertedAt }: PastText): boolean {
  return !clickedAt && !repliedAt && !convertedAt;
}

/** Whether a condition means this text. */
export function isMeant(text: PastText, asked: TextsCondition | IgnoredCondition): boolean {
  return (['journey', 'message', 'channel', 'kind', 'purpose'] as const).every(
    (key) => asked[key] === undefined || text[key] === asked[key],
  );
}

/** Whether the last so many of those that arrived were ignored, and there were so many. */
export function areIgnored(texts: readonly PastText[], count: number): boolean {
  const arrived = texts.flatMap((text) => {
    const at = arrivalOf(text);
    return at ? [{ at, text }] : [];
  });
  const last = arrived.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, count);
  return last.length === count && last.every(({ text }) => isIgnored(text));
}

function isAmong(states: readonly string[], state: string): boolean {
  return states.includes(state);
}
