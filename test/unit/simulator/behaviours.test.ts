import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { simulatorProvider } from '../../../activities/providers/simulator/provider.ts';
import { message, number, secret, setUp } from './stand.ts';

const next = `/phones/${encodeURIComponent(number)}/next`;

test('the gateway counts what it does, and refuses one message only', async () => {
  const { provider, put, stats } = await setUp();
  for (const behaviour of ['refuse-number', 'throttle', 'lose-answer', 'cut-before-accepting', 'accept']) {
    await put(next, { behaviour });
    await provider.send(message({ reference: behaviour }));
  }
  expect(await stats()).toMatchObject({ refused: 1, throttled: 1, answersLost: 1, cut: 1, accepted: 2 });
  expect(await provider.send(message({ to: '12' }))).toMatchObject({ outcome: 'rejected', cause: 'number' });
});

test('a message is accepted, then reported sent and delivered, in this order', async () => {
  const { provider, hooks, stats } = await setUp();
  const outcome = await provider.send(message());
  expect(outcome).toMatchObject({ outcome: 'accepted' });
  await hooks.until(() => hooks.seen.receipts.length === 2);
  expect(hooks.seen.receipts.map(({ status, reference }) => [status, reference])).toEqual([
    ['sent', 'r-1'],
    ['delivered', 'r-1'],
  ]);
  await expect.poll(stats).toMatchObject({ accepted: 1, references: 1, callbacksPending: 0 });
});

test('a gateway that does not answer in time leaves the outcome unknown', async () => {
  const { provider, put } = await setUp({ timeoutMs: 150 });
  await put('/behaviour', { answerDelayMs: 30_000 });
  expect(await provider.send(message())).toEqual({ outcome: 'unknown', code: 'TimeoutError' });
});

test.for([
  ['undeliverable', ['sent', 'undeliverable']],
  ['expire', ['sent', 'expired']],
  ['read', ['sent', 'delivered', 'read']],
  ['late-receipt', ['sent', 'delivered']],
  ['duplicate-receipts', ['sent', 'sent', 'sent', 'delivered', 'delivered', 'delivered']],
  ['out-of-order-receipts', ['delivered', 'sent']],
] as const)('%s is reported as %j', async ([behaviour, statuses]) => {
  const { provider, put, hooks, stats } = await setUp();
  await put(next, { behaviour });
  expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
  await hooks.until(() => hooks.seen.receipts.length === statuses.length);
  expect(hooks.seen.receipts.map(({ status }) => status)).toEqual(statuses);
  expect(new Set(hooks.seen.receipts.map(({ id }) => id)).size).toBe(new Set(statuses).size);
  await expect.poll(stats).toMatchObject({ callbacksPending: 0 });
});

test('late receipts still say when each thing happened', async () => {
  const { provider, put, hooks } = await setUp();
  await put(next, { behaviour: 'late-receipt' });
  await provider.send(message());
  await hooks.until(() => hooks.seen.receipts.length === 2);
  for (const { at } of hooks.seen.receipts) expect(Date.now() - at.getTime()).toBeGreaterThanOrEqual(40);
});

test.for([
  [202, '{"id":""}', { outcome: 'unknown', code: 'no-id' }, {}],
  [202, 'not JSON', { outcome: 'unknown', code: 'no-id' }, {}],
  [500, '{}', { outcome: 'unknown', code: '500' }, {}],
  [503, '{}', { outcome: 'unknown', code: '503' }, {}],
  [503, '{}', { outcome: 'throttled', retryAfterMs: 7_000 }, { 'retry-after': '7' }],
  [429, '{}', { outcome: 'throttled', retryAfterMs: 1_000 }, {}],
  [429, '{}', { outcome: 'throttled', retryAfterMs: 0 }, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }],
  [408, '{}', { outcome: 'unknown', code: '408' }, {}],
  [422, '{"code":"new-reason"}', { outcome: 'rejected', cause: 'other', code: 'new-reason' }, {}],
  [302, '', { outcome: 'unknown', code: '302' }, {}],
] as const)('an answer %i %s is sorted as %o', async ([status, body, outcome, headers]) => {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const provider = simulatorProvider({ url: `http://127.0.0.1:${port}`, secret });
  onTestFinished(() => provider.close());
  expect(await provider.send(message())).toEqual(outcome);
});

