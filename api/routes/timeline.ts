import { Router } from 'express';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import type { ApiContext } from '../context.ts';
import { recordRunEndsOf } from '../runs/record-run-ends.ts';
import { idOf } from './contacts.ts';
import { describe } from '../http/openapi.ts';
import { pageQuery, readCursor, writeCursor } from '../http/paging.ts';
import { parseOr, Problem } from '../http/problems.ts';
import { entry, type Entry } from '../timeline/entry.ts';
import { sources } from '../timeline/sources.ts';

describe('/v1/contacts/{id}/timeline', {
  get: {
    summary: 'Everything that happened to a contact, newest first; a text at the time of its latest step',
    query: pageQuery,
    responses: { 200: { list: entry } },
  },
});

export function timelineRoutes({ runs }: Pick<ApiContext, 'runs'>): Router {
  const router = Router();

  router.get('/v1/contacts/:id/timeline', async (request, response) => {
    const id = idOf(request.params.id);
    await recordRunEndsOf(runs, id);
    response.json(await readTimeline(id, request.query));
  });

  return router;
}

/** One page of what happened to a contact, newest first; `query` is that of a request. Throws a Problem. */
export async function readTimeline(id: string, query: unknown): Promise<{ items: Entry[]; next?: string }> {
  const { limit, cursor } = parseOr('query-invalid', pageQuery, query);
  if (!(await ContactModel.exists({ _id: id }))) throw new Problem('contact-unknown', 'Nobody has this id.');
  const position = readCursor(cursor, 'timeline');
  const lists = await Promise.all(sources.map((read) => read(id, position, limit + 1)));
  const merged = lists.flat().sort(newestFirst);
  const items = merged.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    ...(merged.length > limit && last ? { next: writeCursor({ at: new Date(last.at), id: last.id }, 'timeline') } : {}),
  };
}

/** The order the cursor relies on: time, then id, both descending. */
function newestFirst(a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}
