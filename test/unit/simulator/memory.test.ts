import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { simulatorProvider } from '../../../activities/providers/simulator/provider.ts';
import { planFor, settingsSchema } from '../../../cli/simulator/behaviour.ts';
import { createSimulator } from '../../../cli/simulator/simulator.ts';
import { control, freePort, message, number, secret, setUp, type Stats } from './stand.ts';

const phone = `/phones/${encodeURIComponent(number)}`;

test('the same reference twice is two messages on the phone, and is counted', async () => {
  const { provider, get, stats } = await setUp();
  for (const reference of ['a', 'b', 'a', 'a']) await provider.send(message({ reference }));
  expect(await get(phone)).toMatchObject({ messages: [{}, {}, {}, {}] });
  expect(await stats()).toMatchObject({
    accepted: 4,
    references: 2,
    duplicateReferences: [{ reference: 'a', count: 3 }],
  });
});

test('a callback comes again until it is taken: the same id, in order, with a fresh signature', async () => {
  let minutes = 0;
  const { provider, hooks, stats } = await setUp({ now: () => Date.now() + minutes * 60_000 });
  let refusals = 2;
  hooks.answer = () => {
    minutes += 1;
    refusals -= 1;
    return refusals >= 0 ? 500 : 204;
  };
  await provider.send(message());
  await hooks.until(() => hooks.seen.receipts.length === 2);
  expect(hooks.seen.receipts.map(({ status }) => status)).toEqual(['sent', 'delivered']);
  const [first, second, third, fourth] = hooks.seen.ids;
  expect([first, second]).toEqual([third, third]);
  expect(fourth).not.toBe(third);
  expect(new Set(hooks.seen.stamps).size).toBe(4);
  await expect.poll(stats).toMatchObject({ callbacksPending: 0 });
});

test('a callback that nobody takes is given up after three days', async () => {
  let days = 0;
  const { post, hooks, stats, trouble } = await setUp({ now: () => Date.now() + days * 86_400_000 });
  hooks.answer = () => {
    days = 3.01;
    return 500;
  };
  await post(`${phone}/replies`, { text: 'hello?' });
  await hooks.until(() => hooks.seen.ids.length === 1);
  await expect.poll(stats).toMatchObject({ callbacksPending: 0 });
  expect(trouble).toEqual(['a callback was given up after three days']);
});

test('callbacks wait while nobody is there, and arrive when somebody is back', async () => {
  const { provider, hooks, stats, trouble } = await setUp();
  hooks.close();
  for (const reference of ['a', 'b', 'c']) await provider.send(message({ reference }));
  await expect.poll(() => trouble).toEqual(['callbacks cannot be delivered: the api does not answer']);
  expect(await stats()).toMatchObject({ callbacksPending: 6 });
  await hooks.reopen();
  await hooks.until(() => hooks.seen.receipts.length === 6);
  await expect.poll(stats).toMatchObject({ callbacksPending: 0 });
});

test('all that the gateway knew and owed survives a restart, and a torn last line does no harm', async () => {
  const { provider, hooks, put, post, get, stats, stop, start, dataFile } = await setUp();
  hooks.answer = () => 500;
  await provider.send(message({ reference: 'a' }));
  await provider.send(message({ reference: 'a' }));
  await put(`${phone}/next`, { behaviour: 'refuse-number' });
  await provider.send(message({ reference: 'b' }));
  await put(`${phone}/next`, { behaviour: 'read' });
  await post(`${phone}/replies`, { text: 'Да, спасибо' });
  const [before, conversation] = [await stats(), await get(phone)];
  expect(before).toMatchObject({ accepted: 2, refused: 1, replies: 1, callbacksPending: 5 });

  await stop();
  appendFileSync(dataFile, '{"is":"message","message":{"id":"to');
  await start();
  expect(await stats()).toEqual(before);
  expect(await get(phone)).toEqual(conversation);
  await put('/behaviour', { answerDelayMs: 1 });

  hooks.answer = () => 204;
  await hooks.until(() => hooks.seen.receipts.length === 4 && hooks.seen.replies.length === 1);
  await expect.poll(stats).toMatchObject({ callbacksPending: 0 });
  await stop();
  await start();
  expect(await stats()).toEqual({ ...before, callbacksPending: 0 });
  expect(await get('/behaviour')).toMatchObject({ answerDelayMs: 1 });
});

