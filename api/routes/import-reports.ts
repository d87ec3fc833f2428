import { Router } from 'express';
import { z } from 'zod';
import { defined } from '../../models/domain/defined.ts';
import { ImportFaultModel, type ImportFault } from '../../models/documents/imports/fault.ts';
import { ImportReportModel, type ImportReport } from '../../models/documents/imports/report.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';

const reportItem = z
  .object({
    id: z.string(),
    state: z.enum(['receiving', 'running', 'done', 'stopped']).meta({
      description: 'Once it is `running` it is finished, whatever is killed.',
    }),
    reason: z.enum(['upload-broken', 'file-gone', 'internal']).optional().meta({ description: 'Why it was stopped.' }),
    list: z.string().optional().meta({ description: 'The list that its rows joined.' }),
    counts: z.object({ created: z.int(), updated: z.int(), rejected: z.int() }),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'ImportReport' });
const faultItem = z
  .object({
    line: z.int(),
    contactId: z.string().optional(),
    field: z.string(),
    reason: z.string(),
    sharedWith: z.array(z.string()).optional().meta({ description: 'Others that have the same number.' }),
    raw: z.string().optional().meta({ description: 'What stood in the cell.' }),
  })
  .meta({ id: 'ImportFault' });

describe('/v1/imports', {
  get: {
    summary: 'Imports of the last 30 days, newest first',
    query: pageQuery,
    responses: { 200: { list: reportItem } },
  },
});
describe('/v1/imports/{id}', {
  get: { summary: 'What became of an import; kept for 30 days', responses: { 200: reportItem } },
});
describe('/v1/imports/{id}/faults', {
  get: {
    summary:
      'Every fault of its rejected rows, and numbers that others have too, with what was written; the last line first',
    query: pageQuery,
    responses: { 200: { list: faultItem } },
  },
});

export function importReportRoutes(): Router {
  const router = Router();

  router.get('/v1/imports', async (request, response) => {
    const query = parseOr('query-invalid', pageQuery, request.query);
    response.json(await findPage(ImportReportModel, 'createdAt', {}, query, toReport));
  });

  router.get('/v1/imports/:id', async (request, response) => {
    response.json(toReport(await known(request.params.id)));
  });

  router.get('/v1/imports/:id/faults', async (request, response) => {
    const query = parseOr('query-invalid', pageQuery, request.query);
    const { _id: importId } = await known(request.params.id);
    response.json(await findPage(ImportFaultModel, 'createdAt', { importId }, query, toFault));
  });

  return router;
}

async function known(id: string) {
  const report = await ImportReportModel.findById(id).lean();
  if (!report) throw new Problem('import-unknown', 'Reports are kept for 30 days.');
  return report;
}

function toReport({
  _id: id,
  state,
  reason,
  list,
  counts,
  createdAt,
  endedAt,
}: ImportReport): z.output<typeof reportItem> {
  return defined({
    id,
    state,
    reason,
    list,
    counts,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString(),
  });
}

function toFault({ line, contactId, field, reason, sharedWith, raw }: ImportFault): z.output<typeof faultItem> {
  return defined({
    line,
    field,
    reason,
    ...(contactId ? { contactId } : {}),
    sharedWith,
    raw,
  });
}
