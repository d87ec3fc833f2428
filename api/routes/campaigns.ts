import { Router } from 'express';
import type { z } from 'zod';
import { acts, dayIsOver, messageOf, type Act } from '../../models/domain/campaigns/plan.ts';
import { defined } from '../../models/domain/defined.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { CampaignModel, type Campaign } from '../../models/documents/campaigns/campaign.ts';
import {
  countRecipients,
  recipientsAfter,
  type CampaignRecipient,
} from '../../models/documents/campaigns/recipient.ts';
import { isDuplicateKey } from '../../models/documents/connect.ts';
import { owingAfter } from '../../models/documents/owing.ts';
import { audienceOf } from '../../models/documents/segments/audience.ts';
import { allSegments, resolved } from '../../models/documents/segments/known.ts';
import type { ApiContext } from '../context.ts';
import { tellCampaign } from '../effects/tell-campaign.ts';
import {
  changedCampaign,
  changedRate,
  newCampaign,
  recipientQuery,
  type campaignItem,
  type recipientItem,
} from '../http/campaign-schemas.ts';
import { findPage, pageOf, pageQuery, readCursor } from '../http/paging.ts';
import { parseOr, pointerOf, Problem, refusal, type Fault } from '../http/problems.ts';
import { soundCondition } from '../segments/known-names.ts';

type Plan = z.output<typeof changedCampaign>;

/** Broadcasts to an audience. */
export function campaignRoutes(context: Pick<ApiContext, 'runs' | 'log' | 'faultsOfText'>): Router {
  const router = Router();

  router.get('/v1/campaigns', async (request, response) => {
    const query = parseOr('query-invalid', pageQuery, request.query);
    response.json(await findPage(CampaignModel, 'createdAt', {}, query, toItem));
  });

  router.post('/v1/campaigns', async (request, response) => {
    const { name, ...plan } = parseOr('body-invalid', newCampaign, request.body);
    const now = new Date();
    const row = { _id: name, ...(await sound(name, plan, now)), state: 'draft' as const, createdAt: now, attempts: 0 };
    try {
      await CampaignModel.create(row);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new Problem('campaign-exists', `There is a campaign ${name}.`);
    }
    response
      .status(201)
      .location(`/v1/campaigns/${name}`)
      .json(toItem(await known(name)));
  });

  router.get('/v1/campaigns/:campaign', async (request, response) => {
    const campaign = await known(request.params.campaign);
    response.json({ ...toItem(campaign), outcomes: await countRecipients(campaign._id) });
  });

  router.put('/v1/campaigns/:campaign', async (request, response) => {
    const { _id } = await known(request.params.campaign);
    const plan = parseOr('body-invalid', changedCampaign, request.body);
    const row = await sound(_id, plan, new Date());
    const absent = (['about', 'begins', 'endsAt'] as const).filter((field) => row[field] === undefined);
    const update = { $set: row, $unset: Object.fromEntries(absent.map((field) => [field, 1])) };
    const { matchedCount } = await CampaignModel.updateOne({ _id, state: 'draft' }, update);
    if (matchedCount === 0) throw await unfit(_id, 'Only a draft is edited: what people have got must stay as it was.');
    response.json(toItem(await known(_id)));
  });

  router.delete('/v1/campaigns/:campaign', async (request, response) => {
    const { _id } = await known(request.params.campaign);
    const { deletedCount } = await CampaignModel.deleteOne({ _id, state: 'draft' });
    if (deletedCount === 0) throw await unfit(_id, 'Only a draft is removed; stop it instead.');
    response.status(204).end();
  });

  for (const act of Object.keys(acts) as Act[])
    router.post(`/v1/campaigns/:campaign/${act}`, async (request, response) => {
      const campaign = await known(request.params.campaign);
      const now = new Date();
      if (act === 'start' && campaign.state === 'draft') await mustBeStartable(campaign, now);
      const { from, to } = acts[act];
      const changed = { state: to, ...(act === 'start' ? { startedAt: now } : {}) };
      response.status(202).json(toItem(await change(campaign, from, changed, now)));
    });

  router.put('/v1/campaigns/:campaign/rate', async (request, response) => {
    const campaign = await known(request.params.campaign);
    const { perSecond } = parseOr('body-invalid', changedRate, request.body);
    response.json(toItem(await change(campaign, ['draft', 'running', 'paused'], { perSecond }, new Date())));
  });

  router.get('/v1/campaigns/:campaign/recipients', async (request, response) => {
    const { limit, cursor, outcome, reason } = parseOr('query-invalid', recipientQuery, request.query);
    const { _id: campaign } = await known(request.params.campaign);
    const list = `Recipients of ${campaign}`;
    const after = readCursor(cursor, list)?.id ?? '';
    const rows = await recipientsAfter(campaign, { outcome, reason, after, limit: limit + 1 });
    const { items, ...next } = pageOf(rows, limit, list, ({ contactId }) => contactId);
    response.json({ items: items.map(toRecipient), ...next });
  });

  /** What is stored of a plan in which nothing is wrong. @throws Problem `body-invalid` with every fault */
  async function sound(name: string, { audience, text, begins, endsAt, perSecond, about }: Plan, now: Date) {
    const condition = soundCondition(audience, await allSegments(), undefined, '/audience');
    const written = { ...(text as object), key: messageOf(name) };
    const faults: Fault[] = context
      .faultsOfText(written)
      .map(({ path, message }) => ({ pointer: pointerOf('/text', path.map(String)), detail: message }));
    faults.push(...faultsOfTimes({ begins, endsAt }, now));
    if (faults.length > 0) throw refusal('body-invalid', faults);
    const { key: _key, ...definition } = written;
    const dates = endsAt === undefined ? {} : { endsAt: new Date(endsAt) };
    return defined<Pick<Campaign, 'audience' | 'text' | 'perSecond' | 'updatedAt'> & Partial<Campaign>>({
      about,
      audience: condition,
      text: definition as MessageDefinition,
      begins,
      ...dates,
      perSecond,
      updatedAt: now,
    });
  }

  /** Changes a campaign that is in one of these states, and tells its run; where that cannot be now, the sweeper does. */
  async function change(
    { _id, state }: Campaign,
    from: readonly Campaign['state'][],
    set: Partial<Campaign>,
    now: Date,
  ): Promise<Campaign> {
    const told = set.state !== undefined || state !== 'draft' ? owingAfter(5_000, now) : {};
    const row = await CampaignModel.findOneAndUpdate(
      { _id, state: { $in: from } },
      { $set: { ...set, updatedAt: now, ...told } },
      { returnDocument: 'after' },
    ).lean();
    if (!row) throw await unfit(_id, `It must be ${from.join(' or ')}.`);
    if (row.pendingAt === undefined) return row;
    await tellCampaign(context.runs, row).catch((error: unknown) => {
      context.log.warn({ campaign: _id, err: error }, 'a campaign is told later that it was changed');
    });
    return row;
  }

  return router;
}

