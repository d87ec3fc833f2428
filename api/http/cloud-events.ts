import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import { z } from 'zod';
import { nearest } from '../../models/config/nearest.ts';
import { readBroughtContact, type ContactInput, type NationalContact } from '../../models/domain/contact.ts';
import { defined } from '../../models/domain/defined.ts';
import { eventNames, isEventName, readFields, schemaOf } from '../../models/events.ts';
import { businessId, businessIdText, eventIdentity, identityFault } from '../../models/domain/ids.ts';
import { instant } from '../../models/domain/time/instants.ts';
import { itemsOutOfBounds, outOfBounds } from './bounds.ts';
import { faultsOf, Problem, type Fault } from './problems.ts';

const maxBatch = 10_000;

/** The id of a contact, as the business has it; it becomes part of workflow ids, encoded. */
export const contactId = businessId;

/** The same as a query parameter. */
export const contactIdText = businessIdText;

/** Any way to say JSON; the database stores no other data. */
const jsonType = /^application\/(?:[\w.+-]+\+)?json\s*(?:;.*)?$/i;

const structured = ['application/cloudevents-batch+json', 'application/cloudevents+json'];

/** CloudEvents 1.0 in structured form; `subject` is the contact. */
export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.union([eventIdentity, z.int().transform(String)], { error: identityFault }),
    source: eventIdentity,
    type: z.string().min(1).max(128),
    subject: contactId.meta({ description: 'The id of the contact it happened to.' }),
    time: instant,
    datacontenttype: z.string().regex(jsonType, 'must be application/json').optional(),
    data: z.record(z.string(), z.unknown()).default({}),
    data_base64: z.string().optional().meta({ description: 'In place of `data`: the same JSON in Base64.' }),
  })
  .loose()
  .meta({ id: 'CloudEvent' });
type CloudEvent = z.output<typeof cloudEvent>;

/**
 * An event as it was read, the contact that its data bring, and, of what Tidings tells itself, the only journey that it is for;
 * or what is wrong with it, by pointers from its own root.
 */
export type Posted =
  | { event: CloudEvent; brings?: ContactInput; national?: NationalContact; journey?: string }
  | { faults: Fault[]; item: unknown };

/** The events of a request in any of the three modes of CloudEvents, each checked by the schema of its type. */
export function readCloudEvents(request: Request): { posted: Posted[]; batch: boolean } {
  const type = request.is([...structured, 'application/json', 'application/*+json']);
  if (!type) {
    throw new Problem(
      'content-type-unsupported',
      'Send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers.',
    );
  }
  const body: unknown = request.body;
  // In the binary mode the content type is that of the data, whichever JSON they are.
  const binary = !structured.includes(type) && request.get('ce-specversion') !== undefined;
  const batch = !binary && Array.isArray(body);
  const list = batch ? (body as unknown[]) : [binary ? fromHeaders(request) : body];
  if (list.length > maxBatch) throw new Problem('batch-too-large', `At most ${maxBatch} events fit a batch.`);

  const beyond = itemsOutOfBounds(list);
  return { posted: list.map((item, index) => readOne(item, beyond[index])), batch };
}

function fromHeaders(request: Request): unknown {
  const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'time'];
  const named = attributes.map((name) => [name, decode(request.get(`ce-${name}`))] as const);
  const given = named.filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), data: request.body as unknown };
}

/** Header values of the binary mode are percent-encoded UTF-8, perhaps in quotes; some clients send plain UTF-8. */
function decode(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const octets = Buffer.from(value, 'latin1');
  const text = isUtf8(octets) ? octets.toString() : value;
  const bare = /^"(.*)"$/s.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? text;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

function readOne(item: unknown, beyond: Fault | undefined): Posted {
  const unread = (...faults: Fault[]): Posted => ({ faults, item });
  if (beyond) return unread(beyond);
  const given = withoutNulls(item);
  const parsed = cloudEvent.safeParse(given);
  if (!parsed.success) return unread(...faultsOf(parsed.error, given));
  const { data_base64: packed, ...event } = parsed.data;
  const { type } = event;
  const schema = schemaOf(type);
  if (!schema || !isEventName(type))
    return unread({ pointer: '/type', detail: unknownType(type), code: 'event-type-unknown' });
  const data = packed === undefined ? event.data : unpack(packed, item);
  if (typeof data === 'string') return unread({ pointer: '/data_base64', detail: data });
  const fault = packed === undefined ? undefined : outOfBounds(data, '/data_base64');
  if (fault) return unread(fault);
  const { contact, ...told } = withoutNulls(data) as Record<string, unknown>;
  const payload = readFields(schema, told);
  const { contact: brings, national, error } = readBroughtContact(contact);
  const faults = [
    ...(payload.success ? [] : faultsOf(payload.error, told, '/data')),
    ...(error ? faultsOf(error, contact, '/data/contact') : []),
  ];
  if (!payload.success || error) return unread(...faults);
  const read = { ...event, data: asRead(data, payload.data, Object.keys(schema.shape)) };
  return defined({ event: read, brings, national });
}

/** Many clients write what is unset as `null`; of an object only, and of its own fields. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

/** The JSON object that came as Base64, or what is wrong with it. */
function unpack(packed: string, item: unknown): Record<string, unknown> | string {
  const { data } = item as { data?: unknown };
  if (data !== undefined && data !== null) return 'stands beside data: send one of the two';
  const octets = Buffer.from(packed, 'base64');
  try {
    if (!/^[\w+/-]*={0,2}$/.test(packed.trim()) || !isUtf8(octets)) return 'is not Base64 of JSON in UTF-8';
    const value: unknown = JSON.parse(octets.toString());
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'holds no JSON object';
    return value as Record<string, unknown>;
  } catch {
    return 'is not Base64 of JSON in UTF-8';
  }
}

/** The data as it came, its named fields as they were read (a key is the same key, as a number or as text), its contact apart. */
function asRead(
  data: Record<string, unknown>,
  read: Record<string, unknown>,
  named: string[],
): Record<string, unknown> {
  const { contact: _apart, ...rest } = data;
  const fields = Object.entries(rest).map(
    ([name, value]) => [name, named.includes(name) ? read[name] : value] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function unknownType(type: string): string {
  const known = nearest(type, eventNames).join(', ');
  return `no event type ${JSON.stringify(type.slice(0, 64))} is known; the nearest are ${known}`;
}
