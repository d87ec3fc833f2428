import { Router } from 'express';
import { z } from 'zod';
import { listName, mostLists } from '../../models/domain/list-name.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import {
  countLists,
  emptyList,
  joinList,
  leaveList,
  listsOf,
  type Membership,
} from '../../models/documents/contacts/lists.ts';
import { sharedNumbers } from '../../models/documents/contacts/shared-numbers.ts';
import { contactId } from '../http/cloud-events.ts';
import { describe } from '../http/openapi.ts';
import { findPageById, pageOf, pageQuery, readCursor } from '../http/paging.ts';
import { parseOr, Problem, type ProblemCode } from '../http/problems.ts';
import { contactItem, living, toContactItem } from './contacts.ts';

/** More ids are not taken at once. */
const mostIds = 1_000;

const listItem = z
  .object({ name: z.string(), members: z.int().meta({ description: 'Contacts on it.' }) })
  .meta({ id: 'List' });

const ids = z.array(contactId).default([]);
const changes = z
  .strictObject({ add: ids, remove: ids })
  .refine(({ add, remove }) => add.length + remove.length <= mostIds, `may have at most ${mostIds} ids`)
  .superRefine(({ add, remove }, context) => {
    const added = new Set(add);
    for (const [index, id] of remove.entries())
      if (added.has(id)) context.addIssue({ code: 'custom', path: ['remove', index], message: 'is also in add' });
  })
  .meta({ id: 'ListChanges', description: `At most ${mostIds} ids together, none in both.` });

const refusals = ['contact-unknown', 'contact-erased', 'lists-full'] as const satisfies readonly ProblemCode[];
const changed = z
  .object({
    id: z.string(),
    result: z.enum(['member', 'absent', 'rejected']).meta({ description: 'Whether it is on the list now.' }),
    code: z.enum(refusals).optional().meta({ description: 'Why it was rejected.' }),
  })
  .meta({ id: 'ListChange' });

describe('/v1/lists', {
  get: {
    summary: 'Lists with their numbers of members, by name; a list is there while somebody is on it',
    query: pageQuery,
    responses: { 200: { list: listItem } },
  },
});
describe('/v1/lists/{list}', {
  delete: { summary: 'Empty a list: everybody leaves it', responses: { 204: null } },
});
describe('/v1/lists/{list}/contacts', {
  get: { summary: 'Who is on a list, by id', query: pageQuery, responses: { 200: { list: contactItem } } },
  post: {
    summary: 'Let many join and leave a list, told contact by contact',
    body: { 'application/json': changes },
    examples: { 'application/json': { 'One joins': () => ({ add: ['anna'] }) } },
    responses: { 200: z.object({ items: z.array(changed) }) },
  },
});
describe('/v1/lists/{list}/contacts/{id}', {
  put: { summary: 'Let a contact join a list; it may be on it already', responses: { 204: null } },
  delete: { summary: 'Let a contact leave a list; it may not be on it', responses: { 204: null } },
});

/** Lists of contacts, by name. */
export function listRoutes(): Router {
  const router = Router();

  router.get('/v1/lists', async (request, response) => {
    const { limit, cursor } = parseOr('query-invalid', pageQuery, request.query);
    const lists = await countLists(readCursor(cursor, 'List')?.id ?? '', limit + 1);
    response.json(pageOf(lists, limit, 'List', ({ name }) => name));
  });

  router.delete('/v1/lists/:list', async (request, response) => {
    await emptyList(named(request.params.list));
    response.status(204).end();
  });

  router.get('/v1/lists/:list/contacts', async (request, response) => {
    const list = named(request.params.list);
    const query = parseOr('query-invalid', pageQuery, request.query);
    const { items, ...next } = await findPageById(ContactModel, { lists: list }, query);
    const shared = await sharedNumbers(items.map(({ _id: id, addressHash }) => ({ id, addressHash })));
    response.json({ items: items.map((contact) => toContactItem(contact, shared.get(contact._id))), ...next });
  });

  router.post('/v1/lists/:list/contacts', async (request, response) => {
    const list = named(request.params.list);
    const { add, remove } = parseOr('body-invalid', changes, request.body);
    await joinList(list, add);
    await leaveList(list, remove);
    const known = await listsOf([...add, ...remove]);
    const items = [
      ...add.map((id) => stands(id, known.get(id), list, 'member')),
      ...remove.map((id) => stands(id, known.get(id), list, 'absent')),
    ];
    response.json({ items });
  });

  router.put('/v1/lists/:list/contacts/:id', async (request, response) => {
    const list = named(request.params.list);
    const { _id: id } = await living(request.params.id);
    await joinList(list, [id]);
    const { lists = [] } = await living(id);
    if (!lists.includes(list)) throw new Problem('lists-full', `It is on ${mostLists} lists.`);
    response.status(204).end();
  });

  router.delete('/v1/lists/:list/contacts/:id', async (request, response) => {
    const list = named(request.params.list);
    const { _id: id } = await living(request.params.id);
    await leaveList(list, [id]);
    response.status(204).end();
  });

  return router;
}

function named(written: string): string {
  return parseOr('list-name-invalid', listName, written, '/list');
}

/** How it stands with a contact after a change, so that the same change again is answered alike. */
function stands(
  id: string,
  membership: Membership | undefined,
  list: string,
  wanted: 'member' | 'absent',
): z.output<typeof changed> {
  if (!membership) return { id, result: 'rejected', code: 'contact-unknown' };
  if (membership.erasedAt) return { id, result: 'rejected', code: 'contact-erased' };
  const result = membership.lists?.includes(list) ? 'member' : 'absent';
  // Who wanted to join and is not on it is on as many as it may be, or has left again in this moment.
  if (wanted === 'member' && result === 'absent' && membership.lists?.length === mostLists)
    return { id, result: 'rejected', code: 'lists-full' };
  return { id, result };
}
