import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { describeProvider, MalformedCallback, type ProviderDescription, type RawCallback } from 'tidings/provider';
import { readJson } from '../../../activities/providers/read-json.ts';
import { whyNotLoaded } from '../../../models/config/import-file.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { acme, description } from '../../contracts/acme/described.ts';
import { secrets } from '../../contracts/acme/gateway.ts';
import { acmeStand } from '../../contracts/acme/stand.ts';

providerContract('acme, described', () => acmeStand(acme));

const place = { route: 'main', hooks: 'https://tidings.example/hooks/main' };
const settings = { url: 'http://127.0.0.1:1', token: secrets.token, hookSecret: secrets.hookSecret };
const receivedAt = new Date('2026-05-04T09:00:00Z');
const callback = (url: string, body = '', headers: RawCallback['headers'] = {}): RawCallback => {
  return { method: body ? 'POST' : 'GET', url, headers, body: Buffer.from(body), receivedAt };
};
const callbacksOf = (callbacks: ProviderDescription['callbacks']) =>
  describeProvider({ ...description, callbacks }).callbacks!(settings, place)!;

describe('what a description asks for', () => {
  async function asked(send: ProviderDescription['send']) {
    const requests: { url: string; method: string; type: string; length: string; body: string }[] = [];
    const server = createServer((request, response) => {
      void (async () => {
        const { headers, url = '', method = '' } = request;
        const body = Buffer.concat(await request.toArray()).toString();
        const { 'content-type': type = '', 'content-length': length = '' } = headers;
        requests.push({ url, method, type, length, body });
        response.writeHead(201).end('{"id":7}');
      })();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
    const provider = describeProvider({ ...description, send }).provider({ ...settings, url }, place);
    const sent = await provider.send(message({ reference: 'a/b c', sender: 'Laden & Co', text: 'Да {{token}} & "x"' }));
    await provider.close();
    server.close();
    expect(sent).toEqual({ outcome: 'accepted', providerId: '7' });
    return requests[0];
  }

  it('is a form, an address and a query, each filled as it must be', async () => {
    const form = { phone: '{{toDigits}}', mes: '{{text}}', by: '{{sender}}' };
    const query = { hook: '{{hooks}}/receipts?of={{reference}}' };
    expect(await asked({ url: '{{url}}/m/{{reference}}', method: 'PUT', form, query })).toEqual({
      url: '/base/m/a%2Fb%20c?hook=https%3A%2F%2Ftidings.example%2Fhooks%2Fmain%2Freceipts%3Fof%3Da%2Fb+c',
      method: 'PUT',
      type: 'application/x-www-form-urlencoded',
      body: 'phone=447700900001&mes=%D0%94%D0%B0+%7B%7Btoken%7D%7D+%26+%22x%22&by=Laden+%26+Co',
      length: '81',
    });
  });

  it('is JSON with words, numbers and what never changes', async () => {
    const json = { to: ['{{ to }}'], text: '{{text}}', ttl: '{{ validSeconds }}', parts: 'of {{parts}}', flash: false };
    const { body = '' } = (await asked({ url: '{{url}}', json })) ?? {};
    expect(JSON.parse(body)).toEqual({
      to: ['+447700900001'],
      text: 'Да {{token}} & "x"',
      ttl: expect.any(Number) as number,
      parts: 'of 1',
      flash: false,
    });
  });
});

describe('a callback of a described gateway', () => {
  it('may hold several reports, of which those that tell nothing new are left out', () => {
    const adapter = callbacksOf({
      proof: { by: 'address', secret: 'hookSecret' },
      receipts: {
        format: 'json',
        list: 'data.reports',
        messageId: 'id',
        reference: 'ours.ref',
        status: 'code',
        statuses: { 1: 'delivered', 3: 'expired' },
        error: 'err',
        at: { path: 'ts', as: 'seconds' },
      },
    });
    const reports = [
      { id: 12, ours: { ref: 'r-1' }, code: 1, ts: 1_777_885_200 },
      { id: 13, code: 0, ts: 1_777_885_200 },
      { id: 'b', code: '3', err: 25, ts: '1777885200' },
    ];
    const at = new Date(1_777_885_200_000);
    expect(adapter.receipts(callback('https://x.example', JSON.stringify({ data: { reports } })))).toEqual([
      { id: '12 1', providerId: '12', reference: 'r-1', status: 'delivered', at },
      { id: 'b 3', providerId: 'b', status: 'expired', errorCode: '25', at },
    ]);
  });

  it('may say all in its address, and be proven by it alone', () => {
    const adapter = callbacksOf({
      proof: { by: 'address', secret: 'hookSecret' },
      receipts: { format: 'query', messageId: 'id', status: 'st', statuses: { ok: 'delivered' } },
      replies: { format: 'query', id: 'id', from: 'phone', text: 'mes' },
      answer: { contentType: 'text/plain', body: 'OK' },
    });
    const url = `${place.hooks}/replies?id=5&phone=447700900001&mes=%D0%94%D0%B0+%26&st=ok&key=${secrets.hookSecret}`;
    expect(adapter.verify(callback(url))).toBe(true);
    expect(adapter.verify(callback(url.slice(0, -1)))).toBe(false);
    expect(adapter.verify(callback(place.hooks))).toBe(false);
    expect(adapter.replies(callback(url))).toEqual([
      { id: '5', from: '+447700900001', to: '', text: 'Да &', at: receivedAt },
    ]);
    expect(adapter.receipts(callback(url))).toEqual([
      { id: '5 ok', providerId: '5', status: 'delivered', at: receivedAt },
    ]);
    expect(adapter.answer).toEqual({ contentType: 'text/plain', body: 'OK' });
  });

  it('may be signed over its time, its address and its bytes', () => {
    const adapter = callbacksOf({
      proof: {
        by: 'hmac',
        secret: 'hookSecret',
        over: '{{header.x-time}}.{{url}}.{{body}}',
        header: 'X-Sign',
        prefix: 'v1=',
      },
      receipts: { format: 'form', messageId: 'id', status: 'st', statuses: { ok: 'delivered' } },
    });
    const body = 'id=1&t=Да';
    const hmac = createHmac('sha256', secrets.hookSecret).update(`17.https://x.example/h?a=1.${body}`).digest('hex');
    const headers = { 'x-time': '17', 'x-sign': `v1=${hmac}` };
    expect(adapter.verify(callback('https://x.example/h?a=1', body, headers))).toBe(true);
    expect(adapter.verify(callback('https://x.example/h?a=2', body, headers))).toBe(false);
    expect(adapter.verify(callback('https://x.example/h?a=1', `${body}.`, headers))).toBe(false);
    expect(adapter.verify(callback('https://x.example/h?a=1', body, { ...headers, 'x-time': '18' }))).toBe(false);
    expect(adapter.verify(callback('https://x.example/h?a=1', body, { 'x-time': '17' }))).toBe(false);
  });

  it.each([
    ['has no list', { data: {} }],
    ['names no message', { data: { reports: [{ code: 1, ts: 1 }] } }],
    ['has no time', { data: { reports: [{ id: 1, code: 1, ts: 'soon' }] } }],
  ])('that %s is malformed', (_what, body) => {
    const adapter = callbacksOf({
      proof: { by: 'address', secret: 'hookSecret' },
      receipts: {
        format: 'json',
        list: 'data.reports',
        messageId: 'id',
        status: 'code',
        statuses: { 1: 'delivered' },
        at: { path: 'ts', as: 'seconds' },
      },
    });
    expect(() => adapter.receipts(callback('https://x.example', JSON.stringify(body)))).toThrow(MalformedCallback);
    expect(() => adapter.replies(callback('https://x.example', '{}'))).toThrow(MalformedCallback);
  });
});

const sending = (changed: object) => ({ send: { ...description.send, ...changed } });
const calling = (changed: object) => ({ callbacks: { ...description.callbacks, ...changed } });
const reading = (changed: object) => calling({ receipts: { ...description.callbacks.receipts, ...changed } });
const signed = (over: string, format = 'json') =>
  calling({
    proof: { by: 'hmac', secret: 'hookSecret', header: 'x-sign', over },
    replies: { ...description.callbacks.replies, format },
  });

it.each<[string, object, string]>([
  [
    'a value that there is not',
    { send: { ...description.send, url: '{{uri}}/sms' } },
    'send.url: there is no value uri, but url, token',
  ],
  [
    'no way to be accepted',
    { answers: [{ status: 401, means: 'credentials' }] },
    'answers: must say when a message is accepted',
  ],
  ['a form and JSON', { send: { ...description.send, form: {} } }, 'send: has a form or JSON, not both'],
  [
    'a setting like a value',
    { settings: { ...description.settings, text: 'text' } },
    'settings.text: is the name of a value of each message',
  ],
  [
    'a secret of none',
    { callbacks: { ...description.callbacks, proof: { by: 'address', secret: 'key' } } },
    'callbacks.proof.secret: there is no setting key',
  ],
  ['a misspelt key', { anwers: [] }, 'anwers: there is no such key; did you mean answers?'],
  ...['{{to}', '{to}', '{{{to}}}', 'to}}', '{{to'].map((to): [string, object, string] => [
    `${to} for a value`,
    sending({ json: { to, text: '{{to}}: {{text}}' } }),
    `send.json.to: ${to} is no value, which is written {{to}}`,
  ]),
  ['a value for a name', sending({ form: { '{{to}}': '{{text}}' }, json: undefined }), 'send.form.{{to}}: the name of'],
  ['no text', sending({ json: { to: '{{to}}' } }), 'send: must have {{text}} in it'],
  ['nobody to reach', sending({ json: { text: '{{text}}' } }), 'send: must have {{to}} or {{toDigits}} in it'],
  ['a header of blanks', sending({ headers: { 'x key': 'a' } }), 'send.headers.x key: must be the name of a header'],
  ['two headers in one', sending({ headers: { a: 'b\r\nc: d' } }), 'send.headers.a: must be ASCII without line breaks'],
  ['a header in Cyrillic', sending({ headers: { a: 'да' } }), 'send.headers.a: must be ASCII without line breaks'],
  [
    'the text in a header',
    sending({ headers: { a: '{{text}}' } }),
    'send.headers.a: {{text}} cannot stand in a header',
  ],
  ['a length of its own', sending({ headers: { 'Content-Length': '1' } }), 'is a header that Tidings itself writes'],
  [
    'an address of files',
    sending({ url: 'ftp://acme.example' }),
    'send.url: must begin with a setting that is an addre',
  ],
  ['half an address', sending({ url: '/sms' }), 'send.url: must begin with a setting that is an address'],
  [
    'a secret for an address',
    sending({ url: '{{token}}/sms' }),
    'send.url: begins with {{token}}, which is no setting',
  ],
  ['another host', sending({ url: '{{url}}.evil.example' }), 'send.url: must go on with / or ? behind {{url}}'],
  [
    'a status of none',
    { answers: [{ status: 999, means: 'accepted', id: 'id' }] },
    'answers.0.status: must be a status',
  ],
  ['no condition', { answers: [{ where: {}, means: 'accepted', id: 'id' }] }, 'answers.0.where: is empty'],
  ['no statuses', reading({ statuses: {} }), 'callbacks.receipts.statuses: is empty'],
  ['a list in an address', reading({ format: 'query', list: 'a' }), 'callbacks.receipts.list: is for the format json'],
  [
    'two answers',
    calling({ answer: { contentType: 'a/b\r\nc: d', body: '' } }),
    'callbacks.answer.contentType: must be',
  ],
  [
    'an open secret',
    { settings: { ...description.settings, hookSecret: 'text' } },
    'hookSecret must be of the kind secret',
  ],
  ['a signature of nothing', signed('abc'), 'callbacks.proof.over: must have {{body}} in it'],
  ['a signature of its time', signed('{{header.x-time}}'), 'callbacks.proof.over: must have {{body}} in it'],
  ['a body signed, an address read', signed('{{body}}', 'query'), 'callbacks.proof.over: must have {{url}} in it'],
  [
    'a standard body, an address read',
    reading({ format: 'query' }),
    'callbacks.proof.by: standard-webhooks signs the body',
  ],
])('a description with %s is refused by name', (_what, changed, told) => {
  expect(() => describeProvider({ ...description, ...changed })).toThrow(told);
});

it('a description is told all its faults at the place where it is described', () => {
  const receipts = { ...description.callbacks.receipts, at: { path: 'ts', as: 'unix' } };
  const wrong = { ...description, answers: [{ means: 'acepted' }], callbacks: { ...description.callbacks, receipts } };
  let thrown: unknown;
  try {
    describeProvider(wrong as never);
  } catch (error) {
    thrown = error;
  }
  expect(whyNotLoaded(thrown).split('\n')).toEqual([
    expect.stringMatching(/described\.test\.ts:\d+:\d+: The description of the provider acme is not right:$/),
    '    answers.0.means: must be one of accepted, throttled, number, content, sender, opted-out, credentials, other',
    '    callbacks.receipts.at.as: must be one of iso, seconds, milliseconds',
  ]);
});

it('JSON with the text of a request in it is no misread value', () => {
  const form = { of: '{"a":{"to":"{{to}}","parts":{{parts}}},"b":{"c":true}}', text: '{{text}}' };
  expect(() => describeProvider({ ...description, send: { url: '{{url}}', form } })).not.toThrow();
});

it('ids beyond 2^53 keep their digits, in answers and in reports', async () => {
  expect(
    readJson('{"a":12345678901234567898,"b":"1234567890123456789 \\" 12345678901234567898","c":-1e30,"d":7}'),
  ).toEqual({ a: '12345678901234567898', b: '1234567890123456789 " 12345678901234567898', c: -1e30, d: 7 });
  expect(() => readJson('{"a":12345678901234567898')).toThrow(SyntaxError);
  const ids = ['12345678901234567898', '12345678901234567899'];
  const server = createServer((_request, response) => void response.writeHead(201).end(`{"id":${ids.shift()}}`));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = describeProvider(description).provider({ ...settings, url }, place);
  const sent = [await provider.send(message({})), await provider.send(message({}))];
  await provider.close();
  server.close();
  expect(sent).toEqual([
    { outcome: 'accepted', providerId: '12345678901234567898' },
    { outcome: 'accepted', providerId: '12345678901234567899' },
  ]);
  const adapter = callbacksOf(description.callbacks);
  const body = '{"id":12345678901234567898,"status":"DELIVRD","at":"2026-05-04T09:00:00Z"}';
  expect(adapter.receipts(callback('https://x.example', body))).toMatchObject([{ providerId: '12345678901234567898' }]);
});

it.each(['described', 'gateway'])('docs/extend-provider.md shows the %s of Acme', (name) => {
  const page = readFileSync('docs/extend-provider.md', 'utf8');
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, shown]) => shown);
  expect(blocks).toContain(readFileSync(`test/contracts/acme/${name}.ts`, 'utf8'));
});
