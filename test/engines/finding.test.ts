import { describe, expect, it } from 'vitest';
import { businessKeys } from '../../models/events.ts';
import { SegmentModel } from '../../models/documents/segments/segment.ts';
import { catalogue } from '../../workflows/catalogue.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('people and what happened to them can be found', () => {
  const { system, contact, reply, deliveries } = town();
  const search = async (asked: object) => {
    const { status, body } = await system().api('POST', '/v1/contacts/search', asked);
    return status === 200 ? (body['items'] as { id: string }[]).map(({ id }) => id).toSorted() : body;
  };
  const list = async (path: string) => {
    const { status, body } = await system().api('GET', path);
    expect(status, JSON.stringify(body)).toBe(200);
    return body['items'] as Record<string, unknown>[];
  };
  const put = (id: string, body: object) => system().api('PUT', `/v1/contacts/${id}`, body);

  it('a person by number in any spelling, by id, by order, by attribute', async () => {
    await put('brit', { phone: '07700 900555', country: 'GB', attributes: { tier: 'gold', visits: 3, vip: true } });
    await put('rus', { phone: '8 (916) 123-45-67', country: 'RU', attributes: { tier: 'gold' } });
    await put('twin', { phone: '+79161234567' });
    await put('erased', { phone: '+447700900555', attributes: { tier: 'gold' } });
    await system().api('DELETE', '/v1/contacts/erased');
    for (const phone of ['+447700900555', '+44 (0)7700 900 555', '07700900555', '07700-900-555']) {
      expect(await search({ phone }), phone).toEqual(['brit']);
    }
    await put('deutsche', { phone: '+4915123456789' });
    for (const phone of ['4915123456789', '49 151 23456789', '0151 23456789'])
      expect(await search({ phone }), phone).toEqual(['deutsche']);
    for (const phone of ['+7 916 123-45-67', '8 916 123 45 67', '89161234567', '916 123-45-67']) {
      expect(await search({ phone }), phone).toEqual(['rus', 'twin']);
    }
    expect(await search({ phone: '07700 900555', country: 'GB' })).toEqual(['brit']);
    const { body } = await system().api('POST', '/v1/contacts/search', { id: 'twin' });
    expect(body['items']).toMatchObject([{ id: 'twin', sharedWith: ['rus'] }]);
    expect(await search({ id: 'rus' })).toEqual(['rus']);
    expect(await search({ id: 'erased' })).toEqual([]);
    expect(await search({ attributes: { tier: 'gold' } })).toEqual(['brit', 'rus']);
    expect(await search({ attributes: { tier: 'gold', visits: 3, vip: true } })).toEqual(['brit']);
    expect(await search({ attributes: { tier: 'gold' }, country: 'RU' })).toEqual(['rus']);
    expect(await search({ attributes: { visits: '3' } })).toEqual([]);
    await put('parisian', { attributes: { city: 'Orléans'.normalize('NFD') } });
    for (const form of ['NFC', 'NFD'])
      expect(await search({ attributes: { city: 'Orléans'.normalize(form) } })).toEqual(['parisian']);
    const event = cloudEvent('order.placed', 'brit', 'find-1', { orderId: '536786' });
    expect((await system().api('POST', '/v1/events', event)).status).toBe(202);
    expect(await search({ businessKey: '536786' })).toEqual(['brit']);
    expect(await search({ businessKey: '536786', country: 'RU' })).toEqual([]);
    for (const businessKey of [536786, ' 536786 ']) expect(await search({ businessKey })).toEqual(['brit']);
    expect(await search({ phone: 'nobody' })).toMatchObject({ status: 422, errors: [{ pointer: '/phone' }] });
    for (const all of [{}, { attributes: {} }]) expect(await search(all)).toMatchObject({ status: 422 });
  });

  it('every key of a journey is one that people are found by', () => {
    const keys = Object.values(catalogue).map(({ onePer }) => onePer);
    for (const key of keys) if (key !== 'contact') expect(businessKeys).toContain(key);
  });

  it('everybody, page by page, without the erased', async () => {
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await system().api('GET', `/v1/contacts?limit=2${cursor}`);
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = typeof body['next'] === 'string' ? `&cursor=${body['next']}` : '';
    } while (cursor);
    expect(seen).toEqual(expect.arrayContaining(['brit', 'rus', 'twin']));
    const { body: texts } = await system().api('GET', '/v1/texts?limit=1');
    const alien = await system().api('GET', `/v1/contacts?cursor=${String(texts['next'])}`);
    expect([alien.status, alien.body['errors']]).toMatchObject([400, [{ pointer: '/cursor' }]]);
    expect(seen).not.toContain('erased');
    expect(new Set(seen).size).toBe(seen.length);
    expect((await list('/v1/contacts?country=RU')).map(({ id }) => id)).toEqual(['twin', 'rus']);
    expect(await list('/v1/contacts?to=2020-01-01T00:00:00Z')).toEqual([]);
  });

  it('deliveries and replies by time, states, journey, text and country', async () => {
    const before = new Date().toISOString();
    const phone = await contact('writer', 7);
    const country = String((await system().api('GET', '/v1/contacts/writer')).body['country']);
    const event = cloudEvent('order.placed', 'writer', 'find-2', { orderId: 'F-2' });
    expect((await system().api('POST', '/v1/events', event)).status).toBe(202);
    await eventually(
      () => deliveries('writer'),
      ([row]) => row?.state === 'delivered',
    );
    await reply(phone, 'Ещё  хорошо. (Спасибо) 🙂');
    const mine = `contactId=writer&from=${before}`;
    const found = [
      `/v1/deliveries?${mine}&state=delivered,read&journey=order-tracking&message=order-tracking/accepted&country=${country}`,
      `/v1/replies?${mine}&handling=no-question,wait-over,run-ended,to-run&country=${country}`,
    ];
    for (const path of found) {
      const rows = await eventually(
        () => list(path),
        (items) => items.length > 0,
      );
      expect(rows, path).toHaveLength(1);
      expect(rows[0], path).toMatchObject({ contactId: 'writer', country });
    }
    const byWords = async (path: string, body: object) => {
      const answer = await system().api('POST', path, { contactId: 'writer', ...body });
      return answer.status === 200 ? (answer.body['items'] as unknown[]).length : answer.body['code'];
    };
    expect(await byWords('/v1/replies/search', { words: 'хорошо. (спас', handling: ['no-question', 'to-run'] })).toBe(
      1,
    );
    for (const words of ['еще хорошо', '🙂', ' ЕЩЁ '])
      expect(await byWords('/v1/replies/search', { words }), words).toBe(1);
    for (const words of ['хорошо.*', 'thanks']) expect(await byWords('/v1/replies/search', { words })).toBe(0);
    await reply(phone, 'I don’t drink coffee at the “Café Ёж”'.normalize('NFD'));
    await eventually(
      () => byWords('/v1/replies/search', { words: 'coffee' }),
      (count) => count === 1,
    );
    for (const words of ["DON'T", 'café', 'CAFÉ'.normalize('NFD'), '"café ёж"', 'еж', 'ЁЖ'])
      expect(await byWords('/v1/replies/search', { words }), words).toBe(1);
    expect(await byWords('/v1/replies/search', { words: 'cafè' })).toBe(0);
    expect(await byWords('/v1/deliveries/search', { words: 'f-2', state: 'delivered,read' })).toBe(1);
    expect(await byWords('/v1/deliveries/search', { words: 'F-2', to: before })).toBe(0);
    for (const wrong of [{ words: ' ' }, {}, { words: 'thanks', phone: '1' }, { words: ['a', 'b'] }])
      expect(await byWords('/v1/replies/search', wrong)).toBe('body-invalid');
    const missed = [
      ...[
        'state=suppressed,expired',
        'journey=welcome',
        'message=order-tracking/shipped',
        'country=RU',
        `to=${before}`,
      ].map((other) => `/v1/deliveries?contactId=writer&${other}`),
      ...['handling=opt-out', 'journey=welcome', 'country=RU', `to=${before}`].map(
        (other) => `/v1/replies?contactId=writer&${other}`,
      ),
    ];
    for (const path of missed) expect(await list(path), path).toEqual([]);
    await reply(phone, 'STOP');
    await eventually(
      () => list('/v1/replies?contactId=writer&handling=opt-out'),
      (items) => items.length === 1,
    );
    await eventually(
      () => deliveries('writer'),
      (rows) => rows.some(({ journey, state }) => journey === 'auto-reply' && state === 'delivered'),
    );
    // The api's own small flows are no journeys, however runs are asked for.
    expect(await list('/v1/runs?contactId=writer&outcome=sent')).toEqual([]);
    for (const path of ['runs?journey=', 'events?type=', 'deliveries?journey=', 'contacts?country=', 'runs?cursor='])
      expect((await system().api('GET', `/v1/${path}`)).body).toMatchObject({ code: 'query-invalid' });
    for (const path of ['deliveries?state=delivered,lost', 'replies?handling=', 'deliveries?from=yesterday']) {
      expect((await system().api('GET', `/v1/${path}`)).body).toMatchObject({ code: 'query-invalid' });
    }
  });

  it('by segments, which are made, tried, counted, changed and removed', async () => {
    const api = system().api;
    const british = { contact: 'country', is: 'GB' };
    const gold = { attribute: 'firstName', is: 'Gold' };
    await put('gilda', { phone: '07700 900556', country: 'GB', attributes: { firstName: 'Gold' } });
    const trial = { condition: { all: [british, gold] } };
    const { status, body } = await api('POST', '/v1/segments/preview', trial);
    expect([status, body]).toMatchObject([
      200,
      { count: 1, sample: ['gilda'], conditions: [{ condition: british }, { holds: 1, left: 1 }] },
    ]);
    const { of, conditions } = body as { of: number; conditions: { holds: number; removes: number; left: number }[] };
    const [first, second] = conditions;
    expect(of).toBeGreaterThan(3);
    expect(first).toMatchObject({ left: first?.holds, removes: 0 });
    expect(second?.removes).toBe((first?.holds ?? 0) - 1);

    const made = await api('POST', '/v1/segments', { name: 'golden', about: 'Called Gold', condition: gold });
    expect(made).toMatchObject({ status: 201, body: { name: 'golden', from: 'api', version: 1, condition: gold } });
    const both = { all: [{ segment: 'golden' }, british] };
    expect((await api('POST', '/v1/segments', { name: 'golden-british', condition: both })).status).toBe(201);
    expect(await list('/v1/segments/golden-british/contacts')).toEqual([{ id: 'gilda' }]);
    const belongs = await list('/v1/contacts/gilda/segments');
    expect(belongs).toEqual(
      expect.arrayContaining([
        { name: 'golden-british', belongs: true },
        { name: 'key-accounts', belongs: false },
      ]),
    );
    const all = await list('/v1/segments');
    expect(all.map(({ name }) => name)).toEqual(belongs.map(({ name }) => name));
    expect(all.find(({ name }) => name === 'key-accounts')).toMatchObject({ from: 'config' });

    const refused = async (method: 'POST' | 'PUT' | 'DELETE' | 'GET', path: string, sent?: object) => {
      const answer = await api(method, path, sent);
      const [fault] = (answer.body['errors'] ?? []) as { pointer: string; detail: string }[];
      return [answer.status, answer.body['code'], fault ? `${fault.pointer} ${fault.detail}` : answer.body['detail']];
    };
    expect(await refused('POST', '/v1/segments', { name: 'golden', condition: gold })).toEqual([
      409,
      'segment-exists',
      'There is a segment golden; change it by PUT.',
    ]);
    expect((await refused('POST', '/v1/segments', { name: 'key-accounts', condition: gold }))[1]).toBe(
      'segment-declared',
    );
    expect((await refused('DELETE', '/v1/segments/key-accounts'))[1]).toBe('segment-declared');
    expect(await refused('DELETE', '/v1/segments/golden')).toEqual([
      409,
      'segment-used',
      'It is named by golden-british.',
    ]);
    expect(await refused('GET', '/v1/segments/goldn')).toEqual([
      404,
      'segment-unknown',
      expect.stringMatching(/^Did you mean golden/),
    ]);
    expect(await refused('PUT', '/v1/segments/golden', { condition: { not: { segment: 'golden-british' } } })).toEqual([
      422,
      'body-invalid',
      '/condition names itself in a circle: golden → golden-british → golden',
    ]);
    const wrong = { all: [british, { event: 'order.plased', count: { atLeast: 2 } }] };
    expect(await refused('POST', '/v1/segments/preview', { condition: wrong })).toEqual([
      422,
      'body-invalid',
      expect.stringMatching(/^\/condition\/all\/1\/event there is no event order\.plased; did you mean order\.placed/),
    ]);
    for (const name of ['Golden', 'preview/x', '', 'constructor'.repeat(9)])
      expect((await refused('POST', '/v1/segments', { name, condition: gold }))[0], name).toBe(422);
    expect((await refused('POST', '/v1/segments', { name: 'none' }))[2]).toMatch(/^\/condition /);

    const text = { kind: 'service', text: { en: 'Hello', ru: 'Привет' } };
    const campaign = { name: 'to-golden', audience: { not: { segment: 'golden-british' } }, text };
    expect((await api('POST', '/v1/campaigns', campaign)).status).toBe(201);
    expect(await refused('DELETE', '/v1/segments/golden-british')).toEqual([
      409,
      'segment-used',
      'It is named by the campaign to-golden.',
    ]);
    // A segment of the config may go with the next deployment, whoever names it.
    await SegmentModel.updateOne({ _id: 'golden' }, { $set: { condition: { segment: 'gone' } } });
    for (const path of ['/v1/segments/golden/contacts', '/v1/segments/golden-british/preview'])
      expect(await refused('GET', path)).toEqual([409, 'segment-unfit', 'there is no segment gone.']);
    expect(await list('/v1/contacts/gilda/segments')).toEqual(
      expect.arrayContaining([
        { name: 'golden-british', unfit: 'there is no segment gone' },
        { name: 'key-accounts', belongs: false },
      ]),
    );
    expect((await refused('POST', '/v1/campaigns/to-golden/start'))[1]).toBe('segment-unfit');
    expect((await api('DELETE', '/v1/campaigns/to-golden')).status).toBe(204);

    expect((await api('PUT', '/v1/segments/golden', { condition: { not: gold } })).body).toMatchObject({ version: 2 });
    expect(await list('/v1/segments/golden-british/contacts')).not.toContainEqual({ id: 'gilda' });
    for (const name of ['golden-british', 'golden'])
      expect((await api('DELETE', `/v1/segments/${name}`)).status).toBe(204);
    expect((await api('GET', '/v1/segments/golden')).status).toBe(404);
  });
});
