import { ApplicationFailure } from '@temporalio/common';
import type { SegmentFacts } from '../models/config/declarations.ts';
import { installation } from '../models/installation.ts';
import { ContactModel } from '../models/documents/contacts/contact.ts';
import { EventModel } from '../models/documents/event.ts';
import { failureCode } from './providers/failure-code.ts';

/** Whether a contact belongs to a segment, by its fields and the events it has had until now. */
export async function inSegment({ contactId, segment }: { contactId: string; segment: string }): Promise<boolean> {
  const [contact, groups] = await Promise.all([
    ContactModel.findById(contactId).lean(),
    EventModel.aggregate<{ _id: string; count: number }>([
      { $match: { contactId } },
      { $group: { _id: '$type', count: { $sum: 1 } } },
    ]),
  ]);
  if (!contact || contact.erasedAt) return false;
  const facts: SegmentFacts = {
    attributes: contact.attributes,
    ...(contact.locale ? { locale: contact.locale } : {}),
    ...(contact.country ? { country: contact.country } : {}),
    counts: Object.fromEntries(groups.map(({ _id, count }) => [_id, count])),
  };
  return belongs(segment, facts);
}

/**
 * Asks the segment's own function. A failure names the segment and never a value: it stands in logs and histories.
 *
 * @throws ApplicationFailure `SEGMENT_UNKNOWN` at once; `SEGMENT_FAILS` and `SEGMENT_UNFIT` until its function is mended
 */
export function belongs(
  segment: string,
  facts: SegmentFacts,
  segments: Readonly<Record<string, (facts: SegmentFacts) => unknown>> = installation.segments,
): boolean {
  const ask = Object.hasOwn(segments, segment) ? segments[segment] : undefined;
  if (!ask) throw ApplicationFailure.nonRetryable(`tidings.config.ts has no segment ${segment}`, 'SEGMENT_UNKNOWN');
  let answer: unknown;
  try {
    answer = ask(facts);
  } catch (error) {
    throw ApplicationFailure.retryable(`segment ${segment} throws: ${failureCode(error)}`, 'SEGMENT_FAILS');
  }
  if (typeof answer === 'boolean') return answer;
  throw ApplicationFailure.retryable(
    `segment ${segment} answers neither true nor false, but of type ${typeof answer}`,
    'SEGMENT_UNFIT',
  );
}