function faultsOfTimes({ begins, endsAt }: Pick<Plan, 'begins' | 'endsAt'>, now: Date): Fault[] {
  const past = 'lies in the past';
  const faults: Fault[] = [];
  if (begins && 'at' in begins && new Date(begins.at) < now) faults.push({ pointer: '/begins/at', detail: past });
  if (begins && 'onDay' in begins && dayIsOver(begins.onDay, now))
    faults.push({ pointer: '/begins/onDay', detail: past });
  if (endsAt === undefined) return faults;
  const first = begins
    ? 'at' in begins
      ? Date.parse(begins.at)
      : Date.parse(`${begins.onDay}T00:00:00Z`)
    : now.getTime();
  if (Date.parse(endsAt) <= now.getTime()) faults.push({ pointer: '/endsAt', detail: past });
  else if (Date.parse(endsAt) <= first) faults.push({ pointer: '/endsAt', detail: 'lies before its beginning' });
  return faults;
}

/** @throws Problem where its times are over by now, or nobody belongs to its audience */
async function mustBeStartable({ begins, endsAt, audience }: Campaign, now: Date): Promise<void> {
  const faults = faultsOfTimes(
    defined<Pick<Plan, 'begins' | 'endsAt'>>({ begins, endsAt: endsAt?.toISOString() }),
    now,
  );
  if (faults.length > 0) throw refusal('body-invalid', faults);
  for await (const page of audienceOf(await resolved(audience), { now })) if (page.length > 0) return;
  throw new Problem(
    'campaign-for-nobody',
    'Nobody belongs to its audience now; try it with POST /v1/segments/preview.',
  );
}

async function known(name: string): Promise<Campaign> {
  const campaign = await CampaignModel.findById(name).lean();
  if (!campaign) throw new Problem('campaign-unknown', 'Find its name with GET /v1/campaigns.');
  return campaign;
}

async function unfit(name: string, detail: string): Promise<Problem> {
  const { state } = await known(name);
  return new Problem('campaign-state', `The campaign is ${state}. ${detail}`);
}

type Item = z.output<typeof campaignItem>;

function toItem(campaign: Campaign): Item {
  const { _id: name, pendingAt: _pending, attempts: _attempts, ...row } = campaign;
  const dates = Object.entries(row).map(([field, value]) => [
    field,
    value instanceof Date ? value.toISOString() : value,
  ]);
  return { name, ...Object.fromEntries(dates) } as Item;
}

type Shown = Omit<CampaignRecipient, 'outcome'> & { outcome?: CampaignRecipient['outcome'] | 'waiting' };

function toRecipient({ contactId, outcome = 'waiting', reason, dueAt, deliveryId, settledAt }: Shown) {
  return defined<z.output<typeof recipientItem>>({
    contactId,
    outcome,
    reason,
    dueAt: dueAt?.toISOString(),
    deliveryId,
    settledAt: settledAt?.toISOString(),
  });
}
