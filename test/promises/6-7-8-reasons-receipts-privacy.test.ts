import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash, type BinaryToTextEncoding } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { EventModel } from '../../models/documents/event.ts';
import { EndedRunModel } from '../../models/documents/ended-run.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { StuckRunModel } from '../../models/documents/stuck-run.ts';
import { openTask } from '../../models/documents/team-task.ts';
import { everythingIn } from '../support/everything-in.ts';
import { everywhere } from '../support/everywhere.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, poll, contact, consent, deliveries, timeline, next, reply, bubbles } = town({ LOG_LEVEL: 'debug' });

let numbers = 0;
const nextNumber = () => (numbers += 1);

describe('promise 6: every message that was not sent has a reason that support can find', () => {
  it.each([
    ['no-address', 'noaddress', { phone: '' }, true, undefined],
    ['consent-missing', 'noconsent', {}, false, undefined],
    ['quiet-hours', 'asleep', { hour: 2 }, true, undefined],
    ['number-refused', 'refused', {}, true, 'refuse-number'],
    ['carrier-refused', 'carrier', {}, true, 'opted-out'],
    ['content-refused', 'content', {}, true, 'refuse-content'],
  ] as const)('%s', async (reason, id, options, consents, behaviour) => {
    const phone = await contact(id, nextNumber(), options);
    if (consents) await consent(id);
    if (behaviour) await next(phone, behaviour);
    const run = await poll().begin('offer', id);
    const [row] = await eventually(
      () => deliveries(id),
      ([first]) => first?.reason !== undefined,
    );
    const shown = reason === 'quiet-hours' ? 'expired' : reason;
    expect(row).toMatchObject({ reason: shown, because: expect.stringMatching(/\w{3,}/) as string });
    expect((await timeline(id)).find(({ kind }) => kind === 'delivery')?.what).toContain(row?.because ?? '?');
    if (shown === 'expired') expect(row?.because).toMatch(/first hour .* The rule \S+hours\S* holds it until then\./);
    expect(await run.result()).toEqual({ endedBy: shown });
  });

  it('a refusal at the carrier then stops service texts too', async () => {
    const run = await poll().begin('poll', 'carrier');
    const rows = await eventually(
      () => deliveries('carrier'),
      (all) => all.length === 2,
    );
    expect(rows.find(({ message }) => message === 'poll/question')).toMatchObject({ reason: 'carrier-refused' });
    await run.terminate('test over');
  });
});

describe('promise 7: receipts in any order, any number of times, end in the same state', () => {
  it.each([
    ['in order', 'accept', 'delivered'],
    ['delivered before sent', 'out-of-order-receipts', 'delivered'],
    ['three times each', 'duplicate-receipts', 'delivered'],
    ['before the answer is known', 'lose-answer', 'delivered'],
    ['read', 'read', 'read'],
    ['undeliverable', 'undeliverable', 'undeliverable'],
    ['expired at the operator', 'expire', 'expired'],
  ])('%s', async (_case, behaviour, state) => {
    const phone = await contact(behaviour, nextNumber());
    await consent(behaviour);
    await next(phone, behaviour);
    await poll().begin('offer', behaviour);
    await eventually(
      () => deliveries(behaviour),
      ([row]) => row?.state === state,
    );
    const [bubble] = await bubbles(phone);
    for (const late of ['sent', 'sent', 'expired', 'delivered']) {
      await system().gateway('POST', `/messages/${bubble?.id ?? ''}/receipts`, { status: late });
    }
    const stats = () => system().gateway('GET', '/stats');
    await eventually(stats, ({ body }) => body['callbacksPending'] === 0);
    const end = state === 'read' ? 'read' : 'delivered';
    await eventually(
      () => deliveries(behaviour),
      ([row]) => row?.state === end,
    );
  });
});

describe('a run that waits for what became of its text', () => {
  it.each([
    ['delivered', 'accept', 'delivered, delivered'],
    ['undeliverable', 'undeliverable', 'undeliverable, undeliverable'],
  ])('hears that it is %s', async (id, behaviour, endedBy) => {
    const phone = await contact(`heard-${id}`, nextNumber());
    await next(phone, behaviour);
    const run = await poll().begin('followed', `heard-${id}`);
    expect(await run.result()).toEqual({ endedBy });
    const [row] = await deliveries(`heard-${id}`);
    expect(row).not.toHaveProperty('followed');
  });
});

