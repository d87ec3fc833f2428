import { locales } from '../../models/installation.ts';
import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { kinds } from '../../models/domain/message.ts';
import { TextVersionModel, type TextVersion } from '../../models/documents/text-version.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';

const textVersion = z
  .object({
    id: z.string().meta({ description: 'What `textVersion` of a delivery names.' }),
    key: z.string().meta({ description: '`<journey>/<text>`.' }),
    locale: z.enum(locales),
    kind: z.enum(kinds),
    purpose: z.string().optional(),
    subject: z.string().optional().meta({ description: 'Of an e-mail, with its placeholders.' }),
    title: z.string().optional().meta({ description: 'Of a notification, with its placeholders.' }),
    opens: z.string().optional().meta({ description: 'What a tap on the notification opens, with its placeholders.' }),
    source: z.string().meta({ description: 'The words with their placeholders.' }),
    variables: z.array(z.string()),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'TextVersion' });
const listQuery = pageQuery.extend({ locale: z.enum(locales).optional(), kind: z.enum(kinds).optional() });

describe('/v1/texts', {
  get: {
    summary: 'Every version of every text that was ever published, newest first',
    query: listQuery,
    responses: { 200: { list: textVersion } },
  },
});
describe('/v1/texts/{+key}', {
  get: {
    summary: 'Every version of one text, newest first',
    query: listQuery,
    responses: { 200: { list: textVersion } },
  },
});

export function textRoutes(): Router {
  const router = Router();

  router.get('/v1/texts', async (request, response) => {
    response.json(await findVersions({}, request.query));
  });

  router.get('/v1/texts/*key', async (request, response) => {
    const key = request.params.key.join('/');
    if (!(await TextVersionModel.exists({ key }))) {
      throw new Problem('text-unknown', 'Find its key with GET /v1/texts.');
    }
    response.json(await findVersions({ key }, request.query));
  });

  return router;
}

function findVersions(only: { key?: string }, query: unknown) {
  const { locale, kind, ...page } = parseOr('query-invalid', listQuery, query);
  const filter = defined<Partial<TextVersion>>({ ...only, locale, kind });
  return findPage(TextVersionModel, 'publishedAt', filter, page, toItem);
}

function toItem({ _id: id, publishedAt, ...version }: TextVersion): z.output<typeof textVersion> {
  return { id, ...version, publishedAt: publishedAt.toISOString() };
}
