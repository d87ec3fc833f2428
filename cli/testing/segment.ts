import { ApplicationFailure } from '@temporalio/common';
import { addressOf } from '../../models/domain/addresses.ts';
import { channels, type Channel } from '../../models/domain/message.ts';
import { isTrueOf } from '../../models/domain/segments/evaluate.ts';
import { measureIn, type History, type PastEvent } from '../../models/domain/segments/history.ts';
import { withoutReferences } from '../../models/domain/segments/references.ts';
import type { PastText } from '../../models/domain/segments/texts.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import type { EventDocument } from '../../models/documents/event.ts';
import { declaredSegments, usual } from '../../models/segments.ts';
import { texts } from '../../workflows/catalogue.ts';
import type { Gate, Said } from './gate.ts';
import type { Person } from './person.ts';

/** What a story knows that segments ask. */
export interface Asked {
  person: Person;
  begun: Date;
  gate: Pick<Gate, 'said' | 'suppressed'>;
  /** What became of texts, by their deliveries. */
  receipts: ReadonlyMap<string, Became>;
  events: readonly EventDocument[];
}

/**
 * Whether the person of a story belongs to a segment of `tidings.config.ts` at this moment of the story.
 *
 * @throws ApplicationFailure `SEGMENT_UNKNOWN`
 */
export function isInSegment(name: string, { person, begun, gate, receipts, events }: Asked, now: Date): boolean {
  const condition = declaredSegments.get(name);
  if (!condition) throw ApplicationFailure.nonRetryable(`tidings.config.ts has no segment ${name}`, 'SEGMENT_UNKNOWN');
  if (person.erased) return false;
  const history: History = {
    events: [...hadBefore(person, begun), ...events],
    texts: gate.said.map((text) => pastText(text, receipts.get(text.deliveryId))),
    consents: person.consents ?? [],
    ended: gate.suppressed ? channels : [],
  };
  const { attributes = {}, lists = [], timeZone, zoneUnknown, country, region, locale } = person;
  const isReachable = (channel: Channel) => {
    const { field, health } = addressOf(channel);
    return person[field] !== undefined && !(health && person[health.state]);
  };
  const zone = zoneUnknown ? {} : { timeZone };
  const subject = { now, ...zone, country, region, locale, createdAt: begun, attributes, lists, isReachable };
  const whole = withoutReferences(condition, declaredSegments);
  return isTrueOf(whole, subject, (asked) => measureIn(history, asked, usual, now));
}

/** Events of which a story says no more than their number happened just before it. */
function hadBefore({ had = {} }: Person, begun: Date): PastEvent[] {
  const time = new Date(begun.getTime() - 1);
  return Object.entries(had).flatMap(([type, count = 0]) => Array.from({ length: count }, () => ({ type, time })));
}

function pastText({ message, channel, kind, at, clickedAt, repliedAt }: Said, became: Became | undefined): PastText {
  const definition = texts.get(message);
  return {
    journey: message.split('/')[0] ?? '',
    message,
    channel,
    kind,
    purpose: definition?.kind === 'marketing' ? definition.purpose : undefined,
    state: became ?? 'accepted',
    updatedAt: at,
    acceptedAt: at,
    deliveredAt: became === 'delivered' ? at : undefined,
    clickedAt,
    repliedAt,
  };
}
