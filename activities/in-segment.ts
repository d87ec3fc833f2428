import type { EventName } from '../models/domain/events.ts';
import { segments, type SegmentFacts, type SegmentName } from '../models/domain/segments.ts';
import { ContactModel } from '../models/documents/contacts/contact.ts';
import { EventModel } from '../models/documents/event.ts';

/** Whether a contact belongs to a segment, by its fields and the events it has had until now. */
export async function inSegment({ contactId, segment }: { contactId: string; segment: SegmentName }): Promise<boolean> {
  const [contact, groups] = await Promise.all([
    ContactModel.findById(contactId).lean(),
    EventModel.aggregate<{ _id: EventName; count: number }>([
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
  return segments[segment](facts);
}
