import { Router } from 'express';
import { z } from 'zod';
import { chatChannels, isChatChannel } from '../../models/domain/message.ts';
import { replyHandlings, ReplyModel, type ReplyDocument } from '../../models/documents/reply.ts';
import { contactIdText } from '../http/cloud-events.ts';
import { countryCode, filterOf, oneOf, searchOf, timeRange, word, wordsFilterOf } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr } from '../http/problems.ts';

const replyItem = z
  .object({
    id: z.string(),
    route: z.string(),
    channel: z.enum(chatChannels).optional().meta({ description: 'The messenger by which it came; absent: SMS.' }),
    contactId: z.string().optional().meta({ description: 'Absent where nobody has the number.' }),
    text: z.string().optional().meta({ description: 'Absent once the person was erased.' }),
    own: z
      .string()
      .optional()
      .meta({ description: 'What of the text is the person’s own, where it quotes ours; only that speaks.' }),
    handling: z.enum(replyHandlings).optional().meta({ description: 'What became of it; absent until then.' }),
    journey: z.string().optional(),
    deliveryId: z.string().optional().meta({ description: 'The text that it answers.' }),
    workflowId: z.string().optional().meta({ description: 'The run that was told.' }),
    country: z.string().optional().meta({ description: 'By the number it came from.' }),
    at: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().optional().meta({ description: 'When it goes; only where nobody has the number.' }),
  })
  .meta({ id: 'Reply' });

const listQuery = pageQuery.extend({
  contactId: contactIdText.optional(),
  handling: oneOf(replyHandlings),
  journey: word(64).optional(),
  country: countryCode.optional(),
  ...timeRange,
});

describe('/v1/replies', {
  get: {
    summary: 'What people wrote, and what became of it, newest first',
    query: listQuery,
    responses: { 200: { list: replyItem } },
  },
});

const search = searchOf(listQuery).meta({ id: 'ReplySearch' });
describe('/v1/replies/search', {
  post: {
    summary: 'Find what people wrote by their words; words come in a body, never in an address',
    body: { 'application/json': search },
    examples: { 'application/json': { 'By words': () => ({ words: 'where is', handling: ['no-question'] }) } },
    responses: { 200: { list: replyItem } },
  },
});

export function replyRoutes(): Router {
  const router = Router();
  router.get('/v1/replies', async (request, response) => {
    const { limit, cursor, ...wanted } = parseOr('query-invalid', listQuery, request.query);
    response.json(await findPage(ReplyModel, 'receivedAt', filterOf('receivedAt', wanted), { limit, cursor }, toItem));
  });

  router.post('/v1/replies/search', async (request, response) => {
    const { limit, cursor, ...wanted } = parseOr('body-invalid', search, request.body);
    const page = { limit, cursor };
    response.json(await findPage(ReplyModel, 'receivedAt', wordsFilterOf('receivedAt', wanted), page, toItem));
  });

  return router;
}

function toItem({ _id: id, at, receivedAt, expiresAt, channel, ...row }: ReplyDocument): z.output<typeof replyItem> {
  const { from: _from, act: _act, locale: _locale, pendingAt: _pendingAt, attempts: _attempts, ...shown } = row;
  const goes = expiresAt ? { expiresAt: expiresAt.toISOString() } : {};
  const by = channel && isChatChannel(channel) ? { channel } : {};
  return { id, ...shown, ...by, at: at.toISOString(), receivedAt: receivedAt.toISOString(), ...goes };
}
