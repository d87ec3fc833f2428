import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { mostLists } from '../../models/domain/list-name.ts';
import { partner } from '../contracts/amocrm/form.ts';
import { fictionalNumber, startSystem, type System } from '../support/system.ts';

/** The shop with hooks of a CRM. */
const TIDINGS_CONFIG = fileURLToPath(new URL('../contracts/amocrm/tidings.config.ts', import.meta.url));
const secret = 'a secret of hooks that nobody knows';
const ofHooks = { AMOCRM_HOOK_SECRET: secret, SIGNED_HOOK_SECRET: secret, KEYED_HOOK_SECRET: secret };

let system: System;
beforeAll(async () => {
  system = await startSystem({ TIDINGS_CONFIG, ...ofHooks }, { without: ['simulator', 'worker'] });
  await connectDatabase(system.stack.addresses.mongodb);
});
afterAll(async () => {
  await disconnectDatabase();
  await system.stop();
});

const put = async (id: string, body: object = {}) => system.api('PUT', `/v1/contacts/${id}`, body);
const person = async (id: string) => (await system.api('GET', `/v1/contacts/${id}`)).body;
const itemsOf = async (path: string) => {
  const { status, body } = await system.api('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body['items'] as Record<string, unknown>[];
};
const members = async (list: string) => (await itemsOf(`/v1/lists/${list}/contacts`)).map(({ id }) => id);
const importRows = async (query: string, rows: object[]) => {
  const file = rows.map((row) => JSON.stringify(row)).join('\n');
  const type = { 'content-type': 'application/x-ndjson' };
  const { body } = await system.api('POST', `/v1/contacts/import${query}`, file, type);
  const lines = String(body['text']).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as { result?: string; import?: string; errors?: unknown });
};

