import { distance } from 'fastest-levenshtein';
import type { Request } from 'express';
import { z } from 'zod';
import { eventNames, eventSchemas, isEventName } from '../models/domain/events.ts';
import { faultsOf, Problem, type Fault } from './problems.ts';

const maxBatch = 10_000;

/** Opaque and free of personal data: it becomes part of workflow ids. */
export const contactId = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'must be 1 to 64 letters, digits, or . _ : - (an opaque id, no phone or e-mail)');

/** CloudEvents 1.0 in structured form; `subject` is the contact. */
export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().regex(/^\S{1,128}$/, 'must be 1 to 128 characters without spaces'),
    source: z.string().regex(/^\S{1,128}$/, 'must be 1 to 128 characters without spaces'),
    type: z.string().min(1).max(128),
    subject: contactId.meta({ description: 'The id of the contact it happened to.' }),
    time: z.iso.datetime({ offset: true, error: 'must be ISO 8601 with a zone, such as 2026-05-04T09:00:00Z' }),
    datacontenttype: z.literal('application/json').optional(),
    data: z.record(z.string(), z.unknown()).default({}),
  })
  .loose()
  .meta({ id: 'CloudEvent' });
export type CloudEvent = z.output<typeof cloudEvent>;

/** The events of a request in any of the three modes of CloudEvents, each checked by the schema of its type. */
export function readCloudEvents(request: Request): { events: CloudEvent[]; batch: boolean } {
  const type = request.is(['application/cloudevents-batch+json', 'application/cloudevents+json', 'application/json']);
  if (!type) {
    throw new Problem(
      'content-type-unsupported',
      'Send application/cloudevents+json, application/cloudevents-batch+json, or application/json with ce- headers.',
    );
  }
  const body: unknown = request.body;
  const binary = request.get('ce-specversion') !== undefined;
  const batch = !binary && Array.isArray(body);
  const list = batch ? (body as unknown[]) : [binary ? fromHeaders(request) : body];
  if (list.length > maxBatch) throw new Problem('batch-too-large', `At most ${maxBatch} events fit a batch.`);

  const events: CloudEvent[] = [];
  const faults: Fault[] = [];
  list.forEach((item, index) => {
    const read = readOne(item, batch ? `/${index}` : '');
    if (Array.isArray(read)) faults.push(...read);
    else events.push(read);
  });
  const [first] = faults;
  if (first) {
    const detail = faults.slice(0, 5).map((fault) => `${fault.pointer || 'body'}: ${fault.detail}`);
    throw new Problem(first.code ?? 'body-invalid', detail.join('; '), { faults });
  }
  return { events, batch };
}

function fromHeaders(request: Request): unknown {
  const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'time'];
  const found = attributes.map((name) => [name, decode(request.get(`ce-${name}`))]);
  return { ...Object.fromEntries(found.filter(([, value]) => value !== undefined)), data: request.body as unknown };
}

/** Header values of the binary mode are percent-encoded. */
function decode(value: string | undefined): string | undefined {
  try {
    return value && decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readOne(item: unknown, at: string): CloudEvent | Fault[] {
  const parsed = cloudEvent.safeParse(item);
  if (!parsed.success) return faultsOf(parsed.error, at);
  const { type, data } = parsed.data;
  if (!isEventName(type)) {
    return [{ pointer: `${at}/type`, detail: unknownType(type), code: 'event-type-unknown' }];
  }
  const payload = eventSchemas[type].safeParse(data);
  return payload.success ? parsed.data : faultsOf(payload.error, `${at}/data`);
}

function unknownType(type: string): string {
  const nearest = [...eventNames].sort((a, b) => distance(type, a) - distance(type, b)).slice(0, 3);
  return `no event type ${JSON.stringify(type.slice(0, 64))} is known; the nearest are ${nearest.join(', ')}`;
}
