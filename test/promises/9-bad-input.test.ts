import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudEvent, fictionalNumber, people, startSystem, type Answer, type System } from '../support/system.ts';

const json = { 'content-type': 'application/json' };
const csv = { 'content-type': 'text/csv' };
const batch = { 'content-type': 'application/cloudevents-batch+json' };
const placed = (id: string, more: object = {}) => ({
  ...cloudEvent('order.placed', 'kim', id, { orderId: id }),
  ...more,
});
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const withData = (data: string) => JSON.stringify(placed('x', { data: '?' })).replace('"?"', data);
const booked = (startsAt: string) => cloudEvent('booking.made', 'kim', 'b', { bookingId: 'b', startsAt });

describe('promise 9: bad input gets a clear error that names the field; nothing is half done', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    for (const id of ['kim', 'gone']) await system.api('PUT', `/v1/contacts/${id}`, { phone: fictionalNumber(1) });
    await system.api('DELETE', '/v1/contacts/gone');
  });
  afterAll(async () => system.stop());

  const post = (body: unknown, headers: Record<string, string> = json) =>
    system.api('POST', '/v1/events', body, headers);
  const put = (body: unknown, id = 'new') => system.api('PUT', `/v1/contacts/${id}`, body);
  const events = async () => ((await system.api('GET', '/v1/events')).body['items'] as unknown[]).length;

  const cases: [string, () => Promise<Answer>, number, string, string][] = [
    [
      'an unknown event type, with the nearest names',
      () => post(placed('x', { type: 'order.shiped' })),
      422,
      'event-type-unknown',
      'order.shipped',
    ],
    ['an unknown contact', () => post(placed('x', { subject: 'nobody' })), 404, 'contact-unknown', '/subject'],
    ['an erased contact', () => post(placed('x', { subject: 'gone' })), 410, 'contact-erased', '/subject'],
    ['a missing field', () => post({ ...placed('x'), data: {} }), 422, 'body-invalid', '/data/orderId'],
    ['a wrong field', () => post({ ...placed('x'), data: { orderId: ' ' } }), 422, 'body-invalid', '/data/orderId'],
    [
      'a currency that nobody pays in',
      () => post(placed('x', { data: { orderId: 'o', amount: 5, currency: 'RUR' } })),
      422,
      'body-invalid',
      '/data/currency',
    ],
    [
      'an amount that a text would tell as 0.00',
      () => post(placed('x', { data: { orderId: 'o', amount: 0.004, currency: 'GBP' } })),
      422,
      'body-invalid',
      '/data/amount',
    ],
    ['an id of 101 characters', () => post(placed('x', { subject: 'x'.repeat(101) })), 422, 'body-invalid', '/subject'],
    ['an id with a control in it', () => post(placed('x', { subject: 'a\u0007b' })), 422, 'body-invalid', '/subject'],
    [
      'an id that is no whole number',
      () => post(placed('x', { data: { orderId: 1.5 } })),
      422,
      'body-invalid',
      '/orderId',
    ],
    [
      'data that is no JSON',
      () => post(placed('x', { datacontenttype: 'text/xml' })),
      422,
      'body-invalid',
      '/datacont',
    ],
    [
      'data that is no Base64 of JSON',
      () => post({ ...placed('x'), data: undefined, data_base64: '????' }),
      422,
      'body-invalid',
      '/data_base64',
    ],
    ['data in two ways', () => post({ ...placed('x'), data_base64: 'e30=' }), 422, 'body-invalid', '/data_base64'],
    ['no id', () => post({ ...placed('x'), id: undefined }), 422, 'body-invalid', '/id'],
    [
      'a contact id that is a phone number of nobody',
      () => post(placed('x', { subject: '+447700900001' })),
      404,
      'contact-unknown',
      '/subject',
    ],
    ['wrong JSON', () => post('{"specversion":', json), 400, 'body-malformed', 'JSON'],
    ['no JSON at all', () => post('hello', json), 400, 'body-malformed', 'JSON'],
    ['a JSON that is no event', () => post('"hello"', json), 422, 'body-invalid', 'not a string'],
    [
      'a wrong content type',
      () => post('a=b', { 'content-type': 'text/plain' }),
      415,
      'content-type-unsupported',
      'cloudevents',
    ],
    [
      'a body of 10 MB',
      () => post(placed('x', { data: { orderId: 'x', note: 'x'.repeat(10_000_000) } })),
      413,
      'body-too-large',
      '',
    ],
    [
      'a batch of 10,001',
      () =>
        post(
          Array.from({ length: 10_001 }, (_, n) => placed(`${n}`)),
          batch,
        ),
      413,
      'batch-too-large',
      '10000',
    ],
    ['a time without a zone', () => post(placed('x', { time: '2026-05-04T09:00:00' })), 422, 'body-invalid', '/time'],
    ['a time long past', () => post(placed('x', { time: '2010-12-01T09:00:00Z' })), 422, 'event-time-invalid', '/time'],
    ['a time to come', () => post(placed('x', { time: '2090-12-01T09:00:00Z' })), 422, 'event-time-invalid', '/time'],
    ['a booking in the past', () => post(booked('2020-01-01T10:00:00Z')), 422, 'event-time-invalid', '/data/startsAt'],
    ['a booking without a zone', () => post(booked('2030-01-01T10:00:00')), 422, 'body-invalid', '/data/startsAt'],
    [
      'a bad event in a batch of good ones',
      () => post([placed('g1'), placed('g2', { type: 'x' })], batch),
      422,
      'event-type-unknown',
      '/1/type',
    ],
    ['an unknown time zone', () => put({ timeZone: 'Europe/Atlantis' }), 422, 'body-invalid', '/timeZone'],
    ['a fixed offset for a zone', () => put({ timeZone: '+03:00' }), 422, 'body-invalid', '/timeZone'],
    ['a number that is none', () => put({ phone: 'call me' }), 422, 'body-invalid', '/phone'],
    [
      'a number that cannot get texts',
      () => put({ phone: '8 800 555 35 35', country: 'RU' }),
      422,
      'body-invalid',
      '/phone',
    ],
    ['a misspelt field', () => put({ fone: '1' }), 422, 'body-invalid', '/fone'],
    ['a language that is none', () => put({ locale: 'english please' }), 422, 'body-invalid', '/locale'],
    ['a write to an erased contact', () => put({}, 'gone'), 410, 'contact-erased', ''],
    [
      'a consent for everything',
      () => consent({ action: 'grant', purpose: '*', channel: 'sms', source: 'x' }),
      422,
      'body-invalid',
      '/purpose',
    ],
    [
      'a consent without a source',
      () => consent({ action: 'grant', purpose: 'tips', channel: 'sms' }),
      422,
      'body-invalid',
      '/source',
    ],
    [
      'an import of consents without evidence',
      () => consent({ action: 'import', purpose: 'tips', channel: 'sms', source: 'old CRM' }),
      422,
      'body-invalid',
      '/wording',
    ],
    [
      'a consent of the future',
      () => consent({ action: 'grant', purpose: 'tips', channel: 'sms', source: 'x', at: '2090-01-01T00:00:00Z' }),
      422,
      'body-invalid',
      '/at',
    ],
    [
      'a CSV that is not UTF-8',
      () => upload(Buffer.from('id,locale\na,\xff\xfe\n', 'latin1')),
      422,
      'encoding-invalid',
      'line 2',
    ],
    [
      'a CSV in windows-1251',
      () => upload(Buffer.from([...Buffer.from('id,attributes.city\na,'), 0xcc, 0xee, 0xf1, 10])),
      422,
      'encoding-invalid',
      'line 2',
    ],
    ['a CSV without ids', () => upload('phone\n+447700900001\n'), 422, 'columns-invalid', 'id'],
    ['a CSV with an unknown column', () => upload('id,fone\na,1\n'), 422, 'columns-invalid', 'fone'],
    ['an empty CSV', () => upload(''), 400, 'body-missing', 'text/csv'],
    ['a cursor of somebody’s own', () => system.api('GET', '/v1/events?cursor=abc'), 400, 'query-invalid', '/cursor'],
    ['a page that is too long', () => system.api('GET', '/v1/events?limit=1000'), 400, 'query-invalid', '/limit'],
    ['an unknown state', () => system.api('GET', '/v1/deliveries?state=lost'), 400, 'query-invalid', '/state'],
    [
      'a filter that is an object',
      () => system.api('GET', '/v1/deliveries?contactId[$ne]=x'),
      400,
      'query-invalid',
      '/contactId[$ne]',
    ],
    ['an unknown journey', () => system.api('GET', '/v1/journeys/x'), 404, 'journey-unknown', 'welcome'],
    ['an unknown run', () => system.api('GET', '/v1/runs/x/y'), 404, 'run-unknown', ''],
    ['an unknown path', () => system.api('GET', '/v1/nothing'), 404, 'not-found', ''],
    ['no key', () => system.api('GET', '/v1/events', undefined, { authorization: '' }), 401, 'key-missing', ''],
    [
      'a wrong key',
      () => system.api('GET', '/v1/events', undefined, { authorization: 'Bearer tdk_x' }),
      401,
      'key-wrong',
      '',
    ],
    [
      'a cursor outside of all dates',
      () => system.api('GET', `/v1/deliveries?cursor=${Buffer.from('[8640000000000001,"x"]').toString('base64url')}`),
      400,
      'query-invalid',
      '/cursor',
    ],
    [
      'a journey named as a prototype is',
      () => system.api('GET', '/v1/journeys/constructor'),
      404,
      'journey-unknown',
      '',
    ],
    ['data nested 180 deep', () => post(withData(nested(180))), 422, 'body-invalid', '/data/a/a/a'],
    ['data nested 5,000 deep', () => post(withData(nested(5_000))), 422, 'body-invalid', '/data/a/a/a'],
    ['a NUL in a name', () => post(withData('{"a\\u0000b":1}')), 422, 'body-invalid', '/data/a'],
    ['a name that the store reads', () => post(withData('{"$ref":1}')), 422, 'body-invalid', '/data/$ref'],
    ['a name with a dot', () => post(withData('{"a.b":1}')), 422, 'body-invalid', '/data/a.b'],
    ['a prototype', () => post(withData('{"__proto__":{"orderId":"x"}}')), 422, 'body-invalid', '/data/__proto__'],
    [
      '7 MB of small numbers',
      () => post(withData(`{"list":[${'1,'.repeat(3_500_000)}1]}`)),
      422,
      'body-invalid',
      '/data: has more than',
    ],
    ['millions of lists', () => post(`${'['.repeat(600_000)}${']'.repeat(600_000)}`), 422, 'body-invalid', '500000'],
    ['an id that is half a letter', () => post(placed('\ud83d')), 422, 'body-invalid', '/id'],
    ['an attribute nested deep', () => put(`{"attributes":${nested(5_000)}}`), 422, 'body-invalid', '/attributes/a'],
    ['an unsigned receipt', () => system.api('POST', '/hooks/simulator/receipts', {}), 401, 'signature-wrong', ''],
    ['a receipt of no known route', () => system.api('POST', '/hooks/nobody/receipts', {}), 404, 'route-unknown', ''],
  ];
  const consent = (body: object) => system.api('POST', '/v1/contacts/kim/consents', body);
  const upload = (body: string | Buffer) => system.api('POST', '/v1/contacts/import', body, csv);

  it.each(cases)('%s', async (_case, send, status, code, named) => {
    const before = await events();
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(JSON.stringify(answer.body)).toContain(named);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at .*\.ts/);
    expect(await events()).toBe(before);
  });

  it('an event id used again is a duplicate, and a conflict with another body', async () => {
    const event = placed('again');
    expect((await post(event)).body).toMatchObject({ status: 'accepted' });
    expect((await post(event)).body).toMatchObject({ status: 'duplicate', runs: [{ effect: 'started' }] });
    const other = await post({ ...event, data: { orderId: 'other' } });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'event-conflict', errors: [{ pointer: '/id' }] });
  });

  it('a batch that names one event twice takes it once', async () => {
    const { body } = await post(
      [placed('twice'), placed('other'), placed('twice')].map((event) => ({ ...event, time: placed('').time })),
      batch,
    );
    const items = body['items'] as { status: string }[];
    expect(items.map(({ status }) => status).toSorted()).toEqual(['accepted', 'accepted', 'duplicate']);
  });

  it('too many wrong keys are slowed down, with the time to wait', async () => {
    const guess = () =>
      system.api('GET', '/v1/events', undefined, { authorization: `Bearer tdk_${'x'.repeat(16)}_${'y'.repeat(43)}` });
    const answers = await Promise.all(Array.from({ length: 30 }, guess));
    const slowed = answers.find(({ status }) => status === 429);
    expect(slowed?.body['code']).toBe('rate-exceeded');
    expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('of 100,000 rows with 1 % bad ones the good go in, and each bad one is told with line, field and reason', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => {
      const bad = index % 100 === 50;
      return `row${index},${bad ? 'none' : people.phoneOf(index)},${bad && index % 200 === 50 ? 'Mars/Base' : 'Europe/London'}`;
    });
    const body = ['id,phone,timeZone', ...rows].join('\n');
    const answer = await system.api('POST', '/v1/contacts/import?report=rejected', body, csv);
    expect(answer.status).toBe(200);
    const lines = String(answer.body['text'])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const summary = { created: 99_000, updated: 0, rejected: 1_000 };
    expect(lines.at(-1)).toEqual({ import: expect.any(String) as string, summary });
    expect(lines).toHaveLength(1_001);
    expect(lines[0]).toEqual({
      line: 52,
      id: 'row50',
      result: 'rejected',
      errors: [
        { field: 'timeZone', reason: expect.stringContaining('IANA') as string },
        { field: 'phone', reason: 'is not a phone number' },
      ],
    });
    expect(lines[1]).toMatchObject({ line: 152, errors: [{ field: 'phone', reason: 'is not a phone number' }] });
    expect((await system.api('GET', '/v1/contacts/row99999')).status).toBe(200);
    expect((await system.api('GET', '/v1/contacts/row50')).status).toBe(404);
  });
});