describe('lists of contacts', () => {
  it('are joined and left, again and again, and no field of the contact', async () => {
    await put('ann');
    for (const list of ['vip', 'b2b', 'vip'])
      expect((await system.api('PUT', `/v1/lists/${list}/contacts/ann`)).status).toBe(204);
    await put('ann', { locale: 'en', attributes: { tier: 'gold' } });
    expect(await person('ann')).toMatchObject({ lists: ['b2b', 'vip'], locale: 'en' });
    for (const again of [1, 2])
      expect((await system.api('DELETE', '/v1/lists/b2b/contacts/ann')).status, String(again)).toBe(204);
    expect(await person('ann')).toMatchObject({ lists: ['vip'] });
    expect((await itemsOf('/v1/contacts?list=vip')).map(({ id }) => id)).toEqual(['ann']);
    expect(await itemsOf('/v1/contacts?list=b2b')).toEqual([]);
    await system.api('DELETE', '/v1/lists/vip/contacts/ann');
    expect(await person('ann')).not.toHaveProperty('lists');
  });

  it('are changed for many at once, told contact by contact and alike each time', async () => {
    for (const id of ['m1', 'm2', 'm3', 'gone', 'full']) await put(id);
    await system.api('DELETE', '/v1/contacts/gone');
    const all = Array.from({ length: mostLists }, (_, index) => `l${index}`);
    await ContactModel.updateOne({ _id: 'full' }, { $set: { lists: all } });
    await system.api('PUT', '/v1/lists/many/contacts/m3');
    const change = { add: ['m1', 'm2', 'gone', 'nobody', 'full'], remove: ['m3'] };
    for (const again of [1, 2]) {
      const { status, body } = await system.api('POST', '/v1/lists/many/contacts', change);
      expect([again, status, body['items']]).toEqual([
        again,
        200,
        [
          { id: 'm1', result: 'member' },
          { id: 'm2', result: 'member' },
          { id: 'gone', result: 'rejected', code: 'contact-erased' },
          { id: 'nobody', result: 'rejected', code: 'contact-unknown' },
          { id: 'full', result: 'rejected', code: 'lists-full' },
          { id: 'm3', result: 'absent' },
        ],
      ]);
    }
    expect(await members('many')).toEqual(['m1', 'm2']);
    expect((await system.api('PUT', '/v1/lists/many/contacts/full')).body['code']).toBe('lists-full');
    expect((await system.api('PUT', '/v1/lists/l7/contacts/full')).status).toBe(204);
    expect((await system.api('PUT', '/v1/lists/many/contacts/gone')).body['code']).toBe('contact-erased');
    expect((await system.api('DELETE', '/v1/lists/many/contacts/nobody')).body['code']).toBe('contact-unknown');
    await system.api('DELETE', '/v1/contacts/full');
  });

  it('are counted and read page by page, and emptied', async () => {
    const ids = Array.from({ length: 5 }, (_, index) => `p${index}`);
    for (const id of ids) await put(id);
    await system.api('POST', '/v1/lists/paged/contacts', { add: ids });
    await system.api('POST', '/v1/lists/a.list/contacts', { add: ids.slice(0, 2) });
    const read = async (path: string) => {
      const seen: unknown[] = [];
      for (let cursor = ''; ;) {
        const { body } = await system.api('GET', `${path}?limit=2${cursor}`);
        seen.push((body['items'] as object[]).map((item) => ('id' in item ? item.id : item)));
        if (typeof body['next'] !== 'string') return seen;
        cursor = `&cursor=${body['next']}`;
      }
    };
    expect(await read('/v1/lists/paged/contacts')).toEqual([['p0', 'p1'], ['p2', 'p3'], ['p4']]);
    expect((await read('/v1/lists')).flat()).toEqual([
      { name: 'a.list', members: 2 },
      { name: 'many', members: 2 },
      { name: 'paged', members: 5 },
    ]);
    await system.api('DELETE', '/v1/contacts/p0');
    expect(await members('a.list')).toEqual(['p1']);
    expect(await ContactModel.findById('p0').lean()).not.toHaveProperty('lists');
    expect((await system.api('DELETE', '/v1/lists/paged')).status).toBe(204);
    expect(await members('paged')).toEqual([]);
    expect(await members('a.list')).toEqual(['p1']);
  });

  it('refuse what names none, and what is no change', async () => {
    for (const name of ['VIP', '.vip', 'a_b', 'x'.repeat(65), 'список']) {
      const { status, body } = await system.api('GET', `/v1/lists/${encodeURIComponent(name)}/contacts`);
      expect([status, body['code']], name).toEqual([422, 'list-name-invalid']);
    }
    const wrong = [{ add: ['a'], remove: ['a'] }, { add: Array(1_001).fill('a') }, { put: ['a'] }];
    for (const body of wrong)
      expect((await system.api('POST', '/v1/lists/vip/contacts', body)).body['code']).toBe('body-invalid');
    expect((await system.api('POST', '/v1/lists/vip/contacts', { add: [] })).body).toEqual({ items: [] });
    expect((await system.api('GET', '/v1/contacts?list=VIP')).body['code']).toBe('query-invalid');
    expect((await system.api('POST', '/v1/contacts/import?list=VIP', 'x')).status).toBeGreaterThanOrEqual(400);
  });

  it('are joined by every row of an import that is not rejected, each time it comes', async () => {
    await put('i1', { locale: 'en' });
    await put('i3');
    await system.api('DELETE', '/v1/contacts/i3');
    await put('i4');
    const all = Array.from({ length: mostLists }, (_, index) => `l${index}`);
    await ContactModel.updateOne({ _id: 'i4' }, { $set: { lists: all } });
    const rows = [
      { id: 'i1' },
      { id: 'i2', phone: fictionalNumber(1) },
      { id: 'i3' },
      { id: 'i4' },
      { id: 'i5', phone: 'x' },
    ];
    const first = await importRows('?list=spring', rows);
    expect(first.map(({ result }) => result)).toEqual([
      'kept',
      'created',
      'rejected',
      'rejected',
      'rejected',
      undefined,
    ]);
    expect(first[3]).toMatchObject({
      errors: [{ field: 'lists', reason: `would be on more than ${mostLists} lists` }],
    });
    await importRows('?list=spring', rows);
    expect(await members('spring')).toEqual(['i1', 'i2']);
    expect(await person('i1')).toMatchObject({ locale: 'en', lists: ['spring'] });
    const report = await system.api('GET', `/v1/imports/${String(first.at(-1)?.import)}`);
    expect(report.body).toMatchObject({ state: 'done', list: 'spring' });
  });

  it('of one list, in the order of ids, are read by an index', async () => {
    const plan: object = await ContactModel.find({ lists: 'vip' }).sort({ _id: 1 }).explain('queryPlanner');
    expect(plan).toMatchObject({
      queryPlanner: { winningPlan: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: 'lists_1__id_1' } } },
    });
  });
});

