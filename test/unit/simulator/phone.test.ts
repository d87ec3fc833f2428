import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { phoneRouter } from '../../../api/pages/phone.ts';
import { sendProblems } from '../../../api/http/problems.ts';
import { message, number, secret, setUp } from './stand.ts';

const json = { 'content-type': 'application/json' };
const path = `/phone/api/phones/${encodeURIComponent(number)}`;

async function serve(simulatorUrl: string) {
  const app = express();
  app.use(
    '/phone',
    phoneRouter({ simulatorUrl, simulatorSecret: secret, routes: ['simulator', 'reserve'] }),
    sendProblems(pino({ level: 'silent' }), 'http://tidings.example'),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (to: string, options: Parameters<typeof request>[1] = {}) => {
    const { statusCode: status, headers, body } = await request(`${base}${to}`, options);
    return { status, headers, text: await body.text() };
  };
}

test('the page and all it needs are served under a strict policy, and nothing else is', async () => {
  const call = await serve('http://127.0.0.1:9');
  const page = await call('/phone');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(page.text).not.toMatch(/<script>|style=|onclick|https?:/);
  const needed = [...page.text.matchAll(/(?:src|href)="(\/phone\/[^"]+)"/g)].map((match) => match[1] ?? '');
  expect(needed.length).toBeGreaterThan(3);
  for (const file of [
    ...needed,
    ...['phone-view', 'phone-words', 'phone-keys', 'page-parts', 'language', 'timeline'].map(
      (script) => `/phone/${script}.js`,
    ),
    '/phone/timeline.css',
    '/phone/contacts/anna',
  ]) {
    expect(await call(file), file).toMatchObject({ status: 200 });
  }
  for (const other of ['/phone/../phone.ts', '/phone/other.html', '/phone/api/behaviour']) {
    expect(await call(other), other).toMatchObject({ status: 404 });
  }
});

test('a person reads a conversation, answers, and chooses how the next message fails', async () => {
  const { provider, url, hooks } = await setUp();
  const call = await serve(url());
  await provider.send(message());
  expect(JSON.parse((await call('/phone/api/phones?limit=5&contains=9000')).text)).toMatchObject({
    total: 1,
    phones: [{ number, lastText: message().text }],
  });
  const reply = await call(`${path}/replies`, { method: 'POST', headers: json, body: '{"text":"Да"}' });
  expect(reply.status).toBe(202);
  await hooks.until(() => hooks.seen.replies.length === 1);
  expect(await call('/phone/api/routes')).toMatchObject({ text: '{"routes":["simulator","reserve"]}' });
  const behaviour = '{"behaviour":"opted-out","route":"simulator"}';
  const chosen = await call(`${path}/next`, { method: 'PUT', headers: json, body: behaviour });
  expect(chosen.status).toBe(204);
  expect(await provider.send(message())).toMatchObject({ outcome: 'rejected', cause: 'opted-out' });
  for (const [which, body] of [
    [path, '{"dead":false}'],
    ['/phone/api/routes/reserve', '{"closed":false}'],
  ] as const)
    expect(await call(which, { method: 'PUT', headers: json, body })).toMatchObject({ status: 204 });
  const conversation = await call(path);
  expect(JSON.parse(conversation.text)).toMatchObject({
    messages: [{ direction: 'to-phone' }, { direction: 'from-phone', text: 'Да' }],
    turnedAway: [{ why: 'refused', code: 'opted-out' }],
    next: {},
  });
  expect(JSON.stringify([reply, chosen, conversation])).not.toContain(secret);
});

test.for([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a name that was pointed here', { host: 'evil.example' }],
] as const)('%s cannot press the buttons', async ([, headers]) => {
  const { url, stats } = await setUp();
  const call = await serve(url());
  const answer = await call(`${path}/replies`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: '{"text":"a"}',
  });
  expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('cross-site') as string });
  expect(await stats()).toMatchObject({ replies: 0 });
});

test('what is not JSON, not a number or not known is refused; an absent simulator is said to be so', async () => {
  const { url } = await setUp();
  const call = await serve(url());
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await call(`${path}/replies`, { method: 'POST', headers: form, body: 'text=a' })).toMatchObject({
    status: 415,
  });
  expect(await call('/phone/api/phones/..%2Fstats')).toMatchObject({ status: 404 });
  expect(await call(`${path}/next`, { method: 'PUT', headers: json, body: '{"behaviour":"explode"}' })).toMatchObject({
    status: 400,
    text: expect.stringContaining('"field":"behaviour"') as string,
  });
  const alone = await serve('http://127.0.0.1:9');
  expect(await alone('/phone/api/phones')).toMatchObject({ status: 503, text: '{"code":"simulator-away"}' });
});
