import { ApplicationFailure } from '@temporalio/common';
import type { SegmentFacts } from '../models/config/declarations.ts';
import { installation } from '../models/installation.ts';
import { ContactModel } from '../models/documents/contacts/contact.ts';
import { EventModel } from '../models/documents/event.ts';

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
  const belongs = installation.segments[segment];
  if (!belongs) throw ApplicationFailure.nonRetryable(`tidings.config.ts has no segment ${segment}`, 'SEGMENT_UNKNOWN');
  return belongs(facts);
}
