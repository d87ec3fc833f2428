import { once } from 'node:events';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { listName } from '../../models/domain/list-name.ts';
import type { ImportReport } from '../../models/documents/imports/report.ts';
import type { Importer, Outcome } from '../import/importer.ts';
import { importEnd, importLine } from '../import/save-rows.ts';
import { describe } from '../http/openapi.ts';
import { parseOr } from '../http/problems.ts';

/** A client that reads nothing for so long has left. */
const stalledMs = 30_000;

const query = z.object({
  report: z.enum(['all', 'rejected']).default('all').meta({ description: 'Which lines the answer tells of.' }),
  list: listName.optional().meta({ description: 'The list that every row joins; one that is rejected does not.' }),
});

describe('/v1/contacts/import', {
  post: {
    summary:
      'Import contacts as CSV or NDJSON: what a row names is set, what it leaves empty is removed, the rest stays',
    query,
    body: { 'text/csv': z.string(), 'application/x-ndjson': z.string() },
    examples: {
      'text/csv': {
        'Two people': () => 'id,phone,country,attributes.tier\nanna,+447700900123,,gold\nboris,8 (916) 123-45-67,RU,\n',
      },
      'application/x-ndjson': { 'One person': () => '{"id":"anna","phone":"+447700900123"}\n' },
    },
    responses: { 200: { as: 'application/x-ndjson', schema: z.union([importLine, importEnd]) } },
  },
});

export function importRoutes(importer: Importer): Router {
  const router = Router();

  router.post('/v1/contacts/import', async (request, response) => {
    const { report, list } = parseOr('query-invalid', query, request.query);
    const lease = await takeIn(request, list);
    if (!lease) return;
    // A client of the rejected rows alone may wait long for the first, and learns the id now.
    response.status(200).type('application/x-ndjson').location(`/v1/imports/${lease.id}`).flushHeaders();
    const outcome = await importer.run(lease, async (line) => {
      if (report === 'all' || line.result === 'rejected') await write(response, line);
    });
    await write(response, lastLine(lease.id, outcome));
    response.end();
  });

  /** The import of a whole upload; undefined when the client left before its end. */
  async function takeIn(request: Request, list: string | undefined) {
    try {
      const format = request.is('text/csv') ? 'csv' : 'ndjson';
      return await importer.receive(
        request,
        defined<Pick<ImportReport, 'format' | 'list'>>({ format, list }),
        charsetOf(request),
      );
    } catch (error) {
      if (request.errored) return undefined;
      throw error;
    }
  }

  return router;
}

/** The status was sent before the first line, so what happened later on is told in the last. */
function lastLine(id: string, { state, reason, counts }: Outcome): object {
  if (state === 'done') return { import: id, summary: counts };
  return state === 'running'
    ? { import: id, continues: true, summary: counts }
    : { import: id, stopped: reason, summary: counts };
}

function charsetOf(request: Request): string | undefined {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.get('content-type') ?? '')?.[1];
}

async function write(response: Response, line: object): Promise<void> {
  if (response.destroyed) return;
  if (response.write(`${JSON.stringify(line)}\n`)) return;
  const settled = new AbortController();
  const { signal } = settled;
  const stalled = setTimeout(() => response.destroy(), stalledMs);
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).catch(() => undefined);
  clearTimeout(stalled);
  settled.abort();
}
