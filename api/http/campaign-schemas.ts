import { z } from 'zod';
import { begins, campaignName, campaignStates, perSecond } from '../../models/domain/campaigns/plan.ts';
import { kinds, textChannels } from '../../models/domain/message.ts';
import { conditionJson } from '../../models/domain/segments/condition.ts';
import { instant } from '../../models/domain/time/instants.ts';
import { brandIds, installation, locales } from '../../models/installation.ts';
import { describe } from './openapi.ts';
import { pageQuery } from './paging.ts';

const inEach = z
  .object(Object.fromEntries(locales.map((locale) => [locale, z.string()])))
  .meta({ description: 'In every language of the installation.' });

/** The text of a campaign as it is described; what is wrong with one is told by the checks that all texts pass. */
const textJson = z
  .object({
    kind: z.enum(kinds),
    purpose: z.enum(installation.purposes as [string, ...string[]]).optional(),
    brand: z.enum(brandIds).optional(),
    channel: z.enum(textChannels).optional(),
    text: inEach,
    subject: inEach.optional(),
    title: inEach.optional(),
    opens: z.string().optional(),
    maxParts: z.int().min(1).optional(),
    smart: z.literal(true).optional(),
    transliterate: z.literal(true).optional(),
    trackLinks: z.literal(false).optional(),
    expiresAfter: z.string().optional(),
    whenCapped: z.enum(['defer', 'skip']).optional(),
  })
  .meta({ id: 'CampaignText', description: 'A text as journeys have it, without values of its own.' });

const about = z.string().min(1).max(500).optional().meta({ description: 'What it is for.' });
const plan = {
  about,
  audience: z.unknown().meta({ override: { $ref: '#/components/schemas/SegmentCondition' } }),
  text: z.unknown().meta({ override: { $ref: '#/components/schemas/CampaignText' } }),
  begins: begins.optional(),
  endsAt: instant.optional().meta({ description: 'Who has not got it by then gets it no more.' }),
  perSecond: perSecond.default(50).meta({ description: 'Texts each second.' }),
};
export const newCampaign = z.strictObject({ name: campaignName, ...plan }).meta({ id: 'NewCampaign' });
export const changedCampaign = z.strictObject(plan).meta({ id: 'CampaignChange' });
export const changedRate = z.strictObject({ perSecond }).meta({ id: 'CampaignRate' });

export const campaignItem = z
  .object({
    name: z.string(),
    about,
    state: z.enum(campaignStates),
    audience: conditionJson,
    text: textJson,
    begins: begins.optional(),
    endsAt: z.iso.datetime().optional(),
    perSecond: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    frozenAt: z.iso.datetime().optional().meta({ description: 'From when on its audience stands.' }),
    recipients: z.int().optional().meta({ description: 'How many it has.' }),
    endedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Campaign' });
const campaignDetail = campaignItem
  .extend({
    outcomes: z.array(
      z.object({
        outcome: z.enum(['waiting', 'sent', 'skipped', 'undeliverable', 'stopped']),
        reason: z.string().optional(),
        count: z.int(),
      }),
    ),
  })
  .meta({ id: 'CampaignDetail' });
export const recipientItem = z
  .object({
    contactId: z.string(),
    outcome: z.enum(['waiting', 'sent', 'skipped', 'undeliverable', 'stopped']),
    reason: z.string().optional(),
    dueAt: z.iso.datetime().optional().meta({ description: 'When the gate is asked next.' }),
    deliveryId: z.string().optional(),
    settledAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'CampaignRecipient' });
export const recipientQuery = pageQuery.extend({
  outcome: recipientItem.shape.outcome.optional(),
  reason: z.string().max(64).optional(),
});

const json = <T>(content: T) => ({ 'application/json': content });
const example = () => ({
  about: 'Spring sale',
  audience: { segment: 'repeat-buyers' },
  text: {
    kind: 'marketing',
    ...(installation.purposes[0] === undefined ? {} : { purpose: installation.purposes[0] }),
    text: Object.fromEntries(locales.map((locale) => [locale, 'Sale: https://shop.example/sale {{unsubscribeUrl}}'])),
  },
  perSecond: 20,
});

describe('/v1/campaigns', {
  get: { summary: 'Campaigns, newest first', query: pageQuery, responses: { 200: { list: campaignItem } } },
  post: {
    summary: 'Draft a campaign; nothing leaves before it is started',
    body: json(newCampaign),
    examples: json({ 'A sale': () => ({ name: 'spring-sale', ...example() }) }),
    responses: { 201: campaignItem },
  },
});
describe('/v1/campaigns/{campaign}', {
  get: { summary: 'One campaign, with what has come of it', responses: { 200: campaignDetail } },
  put: {
    summary: 'Replace a draft',
    body: json(changedCampaign),
    examples: json({ 'A sale': example }),
    responses: { 200: campaignItem },
  },
  delete: { summary: 'Remove a draft', responses: { 204: null } },
});
for (const [act, summary] of Object.entries({
  start: 'Start a draft: its audience is frozen, at its time or now, and the text goes to everybody in it once',
  pause: 'Pause a campaign; what is on its way leaves',
  resume: 'Go on with a paused campaign, behind the last text that left',
  stop: 'Stop a campaign for good; whoever has not got the text does not get it',
}))
  describe(`/v1/campaigns/{campaign}/${act}`, { post: { summary, responses: { 202: campaignItem } } });
describe('/v1/campaigns/{campaign}/rate', {
  put: {
    summary: 'Change how many texts leave each second',
    body: json(changedRate),
    examples: json({ Slower: () => ({ perSecond: 5 }) }),
    responses: { 200: campaignItem },
  },
});
describe('/v1/campaigns/{campaign}/recipients', {
  get: {
    summary: 'Everybody in the frozen audience, with what has come of it for each',
    query: recipientQuery,
    responses: { 200: { list: recipientItem } },
  },
});