describe('a contact that is changed in part', () => {
  const patch = async (id: string, body: unknown, type = 'application/merge-patch+json') =>
    system.api('PATCH', `/v1/contacts/${id}`, body, { 'content-type': type });

  it('has what is named, loses what is null, keeps the rest', async () => {
    const phone = fictionalNumber(10);
    await put('part', { phone, locale: 'en', timeZone: 'Europe/London', attributes: { tier: 'gold', cats: 2 } });
    await system.api('PUT', '/v1/lists/kept/contacts/part');
    const { createdAt } = await person('part');
    const first = await patch('part', { locale: null, attributes: { cats: null, dogs: 1 } });
    expect([first.status, first.body['attributes']]).toEqual([200, { tier: 'gold', dogs: 1 }]);
    expect(first.body).toMatchObject({ phone, timeZone: 'Europe/London', lists: ['kept'], createdAt });
    expect(first.body).not.toHaveProperty('locale');
    expect((await patch('part', { attributes: {} })).body['attributes']).toEqual({ tier: 'gold', dogs: 1 });
    expect((await patch('part', { attributes: null })).body['attributes']).toEqual({});
    expect((await patch('part', { phone: null })).body).not.toHaveProperty('phone');
    expect(await ContactModel.findById('part').lean()).not.toHaveProperty('addressHash');
  });

  it('is created where there is none, with what is named', async () => {
    expect(await patch('fresh', { phone: 'tel: 8 916 123-45-67', country: 'RU' }, 'application/json')).toMatchObject({
      status: 201,
      body: { id: 'fresh', phone: '+79161234567', country: 'RU', attributes: {} },
    });
    expect((await patch('fresh', { phone: '8 916 123-45-68' })).body).toMatchObject({ phone: '+79161234568' });
    expect(await patch('empty', {})).toMatchObject({ status: 201, body: { attributes: {} } });
  });

  it('forgets what was known of another number, and does not undo what is told of a later time', async () => {
    await put('later', { phone: fictionalNumber(11), attributes: { tier: 'gold' } });
    const ahead = new Date(Date.now() + 60_000);
    const told = { numberState: 'stale', asOf: ahead, toldAt: { attributes: { tier: ahead } } };
    await ContactModel.updateOne({ _id: 'later' }, { $set: told });
    const { body } = await patch('later', { phone: fictionalNumber(12), attributes: { tier: 'blue', cats: 1 } });
    expect(body).toMatchObject({ phone: fictionalNumber(12), attributes: { tier: 'gold', cats: 1 } });
    expect(body).not.toHaveProperty('numberState');
  });

  it('is not changed by what is wrong, all of which is told', async () => {
    await put('strict', { attributes: { tier: 'gold' } });
    const wrong = { phone: '8 916 123-45-67', locale: 'xx-??', mail: 'a@b.example', attributes: { tier: 'blue' } };
    const { status, body } = await patch('strict', wrong);
    const pointers = (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    expect([status, pointers.toSorted()]).toEqual([422, ['/locale', '/mail', '/phone']]);
    const unfit = await patch('strict', { attributes: { plan: 'gold', tier: 'blue' } });
    expect(unfit.body['errors']).toMatchObject([{ pointer: '/attributes/plan' }]);
    for (const none of [[], [{ op: 'add' }], null]) expect((await patch('strict', none)).status).toBe(422);
    const typed = await patch('strict', '{}', 'application/json-patch+json');
    expect([typed.status, typed.headers.get('accept-patch')]).toEqual([
      415,
      'application/merge-patch+json, application/json',
    ]);
    expect((await person('strict'))['attributes']).toEqual({ tier: 'gold' });
    await system.api('DELETE', '/v1/contacts/strict');
    expect((await patch('strict', { locale: 'en' })).body['code']).toBe('contact-erased');
    expect(await ContactModel.findById('strict').lean()).not.toHaveProperty('locale');
  });
});

describe('what a CRM tells by a hook', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const amo = (told: Record<string, string>, key = secret) =>
    system.api(
      'POST',
      `/hooks/amocrm/contacts?key=${encodeURIComponent(key)}`,
      new URLSearchParams(told).toString(),
      form,
    );
  const keyed = (body: unknown, key = secret) =>
    system.api('POST', '/hooks/keyed/contacts', body, { authorization: `Bearer ${key}` });

  it('is saved before it is answered, and each time alike, with its lists', async () => {
    const first = await amo(partner('Партнёр', 'Омск', 100));
    expect([first.status, first.body]).toEqual([200, { created: 1, updated: 0, kept: 0, erased: 0 }]);
    const anna = { phone: '+79161234560', country: 'RU', attributes: { city: 'Омск' }, lists: ['partners'] };
    expect(await person('amo-7793457')).toMatchObject(anna);
    await put('other');
    await system.api('PUT', '/v1/lists/press/contacts/amo-7793457');
    expect((await amo(partner('Партнёр', 'Омск', 100))).status).toBe(200);
    expect(await person('amo-7793457')).toMatchObject({ ...anna, lists: ['partners', 'press'] });
    await amo(partner('Клиент', 'Тверь', 50));
    expect(await person('amo-7793457')).toMatchObject({ attributes: { city: 'Тверь' }, lists: ['press'] });
    // What amoCRM sends once more is older than what it has told since.
    expect((await amo(partner('Клиент', 'Омск', 100))).body).toMatchObject({ kept: 1 });
    expect(await person('amo-7793457')).toMatchObject({ attributes: { city: 'Тверь' } });
    expect((await amo({ 'leads[add][0][id]': '1' })).body).toMatchObject({ created: 0, updated: 0 });
  });

  it('is taken of nobody who does not know the secret', async () => {
    const wrong = secret.replace('a', 'b');
    expect((await amo(partner('Партнёр', 'Омск', 0), wrong)).body['code']).toBe('signature-wrong');
    expect((await keyed([{ id: 'forged' }], wrong)).body['code']).toBe('signature-wrong');
    const body = JSON.stringify([{ id: 'signed', locale: 'en' }]);
    const sign = (text: string) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
    const signed = (signature: string) =>
      system.api('POST', '/hooks/signed/contacts', body, { 'x-signature': signature });
    expect((await signed(sign(`${body} `))).body['code']).toBe('signature-wrong');
    expect((await signed('')).body['code']).toBe('signature-wrong');
    expect((await person('signed'))['code']).toBe('contact-unknown');
    expect((await signed(sign(body))).body).toMatchObject({ created: 1 });
    for (const name of ['none', 'simulator', 'constructor'])
      expect((await system.api('POST', `/hooks/${name}/contacts`, [])).body['code'], name).toBe('contact-hook-unknown');
    expect((await system.api('GET', '/hooks/keyed/contacts')).status).toBe(405);
  });

  it('changes nothing where a part of it is wrong, and says where', async () => {
    await put('erased');
    await system.api('DELETE', '/v1/contacts/erased');
    const good = { id: 'good', locale: 'en' };
    const refused: [unknown, string, string[]][] = [
      [{ throws: true }, 'contact-hook-fails', []],
      [{ id: 'one' }, 'contact-hook-unfit', ['']],
      [[good, { id: 'b', lists: { VIP: true } }], 'contact-hook-unfit', ['/1/lists/VIP']],
      [[good, { id: 'b', at: 'yesterday' }], 'contact-hook-unfit', ['/1/at']],
      [[good, { id: '', phone: 'x', mail: 'b' }], 'body-invalid', ['/1/id', '/1/mail', '/1/phone']],
      [[good, { id: 'erased' }, { id: 'b', attributes: { plan: 'gold' } }], 'body-invalid', ['/2/attributes/plan']],
    ];
    for (const [body, code, pointers] of refused) {
      const answer = await keyed(body);
      const faults = (answer.body['errors'] ?? []) as { pointer: string }[];
      expect([answer.status, answer.body['code'], faults.map(({ pointer }) => pointer).toSorted()]).toEqual([
        422,
        code,
        pointers,
      ]);
      expect(JSON.stringify(answer.body)).not.toContain('anna@');
    }
    expect((await keyed('{')).body['code']).toBe('body-malformed');
    expect((await person('good'))['code']).toBe('contact-unknown');
    expect((await keyed([good, { id: 'erased', locale: 'en' }])).body).toEqual({
      created: 1,
      updated: 0,
      kept: 0,
      erased: 1,
    });
    expect((await keyed([{ id: 'good', locale: null, attributes: { a: 1 } }])).body).toMatchObject({ updated: 1 });
    expect(await person('good')).not.toHaveProperty('locale');
  });
});
