import { z } from 'zod';
import { conditionJson } from '../../models/domain/segments/condition.ts';
import { segmentName } from '../../models/domain/segments/name.ts';
import { describe } from './openapi.ts';
import { pageQuery } from './paging.ts';

const about = z.string().min(1).max(500).optional().meta({ description: 'What it is for.' });
export const segmentItem = z
  .object({
    name: z.string(),
    about,
    from: z.enum(['config', 'api']).meta({ description: 'Those of `tidings.config.ts` are changed there.' }),
    condition: conditionJson,
    version: z.int().optional().meta({ description: 'How often it has been written.' }),
    createdAt: z.iso.datetime().optional(),
    updatedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Segment' });

const condition = z.unknown().meta({ override: { $ref: '#/components/schemas/SegmentCondition' } });
export const newSegment = z.strictObject({ name: segmentName, about, condition }).meta({ id: 'NewSegment' });
export const changedSegment = z.strictObject({ about, condition }).meta({ id: 'SegmentChange' });
const sample = z.coerce.number().int().min(0).max(100).default(10);
export const tried = z.strictObject({ condition, sample: sample.optional() }).meta({ id: 'SegmentTrial' });
export const sampleQuery = z.object({ sample });

const preview = z
  .object({
    of: z.int().meta({ description: 'Contacts that there are.' }),
    count: z.int().meta({ description: 'Contacts who belong to it.' }),
    sample: z.array(z.string()).meta({ description: 'Some of them, drawn at random.' }),
    conditions: z.array(
      z.object({
        condition: conditionJson,
        holds: z.int().meta({ description: 'Contacts for whom it holds.' }),
        removes: z.int().meta({ description: 'Contacts whom nothing else keeps out.' }),
        left: z.int().meta({ description: 'Contacts for whom it holds, and all conditions before it.' }),
      }),
    ),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'SegmentPreview' });

const membership = z
  .object({
    name: z.string(),
    belongs: z.boolean().optional(),
    unfit: z.string().optional().meta({ description: 'Why it cannot be asked: a segment that it names is gone.' }),
  })
  .meta({ id: 'SegmentMembership' });
const json = <T>(content: T) => ({ 'application/json': content });
const example = () => ({ all: [{ contact: 'country', is: 'GB' }, { not: { list: 'staff' } }] });

describe('/v1/segments', {
  get: {
    summary: 'Segments by name, of the config and made here',
    query: pageQuery,
    responses: { 200: { list: segmentItem } },
  },
  post: {
    summary: 'Make a segment',
    body: json(newSegment),
    examples: json({ British: () => ({ name: 'british', about: 'Lives in Britain', condition: example() }) }),
    responses: { 201: segmentItem },
  },
});
describe('/v1/segments/preview', {
  post: {
    summary: 'Count whom a condition means, and how many each part of it keeps out',
    body: json(tried),
    examples: json({ British: () => ({ condition: example() }) }),
    responses: { 200: preview },
  },
});
describe('/v1/segments/{segment}', {
  get: { summary: 'One segment', responses: { 200: segmentItem } },
  put: {
    summary: 'Replace a segment that was made here; journeys and campaigns that ask it mean the new one from then on',
    body: json(changedSegment),
    examples: json({ British: () => ({ condition: example() }) }),
    responses: { 200: segmentItem },
  },
  delete: { summary: 'Remove a segment that was made here and that no other names', responses: { 204: null } },
});
describe('/v1/segments/{segment}/preview', {
  get: {
    summary: 'Count a segment, and how many each part of it keeps out',
    query: sampleQuery,
    responses: { 200: preview },
  },
});
describe('/v1/segments/{segment}/contacts', {
  get: {
    summary: 'Who belongs to a segment now, by id',
    query: pageQuery,
    responses: { 200: { list: z.object({ id: z.string() }).meta({ id: 'SegmentMember' }) } },
  },
});
describe('/v1/contacts/{id}/segments', {
  get: {
    summary: 'To which segments a contact belongs now',
    responses: { 200: z.object({ items: z.array(membership) }) },
  },
});
