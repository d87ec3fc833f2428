import { randomUUID } from 'node:crypto';
import { untimely } from '../../api/effects/events/judge-events.ts';
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
 * @throws Error that names the event, or the field that the api would refuse
 */
export function posted(contactId: string, { name, data, id = randomUUID(), ago }: Happening, now: Date, place = 0) {
  const schema = schemaOf(name);
  if (!schema) throw new Error(`no event ${name}: there are ${Object.keys(eventSchemas).join(', ')}`);
  const read = schema.safeParse(data);
  if (!read.success) {
    throw refused(
      name,
      read.error.issues.map(({ path, message }) => `/data/${path.join('/')} ${message}`),
    );
  }
  const time = new Date(now.getTime() - (ago ? milliseconds(ago) : 0));
  const row = {
    _id: eventKey('story', id),
    source: 'story',
    eventId: id,
    type: name,
    contactId,
    time,
    data: { ...data },
    receivedAt: now,
    place,
    attempts: 0,
    effects: [],
  } satisfies EventDocument;
  const faults = untimely(row, time, Infinity).map(({ pointer, detail }) => `${pointer} ${detail}`);
  if (faults.length > 0) throw refused(name, faults);
  return row;
}

function refused(name: string, faults: readonly string[]): Error {
  return new Error(`the event ${name} would be refused: ${faults.join('; ')}`);
}