describe('promise 8: personal data appears only where it must, and can be erased everywhere it was', () => {
  const secretWords = 'совершенно личное';

  it('no log, no workflow history and no metric holds a number or a text', async () => {
    const phone = await contact('private', 199, { locale: 'ru' });
    const run = await poll().begin('poll', 'private');
    await eventually(
      () => deliveries('private'),
      ([row]) => row?.state === 'delivered',
    );
    await reply(phone, secretWords);
    await run.result();
    const files = readdirSync(join(system().directory, 'logs')).map((name) => join(system().directory, 'logs', name));
    const { body: metrics } = await system().api('GET', '/metrics');
    const seen = [await everythingIn(run), String(metrics['text']), ...files.map((file) => readFileSync(file, 'utf8'))];
    for (const text of seen) expect(text).not.toMatch(/7700900|Нравится|совершенно/);
  });

  it('erasure takes it out of every collection, ends the runs, and refuses what comes later', async () => {
    const placed = cloudEvent('order.placed', 'private', 'x1', { orderId: 'x1', note: secretWords });
    await system().api('POST', '/v1/events', placed);
    // What is on its way to the gateway as an erasure begins is cleared by its second pass, a minute later.
    await eventually(
      () => deliveries('private'),
      (rows) => rows.some(({ message, state }) => message === 'order-tracking/accepted' && state === 'delivered'),
    );
    const act = { purpose: 'offers', channel: 'sms', source: `counter, ${secretWords}`, requestId: 'private-request' };
    const given = { ...act, action: 'grant', proof: secretWords, ip: '192.0.2.77' };
    expect((await system().api('POST', '/v1/contacts/private/consents', given)).status).toBe(201);
    const refused = { by: 'team', source: `call, ${secretWords}`, proof: secretWords };
    expect((await system().api('POST', '/v1/contacts/private/opt-outs', refused)).status).toBe(201);
    const keyed = String((await ContactModel.findById('private').lean())?.addressHash);
    expect(await everywhere(keyed)).toContain('deliveries');
    const [workflowId, at] = ['welcome/private', new Date()];
    const about = { workflowId, journey: 'welcome', contactId: 'private' };
    const ended = { ...about, startedAt: at, endedAt: at, status: 'completed', outcome: `done for ${secretWords}` };
    await EndedRunModel.create({ _id: 'ended-1', ...ended });
    const stood = { ...about, cause: 'throws', attempt: 2, error: secretWords, at, seenAt: at } as const;
    await StuckRunModel.create({ _id: 'stuck-1', ...stood });
    await openTask({ _id: 'asked-1', kind: 'question', ...about, question: `call ${secretWords}`, details: {} });
    expect((await system().api('DELETE', '/v1/contacts/private')).status).toBe(204);
    const run = () => system().api('GET', '/v1/runs/order-tracking/private/x1');
    await eventually(run, ({ body }) => body['status'] === 'cancelled');
    const digests = ['hex', 'base64', 'base64url'].map((as) =>
      createHash('sha256')
        .update('+447700900400')
        .digest(as as BinaryToTextEncoding),
    );
    for (const trace of ['447700900400', 'совершенно', 'private-request', '192.0.2.77', ...digests]) {
      expect(await everywhere(trace), trace).toEqual([]);
    }
    expect((await everywhere(keyed)).filter((name) => name !== 'number_checks')).toEqual(['suppressions']);
    // Whoever reads of the person later finds how runs ended, and none of a journey's words.
    await EndedRunModel.deleteMany({ contactId: 'private' });
    await timeline('private');
    const endings = await EndedRunModel.find({ contactId: 'private' }).lean();
    expect(endings.map(({ status, outcome }) => [status, outcome])).toContainEqual(['cancelled', undefined]);
    const events = await EventModel.find({ contactId: 'private' }).lean();
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event).not.toHaveProperty('digest');
    expect((await system().api('GET', '/v1/contacts/private')).status).toBe(410);
    expect(
      (await system().api('POST', '/v1/events', cloudEvent('order.placed', 'private', 'x2', { orderId: 'x2' }))).status,
    ).toBe(410);
  });

  it('words from a number of nobody are kept for a stated time', async () => {
    const lost = await system().gateway('POST', '/phones/%2B447700900400/replies', {
      text: 'anybody there?',
      to: 'Tidings',
    });
    expect(lost.status).toBe(202);
    const row = await eventually(
      () => ReplyModel.findOne({ text: 'anybody there?' }).lean(),
      (found) => found?.handling !== undefined,
    );
    expect(row).toMatchObject({ handling: 'unknown-number' });
    const days = ((row?.expiresAt?.getTime() ?? 0) - (row?.receivedAt.getTime() ?? 0)) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    const indexes = await ReplyModel.collection.indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }));
  });
});