test('a reply comes late and more than once when asked to, under one id', async () => {
  const { provider, hooks, post, stats } = await setUp();
  await provider.send(message({ sender: '+447700900900' }));
  await post(`${phone}/replies`, { text: 'STOP', delayMs: 30, times: 3 });
  await hooks.until(() => hooks.seen.replies.length === 3);
  expect(hooks.seen.replies[0]).toMatchObject({ from: number, to: '+447700900900', text: 'STOP' });
  expect(new Set(hooks.seen.replies.map(({ id }) => id)).size).toBe(1);
  expect(await stats()).toMatchObject({ replies: 1 });
});

test('a receipt on request overtakes one that is late', async () => {
  const { provider, hooks, put, post } = await setUp();
  await put('/behaviour', { answerDelayMs: 0, receiptDelayMs: 2, lateReceiptMs: 60_000 });
  await put(`${phone}/next`, { behaviour: 'late-receipt' });
  const outcome = await provider.send(message());
  const id = outcome.outcome === 'accepted' ? outcome.providerId : '';
  await post(`/messages/${id}/receipts`, { status: 'expired' });
  await hooks.until(() => hooks.seen.receipts.length === 1);
  expect(hooks.seen.receipts[0]).toMatchObject({ providerId: id, status: 'expired', errorCode: 'validity-ended' });
});

test('shares are drawn by the reference: always the same, about as often as asked, and never for ever', () => {
  const settings = settingsSchema.parse({ throttleShare: 0.3, loseAnswerShare: 0.2 });
  const plans = Array.from({ length: 2_000 }, (_, index) => planFor(undefined, settings, `r-${index} 0`));
  expect(plans).toEqual(Array.from({ length: 2_000 }, (_, index) => planFor(undefined, settings, `r-${index} 0`)));
  const throttled = plans.filter(({ answer }) => answer === 'throttle').length;
  const lost = plans.filter((plan) => plan.answer === 'accept' && plan.answerLost).length;
  expect(throttled / 2_000).toBeCloseTo(0.3, 1);
  expect(lost / 2_000).toBeCloseTo(0.2, 1);
  const tries = Array.from({ length: 50 }, (_, turn) => planFor(undefined, settings, `r-1 ${turn}`).answer);
  expect(tries).toContain('accept');
  expect(() => settingsSchema.parse({ throttleShare: 0.6, refuseShare: 0.6 })).toThrow('add up');
});

test('a simulator killed under load knows every message it answered for', { timeout: 30_000 }, async () => {
  const dataFile = join(mkdtempSync(join(tmpdir(), 'simulator-')), 'data.ndjson');
  const callbackUrl = 'http://127.0.0.1:9';
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const variables = { SIMULATOR_PORT: String(port), SIMULATOR_SECRET: secret, SIMULATOR_DATA: dataFile };
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/tidings.ts', 'simulator'], {
    env: { ...process.env, ...variables, SIMULATOR_CALLBACK_URL: callbackUrl, HOST: '127.0.0.1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const isUp = async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok;
  await expect.poll(isUp, { timeout: 20_000 }).toBe(true);

  const provider = simulatorProvider({ url, secret });
  onTestFinished(() => provider.close());
  const answered = new Set<string>();
  let alive = true;
  const load = Array.from({ length: 20 }, async (_, line) => {
    for (let turn = 0; alive; turn += 1) {
      const reference = `${line}-${turn}`;
      const { outcome } = await provider.send(message({ reference }));
      if (outcome === 'accepted') answered.add(reference);
      else alive = false;
      if (answered.size === 300) child.kill('SIGKILL');
    }
  });
  await Promise.all(load);

  const again = await createSimulator({ secret, callbackUrl, dataFile });
  onTestFinished(() => again.close());
  const asker = simulatorProvider({ url: again.url, secret });
  onTestFinished(() => asker.close());
  expect(answered.size).toBeGreaterThanOrEqual(300);
  const lost = { to: number, text: '', attemptedAt: new Date() };
  for (const reference of answered) expect(await asker.lookup?.({ ...lost, reference })).toMatchObject({ found: true });
  const stats = await control<Stats>(again.url, 'GET', '/stats');
  expect(stats.accepted).toBeGreaterThanOrEqual(answered.size);
  expect(stats).toMatchObject({ references: stats.accepted, duplicateReferences: [] });
});