test('receipts that change places still say when each thing happened', async () => {
  const { provider, put, hooks } = await setUp();
  await put(next, { behaviour: 'out-of-order-receipts' });
  await provider.send(message());
  await hooks.until(() => hooks.seen.receipts.length === 2);
  const [delivered, sent] = hooks.seen.receipts;
  expect(sent!.at.getTime()).toBeLessThan(delivered!.at.getTime());
});

test('no-receipt owes nothing', async () => {
  const { provider, put, stats } = await setUp();
  await put(next, { behaviour: 'no-receipt' });
  expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
  expect(await stats()).toMatchObject({ accepted: 1, callbacksPending: 0 });
});

test('a message after its last instant is taken and reported expired', async () => {
  const { provider, hooks } = await setUp();
  await provider.send(message({ validUntil: new Date(Date.now() - 1) }));
  await hooks.until(() => hooks.seen.receipts.length === 1);
  expect(hooks.seen.receipts[0]).toMatchObject({ status: 'expired', errorCode: 'validity-ended' });
});

test('each route has a gateway of its own: it fails apart from the others, and calls back to its own address', async () => {
  const { provider, reserve, put, get, post, hooks } = await setUp();
  await put(next, { behaviour: 'refuse-account', route: 'simulator' });
  await put(next, { behaviour: 'read', route: 'reserve' });
  expect(await get(`/phones/${encodeURIComponent(number)}`)).toMatchObject({
    next: { simulator: 'refuse-account', reserve: 'read' },
  });
  const refused = { outcome: 'rejected', cause: 'credentials', code: 'account-refused' };
  expect(await provider.send(message())).toEqual(refused);
  expect(await reserve.send(message())).toMatchObject({ outcome: 'accepted' });
  await hooks.until(() => hooks.seen.raw.length === 3);
  await post(`/phones/${encodeURIComponent(number)}/replies`, { text: 'Thanks' });
  await hooks.until(() => hooks.seen.raw.length === 4);
  expect(hooks.seen.raw.map(({ path }) => path)).toEqual([
    ...Array<string>(3).fill('/hooks/reserve/receipts'),
    '/hooks/reserve/replies',
  ]);
  expect(await get(`/phones/${encodeURIComponent(number)}`)).toMatchObject({
    messages: [{ route: 'reserve', status: 'read' }, { text: 'Thanks' }],
    turnedAway: [{ route: 'simulator', code: 'account-refused' }],
    next: {},
  });
});

test('a route that is closed takes nothing from anybody, and a number that is dead is refused by every route', async () => {
  const { provider, reserve, put, get, stop, start } = await setUp();
  const phone = `/phones/${encodeURIComponent(number)}`;
  await put('/routes/simulator', { closed: true });
  for (const reference of ['a', 'b'])
    expect(await provider.send(message({ reference }))).toMatchObject({ outcome: 'rejected', cause: 'credentials' });
  expect(await reserve.send(message())).toMatchObject({ outcome: 'accepted' });
  expect(await get('/phones')).toMatchObject({ closed: ['simulator'] });
  await put('/routes/simulator', { closed: false });
  expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });

  await put(phone, { dead: true });
  for (const gateway of [provider, reserve, provider])
    expect(await gateway.send(message())).toMatchObject({ outcome: 'rejected', cause: 'number' });
  expect(await provider.checkNumber?.(number)).toMatchObject({ state: 'unreachable' });
  await put('/routes/reserve', { closed: true });
  await stop();
  await start();
  expect(await get(phone)).toMatchObject({ dead: true });
  expect(await get('/phones')).toMatchObject({ closed: ['reserve'] });
  await put(phone, { dead: false });
  expect(await get(phone)).toMatchObject({ dead: false });
});
