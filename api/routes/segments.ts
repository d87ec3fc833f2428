import { Router, type Response } from 'express';
import type { z } from 'zod';
import { nearest } from '../../models/config/nearest.ts';
import { defined } from '../../models/domain/defined.ts';
import { segmentsIn, type Condition } from '../../models/domain/segments/condition.ts';
import { UnfitSegment, withoutReferences, type Segments } from '../../models/domain/segments/references.ts';
import { CampaignModel } from '../../models/documents/campaigns/campaign.ts';
import { isDuplicateKey } from '../../models/documents/connect.ts';
import { audienceOf, conditionsOf } from '../../models/documents/segments/audience.ts';
import { allSegments, resolved } from '../../models/documents/segments/known.ts';
import { previewOf } from '../../models/documents/segments/preview.ts';
import { SegmentModel, type SegmentDocument } from '../../models/documents/segments/segment.ts';
import { declaredSegments } from '../../models/segments.ts';
import { pageOf, pageQuery, readCursor } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import type { segmentItem } from '../http/segment-schemas.ts';
import { changedSegment, newSegment, sampleQuery, tried } from '../http/segment-schemas.ts';
import { soundCondition } from '../segments/known-names.ts';
import { living } from './contacts.ts';

/** So many audiences are counted at once; each reads all contacts. */
const atOnce = 2;

/** Audiences by name. */
export function segmentRoutes(): Router {
  const router = Router();
  let underWay = 0;

  router.get('/v1/segments', async (request, response) => {
    const { limit, cursor } = parseOr('query-invalid', pageQuery, request.query);
    const after = readCursor(cursor, 'Segment by name')?.id ?? '';
    const made = await SegmentModel.find().lean();
    const items = [
      ...[...declaredSegments].map(([name, each]) => declared(name, each)),
      ...made.filter(({ _id }) => !declaredSegments.has(_id)).map(toItem),
    ]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .filter(({ name }) => name > after);
    response.json(pageOf(items.slice(0, limit + 1), limit, 'Segment by name', ({ name }) => name));
  });

  router.post('/v1/segments', async (request, response) => {
    const { name, about: purpose, condition: written } = parseOr('body-invalid', newSegment, request.body);
    refuseDeclared(name);
    const sound = soundCondition(written, await allSegments(), name);
    const now = new Date();
    const row = { _id: name, condition: sound, version: 1, createdAt: now, updatedAt: now };
    try {
      const made = await SegmentModel.create(defined<SegmentDocument>({ ...row, about: purpose }));
      response.status(201).location(`/v1/segments/${name}`).json(toItem(made.toObject()));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new Problem('segment-exists', `There is a segment ${name}; change it by PUT.`);
    }
  });

  router.post('/v1/segments/preview', async (request, response) => {
    const { condition: written, sample: size = 10 } = parseOr('body-invalid', tried, request.body);
    await answerPreview(response, soundCondition(written, await allSegments()), size);
  });

  router.get('/v1/segments/:segment', async (request, response) => {
    response.json(await known(request.params.segment));
  });

  router.put('/v1/segments/:segment', async (request, response) => {
    const { segment: name } = request.params;
    const { about: purpose, condition: written } = parseOr('body-invalid', changedSegment, request.body);
    refuseDeclared(name);
    await known(name);
    const sound = soundCondition(written, await allSegments(), name);
    const change = { condition: sound, updatedAt: new Date() };
    const update = {
      $set: purpose === undefined ? change : { ...change, about: purpose },
      $inc: { version: 1 },
      ...(purpose === undefined ? { $unset: { about: 1 } } : {}),
    };
    const row = await SegmentModel.findOneAndUpdate({ _id: name }, update, { returnDocument: 'after' }).lean();
    response.json(row ? toItem(row) : await known(name));
  });

  router.delete('/v1/segments/:segment', async (request, response) => {
    const { segment: name } = request.params;
    refuseDeclared(name);
    await known(name);
    const users = await usersOf(name);
    if (users.length > 0) throw new Problem('segment-used', `It is named by ${users.slice(0, 5).join(', ')}.`);
    await SegmentModel.deleteOne({ _id: name });
    response.status(204).end();
  });

  router.get('/v1/segments/:segment/preview', async (request, response) => {
    const { sample: size } = parseOr('query-invalid', sampleQuery, request.query);
    await answerPreview(response, (await known(request.params.segment)).condition, size);
  });

  router.get('/v1/segments/:segment/contacts', async (request, response) => {
    const { limit, cursor } = parseOr('query-invalid', pageQuery, request.query);
    const { name } = await known(request.params.segment);
    const list = `Members of ${name}`;
    const after = readCursor(cursor, list)?.id ?? '';
    const members: { id: string }[] = [];
    await inTurn(async () => {
      for await (const page of audienceOf(await resolved({ segment: name }), { now: new Date(), after })) {
        members.push(...page.map((id) => ({ id })));
        if (members.length > limit || response.destroyed) break;
      }
    });
    response.json(pageOf(members.slice(0, limit + 1), limit, list, ({ id }) => id));
  });

  router.get('/v1/contacts/:id/segments', async (request, response) => {
    const { _id: id } = await living(request.params.id);
    const segments = await allSegments();
    const asked = [...segments.keys()].sort().map((name) => ({ name, ...conditionOf(name, segments) }));
    const fit = asked.flatMap(({ whole }) => whole ?? []);
    const belongs = (await conditionsOf(id, fit, new Date())) ?? [];
    const answers = new Map(fit.map((whole, index) => [whole, belongs[index] ?? false]));
    response.json({
      items: asked.map(({ name, whole, unfit }) => (whole ? { name, belongs: answers.get(whole) } : { name, unfit })),
    });
  });

  async function answerPreview(response: Response, asked: Condition, sampleSize: number): Promise<void> {
    const parts = 'all' in asked ? asked.all : [asked];
    const whole = await Promise.all(parts.map(resolved));
    const now = new Date();
    const isWanted = () => !response.destroyed;
    const counted = await inTurn(() => previewOf(whole, { now, sampleSize, isWanted }));
    if (!counted) return;
    const conditions = counted.conditions.map((each, index) => ({ condition: parts[index], ...each }));
    response.json({ ...counted, conditions, asOf: now.toISOString() });
  }

  async function inTurn<T>(count: () => Promise<T>): Promise<T> {
    if (underWay >= atOnce)
      throw new Problem('audiences-busy', `${atOnce} audiences are being counted.`, { retryAfterSeconds: 5 });
    underWay += 1;
    try {
      return await count();
    } finally {
      underWay -= 1;
    }
  }

  return router;
}

