import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { british } from '../../cli/fiction.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

/** What is said of them here holds of British numbers, at any time of day. */
const fictionalNumber = british.phoneOf;

const batchType = { 'content-type': 'application/cloudevents-batch+json' };
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe('a batch that is taken item by item, and events that bring their contact', () => {
  let system: System;
  const { contact, deliveries } = people(() => system);
  beforeAll(async () => {
    system = await startSystem();
    await contact('ann', 1);
    await contact('gone', 2);
    await system.api('DELETE', '/v1/contacts/gone');
  });
  afterAll(async () => system.stop());

  const post = (body: unknown) => system.api('POST', '/v1/events', body);
  const batch = (items: unknown[], query = '?partial=true') =>
    system.api('POST', `/v1/events${query}`, items, batchType);
  const placed = (subject: string, id: string, data: object = {}) =>
    cloudEvent('order.placed', subject, id, { orderId: id, ...data });
  const person = async (id: string) => (await system.api('GET', `/v1/contacts/${id}`)).body;

  it('what is good is taken, and the rest is refused each for its own reason', async () => {
    const nested = JSON.parse(`${'{"a":'.repeat(180)}1${'}'.repeat(180)}`) as object;
    const first = placed('ann', 'p1');
    const items = [
      first,
      placed('nobody', 'p2'),
      placed('gone', 'p3'),
      { ...placed('ann', 'p4'), data: {} },
      { ...placed('ann', 'p5'), type: 'order.plced' },
      { ...placed('ann', 'p6'), time: '2020-01-01T00:00:00Z' },
      { ...placed('ann', 'p7'), data: nested },
      { ...first, data: { orderId: 'other' } },
      first,
      null,
      17,
      [placed('ann', 'p8')],
      placed('ann', 'p9', { note: 'half \ud83d' }),
      placed('ann', 'p10'),
    ];
    const { status, body } = await batch(items);
    expect(status).toBe(202);
    const answered = (body['items'] as { status: string; id?: string; problem?: Record<string, unknown> }[]).map(
      ({ status, id, problem }) => [
        id,
        status,
        ...(problem ? [problem['code'], (problem['errors'] as { pointer: string }[])[0]?.pointer] : []),
      ],
    );
    expect(answered).toEqual([
      ['p1', 'accepted'],
      ['p2', 'refused', 'contact-unknown', '/subject'],
      ['p3', 'refused', 'contact-erased', '/subject'],
      ['p4', 'refused', 'body-invalid', '/data/orderId'],
      ['p5', 'refused', 'event-type-unknown', '/type'],
      ['p6', 'refused', 'event-time-invalid', '/time'],
      ['p7', 'refused', 'body-invalid', `/data${'/a'.repeat(31)}`],
      ['p1', 'refused', 'event-conflict', '/id'],
      ['p1', 'duplicate'],
      [undefined, 'refused', 'body-invalid', ''],
      [undefined, 'refused', 'body-invalid', ''],
      [undefined, 'refused', 'body-invalid', ''],
      ['p9', 'refused', 'body-invalid', '/data/note'],
      ['p10', 'accepted'],
    ]);
    for (const id of ['p2', 'p4', 'p7']) expect((await system.api('GET', `/v1/events/test/${id}`)).status).toBe(404);
    const { body: metrics } = await system.api('GET', '/metrics');
    expect(JSON.stringify(metrics)).toContain(String.raw`{type=\"order.placed\",status=\"refused\"} 7`);
  });

  it('an event that was refused can be sent again once what was wrong is mended', async () => {
    const event = placed('later', 'p20');
    expect((await batch([event])).body['items']).toMatchObject([{ status: 'refused' }]);
    await contact('later', 3);
    expect((await batch([event])).body['items']).toMatchObject([{ status: 'accepted' }]);
  });

  it('without partial a batch is still taken whole or not at all', async () => {
    for (const query of ['', '?partial=false']) {
      const { status, body } = await batch([placed('ann', 'w1'), placed('nobody', 'w2')], query);
      expect([status, body['errors']]).toMatchObject([404, [{ pointer: '/1/subject' }]]);
      expect((await system.api('GET', '/v1/events/test/w1')).status).toBe(404);
    }
    expect((await batch([placed('ann', 'w1')], '?partial=yes')).status).toBe(400);
    expect((await batch([], '?partial=true')).body).toEqual({ items: [] });
  });

  it('a person who is new is created, gets the text, and the event keeps nothing of him', async () => {
    const brings = { phone: '07700 900104', country: 'GB', timeZone: 'UTC', attributes: { tier: 'gold' } };
    const event = placed('bella', 'b1', { contact: brings });
    const { status, body } = await post(event);
    expect([status, body]).toMatchObject([
      202,
      { status: 'accepted', contact: 'created', runs: [{ effect: 'started' }] },
    ]);
    expect(await person('bella')).toMatchObject({
      phone: '+447700900104',
      phoneRaw: '07700 900104',
      country: 'GB',
      attributes: { tier: 'gold' },
    });
    expect((await system.api('GET', '/v1/events/test/b1')).body['data']).toEqual({ orderId: 'b1' });
    expect((await post(event)).body).toMatchObject({ status: 'duplicate' });
    const other = { ...event, data: { orderId: 'b1', contact: { ...brings, locale: 'ru' } } };
    expect((await post(other)).body).toMatchObject({ code: 'event-conflict' });
    await eventually(
      () => deliveries('bella'),
      (rows) => rows.some(({ state }) => state !== 'planned'),
    );
  });

  it('what is named is set and the rest stays; what is known of a later time stays too', async () => {
    const of = (id: string, secondsAgo: number, contact: unknown) =>
      post({ ...placed('cleo', id, { contact }), time: ago(secondsAgo) });
    await of('c1', 60, { phone: fictionalNumber(5), locale: 'en-GB', attributes: { tier: 'gold', cats: 2 } });
    const second = await of('c2', 30, { phone: null, attributes: { tier: 'blue', cats: null } });
    expect(second.body).toMatchObject({ contact: 'updated' });
    expect(await person('cleo')).toMatchObject({
      phone: fictionalNumber(5),
      locale: 'en-GB',
      attributes: { tier: 'blue', cats: 2 },
    });
    const late = await of('c3', 90, { phone: fictionalNumber(6), attributes: { tier: 'old' } });
    expect(late.body).toMatchObject({ status: 'accepted', contact: 'kept' });
    expect(await person('cleo')).toMatchObject({ phone: fictionalNumber(5), attributes: { tier: 'blue' } });
    await system.api('PUT', '/v1/contacts/cleo', { phone: fictionalNumber(7) });
    expect((await of('c4', 1, { phone: fictionalNumber(5) })).body).toMatchObject({ contact: 'kept' });
    expect((await of('c5', 0, { country: 'DE', region: 'GB-ENG' })).body).toMatchObject({ contact: 'updated' });
    // The number says where it is from.
    expect(await person('cleo')).toMatchObject({ phone: fictionalNumber(7), country: 'GB', region: 'GB-ENG' });
  });

  it('an event that comes late still tells what nothing later told', async () => {
    const of = (id: string, time: string, contact: unknown) => post({ ...placed('hal', id, { contact }), time });
    await of('h1', ago(30), { locale: 'en-GB', attributes: { tier: 'gold' } });
    const second = await of('h2', ago(60), { phone: fictionalNumber(10), locale: 'ru', attributes: { cats: 2 } });
    expect(second.body).toMatchObject({ contact: 'updated' });
    const told = { phone: fictionalNumber(10), country: 'GB', locale: 'en-GB', attributes: { tier: 'gold', cats: 2 } };
    expect(await person('hal')).toMatchObject(told);
    expect((await of('h3', ago(90), { phone: fictionalNumber(11) })).body).toMatchObject({ contact: 'kept' });
    expect((await of('h4', ago(45), { phone: fictionalNumber(11) })).body).toMatchObject({ contact: 'updated' });
    expect(await person('hal')).toMatchObject({ ...told, phone: fictionalNumber(11) });

    await system.api('PUT', '/v1/contacts/hal', { timeZone: 'UTC' });
    const after = new Date();
    expect((await of('h5', ago(20), { region: 'GB-ENG' })).body).toMatchObject({ contact: 'kept' });
    await of('h6', new Date(after.getTime() + 5000).toISOString(), { locale: 'ru' });
    await of('h7', after.toISOString(), { locale: 'en-GB', attributes: { dogs: 1 } });
    const { region, phone, ...hal } = await person('hal');
    expect([region, phone]).toEqual([undefined, undefined]);
    expect(hal).toMatchObject({ locale: 'ru', timeZone: 'UTC' });
    expect(hal['attributes']).toEqual({ dogs: 1 });
  });

  it('events that come at once each leave what they bring', async () => {
    const names = Array.from({ length: 10 }, (_, n) => `a${n}`);
    const items = names.map((name, n) => ({
      ...placed('ida', `i${n}`, { contact: { attributes: { [name]: n } } }),
      time: ago(10 + ((n * 7) % 10)),
    }));
    await Promise.all(items.map((item) => post(item)));
    expect((await person('ida'))['attributes']).toEqual(Object.fromEntries(names.map((name, n) => [name, n])));
  });

  it('an import tells of today what it names, and nothing else', async () => {
    const of = (id: string, contact: object) => post({ ...placed('jon', id, { contact }), time: ago(60) });
    const file = 'id,locale,attributes.tier,attributes.cats\njon,ru,gold,';
    await system.api('POST', '/v1/contacts/import', file, { 'content-type': 'text/csv' });
    const older = { phone: fictionalNumber(12), locale: 'en-GB', attributes: { tier: 'old', cats: 2, dogs: 1 } };
    expect((await of('j1', older)).body).toMatchObject({ contact: 'updated' });
    const jon = await person('jon');
    expect(jon).toMatchObject({ phone: fictionalNumber(12), locale: 'ru' });
    expect(jon['attributes']).toEqual({ tier: 'gold', dogs: 1 });
  });

  it('events of one batch that bring the same person tell of him in the order in which they happened', async () => {
    const items = [
      { ...placed('dora', 'd1', { contact: { phone: fictionalNumber(8), attributes: { step: 2 } } }), time: ago(10) },
      { ...placed('dora', 'd2', { contact: { phone: fictionalNumber(9), attributes: { step: 1 } } }), time: ago(20) },
      { ...placed('dora', 'd3'), time: ago(5) },
      placed('eve', 'd4'),
      placed('eve', 'd5', { contact: {} }),
    ];
    const { body } = await batch(items);
    expect(body['items']).toMatchObject([
      { contact: 'updated' },
      { contact: 'created' },
      { status: 'accepted' },
      // A batch is read from its beginning.
      { status: 'refused' },
      { contact: 'created' },
    ]);
    expect(await person('dora')).toMatchObject({ phone: fictionalNumber(8), attributes: { step: 2 } });
  });

  it.each<[string, string, unknown, number, string]>([
    ['a number that is none', 'fay', { phone: '12' }, 422, '/data/contact/phone'],
    ['a field that contacts do not have', 'fay', { phnoe: '+447700900101' }, 422, '/data/contact/phnoe'],
    ['text in place of a contact', 'fay', 'fay@shop.example', 422, '/data/contact'],
    ['a list in place of a contact', 'fay', [], 422, '/data/contact'],
    ['an erased person', 'gone', { phone: '+447700900101' }, 410, '/subject'],
  ])('%s is refused by field, and nothing is done', async (_case, subject, contact, status, pointer) => {
    const answer = await post(placed(subject, 'f1', { contact }));
    expect([answer.status, answer.body['errors']]).toMatchObject([status, [{ pointer }]]);
    expect((await system.api('GET', '/v1/contacts/fay')).status).toBe(404);
    expect((await system.api('GET', '/v1/events/test/f1')).status).toBe(404);
  });

  it('a hundred attributes are enough, however they come', async () => {
    const attributes = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${from + n}`, n]));
    await post(placed('gus', 'g1', { contact: { attributes: attributes(0, 60) } }));
    expect((await post(placed('gus', 'g2', { contact: { attributes: attributes(30, 70) } }))).status).toBe(202);
    const over = await post(placed('gus', 'g3', { contact: { attributes: attributes(100, 1) } }));
    expect([over.status, over.body['errors']]).toMatchObject([422, [{ pointer: '/data/contact/attributes' }]]);
  });

  it('a national number is read by the country that the contact has, as an import reads it', async () => {
    await system.api('PUT', '/v1/contacts/liz', { country: 'GB' });
    const event = placed('liz', 'l1', { contact: { phone: '07700 900113' } });
    expect((await post(event)).body).toMatchObject({ status: 'accepted', contact: 'updated' });
    expect(await person('liz')).toMatchObject({ phone: '+447700900113', phoneRaw: '07700 900113' });
    await system.api('PUT', '/v1/contacts/liz', { country: 'DE' });
    expect((await post(event)).body).toMatchObject({ status: 'duplicate' });

    const none = await post(placed('mia', 'l2', { contact: { phone: '07700 900114' } }));
    expect([none.status, none.body['errors']]).toMatchObject([422, [{ pointer: '/data/contact/phone' }]]);
    const items = [
      { ...placed('liz', 'l1'), data: { orderId: 'other', contact: { country: 'FR' } } },
      placed('mia', 'l3', { contact: { phone: '07700 900114' } }),
      placed('mia', 'l4', { contact: { country: 'GB' } }),
      placed('mia', 'l5', { contact: { phone: '07700 900114' } }),
    ];
    const { body } = await batch(items);
    expect((body['items'] as { status: string }[]).map(({ status }) => status)).toEqual([
      'refused',
      'refused',
      'accepted',
      'accepted',
    ]);
    expect(await person('mia')).toMatchObject({ phone: '+447700900114' });
    expect((await system.api('PUT', '/v1/contacts/mia', { phone: '07700 900114' })).status).toBe(422);
  });

  it('of those who write a new contact at once, one created it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const writes = Array.from({ length: 6 }, (_, n) =>
        system.api('PUT', `/v1/contacts/new${round}`, { attributes: { n } }),
      );
      const statuses = (await Promise.all(writes)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 201]);
    }
    const file = ['id', ...Array.from({ length: 200 }, (_, n) => `row${n}`), 'row7'].join('\n');
    const imports = Array.from({ length: 3 }, () =>
      system.api('POST', '/v1/contacts/import?report=rejected', file, { 'content-type': 'text/csv' }),
    );
    const ends = (await Promise.all(imports)).map(({ body }) => JSON.stringify(body));
    const counted = ends.map((end) => Number(/created[\\"]*:(\d+)/.exec(end)?.[1]));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(200);
  });
});
