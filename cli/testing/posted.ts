import { randomUUID } from 'node:crypto';
import { eventKey } from '../../models/domain/encode.ts';
import { milliseconds, type Duration } from '../../models/domain/time/duration.ts';
import type { EventDocument } from '../../models/documents/event.ts';
import { eventSchemas, schemaOf } from '../../models/events.ts';

/** An event of a story. */
export interface Happening {
  name: string;
  data: object;
  /** Its id, where it is to be that of another. */
  id?: string | undefined;
  /** It happened this long before it arrives. */
  ago?: Duration | undefined;
}

/**
 * An event as the inbox stores it.
 *
 * @param place its place in the request that brings it
 * @throws Error that names the event, or the field that its schema refuses
 */
export function posted(contactId: string, { name, data, id = randomUUID(), ago }: Happening, now: Date, place = 0) {
  const schema = schemaOf(name);
  if (!schema) throw new Error(`no event ${name}: there are ${Object.keys(eventSchemas).join(', ')}`);
  const read = schema.safeParse(data);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `data.${path.join('.')} ${message}`);
    throw new Error(`the event ${name} would be refused: ${faults.join('; ')}`);
  }
  return {
    _id: eventKey('story', id),
    source: 'story',
    eventId: id,
    type: name,
    contactId,
    time: new Date(now.getTime() - (ago ? milliseconds(ago) : 0)),
    data: { ...data },
    receivedAt: now,
    place,
    attempts: 0,
    effects: [],
  } satisfies EventDocument;
}