type Item = z.output<typeof segmentItem>;

function declared(name: string, condition: Condition): Item {
  return { name, from: 'config', condition };
}

function toItem({ _id: name, about: purpose, condition: each, version, createdAt, updatedAt }: SegmentDocument): Item {
  return defined<Item>({
    name,
    about: purpose,
    from: 'api',
    condition: each,
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });
}

/** @throws Problem `segment-unknown`, with the nearest names */
async function known(name: string): Promise<Item> {
  const here = declaredSegments.get(name);
  if (here) return declared(name, here);
  const row = await SegmentModel.findById(name).lean();
  if (row) return toItem(row);
  const names = [...(await allSegments()).keys()];
  const like = nearest(name.slice(0, 64), names);
  throw new Problem('segment-unknown', like.length > 0 ? `Did you mean ${like.join(', ')}?` : 'There is none yet.');
}

function refuseDeclared(name: string): void {
  if (declaredSegments.has(name))
    throw new Problem('segment-declared', `${name} stands in tidings.config.ts, and is changed there.`);
}

/** What names a segment: other segments, and campaigns that have not ended, told as such. */
async function usersOf(name: string): Promise<string[]> {
  const campaigns = await CampaignModel.find({ state: { $in: ['draft', 'running', 'paused'] } })
    .select('audience')
    .lean();
  const names = (audience: Condition) => segmentsIn(audience).includes(name);
  return [
    ...[...(await allSegments())].flatMap(([user, each]) => (names(each) ? [user] : [])),
    ...campaigns.flatMap(({ _id, audience }) => (names(audience) ? [`the campaign ${_id}`] : [])),
  ];
}

/** The whole condition of a segment, or why it cannot be asked. */
function conditionOf(segment: string, segments: Segments): { whole?: Condition; unfit?: string } {
  try {
    return { whole: withoutReferences({ segment }, segments) };
  } catch (error) {
    if (!(error instanceof UnfitSegment)) throw error;
    return { unfit: error.message };
  }
}
