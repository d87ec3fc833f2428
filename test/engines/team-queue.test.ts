import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { isSigned } from '../../activities/providers/standard-webhooks.ts';
import { eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';
import { everythingIn } from '../support/everything-in.ts';

const secrets = [1, 2].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`);

/**
 * The team's own system: refuses the first notice of a task that is done, as a system in trouble would. An earlier one
 * may rightly never come again, since the task's next change takes its place.
 */
const notices: { headers: IncomingHttpHeaders; body: Buffer; refused: boolean }[] = [];
const listener = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const refused = body.includes('team-task.done') && !notices.some((notice) => notice.refused);
    notices.push({ headers: request.headers, body, refused });
    response.writeHead(refused ? 500 : 204).end();
  });
});
listener.listen(0, '127.0.0.1');
await once(listener, 'listening');
const { port } = listener.address() as AddressInfo;

describe('conversations and the team’s queue', () => {
  const { system, poll, contact, consent, deliveries, timeline, reply } = town({
    TIDINGS_TEAM_WEBHOOK_URL: `http://127.0.0.1:${port}/tasks`,
    TIDINGS_TEAM_WEBHOOK_SECRETS: secrets.join(' '),
  });
  afterAll(() => listener.close());

  const asked = (id: string, count: number) =>
    eventually(
      () => deliveries(id),
      (rows) => rows.length === count && rows.every(({ state }) => state === 'delivered'),
    );
  const tasks = async (id: string, state = 'open') => {
    const { body } = await system().api('GET', `/v1/team-tasks?contactId=${id}&state=${state}`);
    return body['items'] as {
      id: string;
      question: string;
      kind: string;
      details: object;
      runs: string[];
      replyId: string;
      dueAt: string;
      answerUntil: string;
    }[];
  };
  const task = (id: string) =>
    eventually(
      () => tasks(id),
      (found) => found.length > 0,
    ).then(([first]) => first!);
  const act = (id: string, verb: string, body?: object) =>
    system().api('POST', `/v1/team-tasks/${encodeURIComponent(id)}/${verb}`, body);

  it('reads one of several choices, and nothing of its words enters the run', async () => {
    const phone = await contact('chooser', 1);
    const run = await poll().begin('delivery', 'chooser');
    await asked('chooser', 1);
    await reply(phone, 'Самовывоз, пожалуйста');
    expect(await run.result()).toEqual({ endedBy: 'pickup' });
    expect(await everythingIn(run)).not.toMatch(/пожалуйста/);
  });

  it('asks once more what it cannot read, and then a person, whose decision the run gets', async () => {
    const phone = await contact('riddler', 2);
    const run = await poll().begin('delivery', 'riddler');
    await asked('riddler', 1);
    await reply(phone, 'hm, what about Friday?');
    await asked('riddler', 2);
    await reply(phone, 'the blue one');
    const { id } = await task('riddler');
    const shown = await system().api('GET', `/v1/team-tasks/${encodeURIComponent(id)}`);
    expect(shown.body['reply']).toBe('the blue one');
    expect((await act(id, 'claim', { assignee: 'agent-7' })).body).toMatchObject({ state: 'claimed' });
    expect((await act(id, 'claim', { assignee: 'agent-8' })).body['code']).toBe('task-state');
    expect((await act(id, 'resolve', { outcome: 'pickup' })).body).toMatchObject({ state: 'done', outcome: 'pickup' });
    expect(await run.result()).toEqual({ endedBy: 'team pickup' });
    const told = (await timeline('riddler')).filter(({ kind }) => kind === 'team-task');
    expect(told.map(({ what }) => what)).toEqual([
      'team settled as pickup: which way does this person want?',
      'team asked: which way does this person want?',
    ]);
  });

  it.each(['cancel', 'terminate'] as const)('takes no answer for a run that was ended by %s', async (end) => {
    const id = `left-by-${end}`;
    const phone = await contact(id, end === 'cancel' ? 11 : 12);
    const run = await poll().begin('delivery', id);
    await asked(id, 1);
    await reply(phone, 'hm, what about Friday?');
    await asked(id, 2);
    await reply(phone, 'the blue one');
    const open = await task(id);
    expect(Date.parse(open.dueAt)).toBeLessThanOrEqual(Date.parse(open.answerUntil));
    const word = await act(open.id, 'resolve', { outcome: 'no-longer-asked' });
    expect([word.status, JSON.stringify(word.body['errors'])]).toEqual([422, expect.stringContaining('/outcome')]);
    await run[end]();
    await run.result().catch(() => undefined);
    const late = await act(open.id, 'resolve', { outcome: 'pickup' });
    expect([late.status, late.body['code']]).toEqual([409, 'no-longer-asked']);
    // Of runs outside of the journeys' own queue nobody records the end.
    if (end === 'terminate') return;
    const [closed] = await tasks(id, 'done');
    expect(closed).toMatchObject({ id: open.id, outcome: 'no-longer-asked' });
    expect((await act(open.id, 'reopen')).body['code']).toBe('no-longer-asked');
    expect((await timeline(id))[0]?.what).toContain('team asked no longer, since the run went on or ended');
  });

  it('gives an ambiguous reply to the run that a person chooses', async () => {
    const phone = await contact('both', 3);
    const runs = [await poll().begin('poll', 'both'), await poll().begin('poll', 'both')];
    await asked('both', 2);
    await reply(phone, 'yes');
    const { id, kind, runs: meant } = await task('both');
    expect(kind).toBe('ambiguous');
    expect(meant.toSorted()).toEqual(runs.map(({ workflowId }) => workflowId).toSorted());
    const shown = await system().api('GET', `/v1/team-tasks/${encodeURIComponent(id)}`);
    expect(shown.body['reply']).toBe('yes');
    expect((await act(id, 'resolve', { run: 'poll/somebody-else' })).status).toBe(422);
    const nowhere = await act(id, 'resolve', { outcome: 'yes' });
    expect([nowhere.status, JSON.stringify(nowhere.body['errors'])]).toEqual([422, expect.stringContaining('/run')]);
    await act(id, 'resolve', { run: runs[1]!.workflowId });
    expect(await runs[1]!.result()).toEqual({ endedBy: 'reply yes' });
    expect((await timeline('both')).map(({ what }) => what)).toContain(
      `team settled as done: which question does this reply answer?; the reply went to ${runs[1]!.workflowId}`,
    );
    await runs[0]!.terminate('test over');
  });

  it('lets a person see to a message that nobody waits for, but not to a mere thank-you', async () => {
    const phone = await contact('writer', 4);
    await reply(phone, 'Спасибо!');
    await reply(phone, 'Where is my parcel?');
    const { kind, question } = await task('writer');
    expect([kind, question]).toEqual(['unasked', 'somebody wrote, and no journey waits for it']);
    expect(await tasks('writer')).toHaveLength(1);
  });

  const doubtful = async (id: string, phone: string) => {
    await reply(phone, 'you will hear from my lawyer');
    return task(id);
  };
  const offered = async (id: string) => (await (await poll().begin('offer', id)).result()) as { endedBy: string };
  const eventuallyOffered = (id: string, endedBy: string) =>
    eventually(
      () => offered(id),
      (end) => end.endedBy === endedBy,
    );
  const consenting = async (id: string, index: number) => {
    const phone = await contact(id, index);
    await consent(id);
    return phone;
  };

  it('opts the number out that wrote and the person who did, not the number that he has by now', async () => {
    const old = await consenting('accuser', 5);
    const { id } = await doubtful('accuser', old);
    const elsewhere = { phone: fictionalNumber(6), timeZone: zoneWhereItIs(13) };
    expect((await system().api('PUT', '/v1/contacts/accuser', elsewhere)).status).toBe(200);
    await consenting('successor', 5);
    await consenting('stranger', 6);
    const resolved = await act(id, 'resolve', { outcome: 'opt-out', by: 'agent-9' });
    expect(resolved.body).not.toHaveProperty('addressHash');
    expect(resolved.body).toMatchObject({ resolvedBy: 'agent-9' });
    const { body } = await system().api('GET', '/v1/contacts/accuser/consents');
    const withdrawal = { action: 'withdraw', method: 'reply', actor: 'agent-9', proof: 'you will hear from my lawyer' };
    expect(body['items']).toContainEqual(expect.objectContaining(withdrawal));
    expect(await offered('successor')).toEqual({ endedBy: 'suppressed' });
    expect(await offered('accuser')).toEqual({ endedBy: 'consent-withdrawn' });
    expect(await offered('stranger')).toEqual({ endedBy: 'sent' });
  });

  it('gives a review to another with the number when its contact is erased, and closes it when there is none', async () => {
    await consenting('flatmate', 7);
    const phone = await consenting('writes', 7);
    const { id } = await doubtful('writes', phone);
    expect(await offered('flatmate')).toEqual({ endedBy: 'needs-review' });
    expect((await system().api('DELETE', '/v1/contacts/writes')).status).toBe(204);
    expect(await tasks('flatmate')).toMatchObject([{ id, details: {} }]);
    expect((await act(id, 'resolve', { outcome: 'resume' })).status).toBe(200);
    expect(await offered('flatmate')).toEqual({ endedBy: 'sent' });
    const again = await doubtful('flatmate', phone);
    expect((await system().api('DELETE', '/v1/contacts/flatmate')).status).toBe(204);
    const { body } = await system().api('GET', `/v1/team-tasks/${encodeURIComponent(again.id)}`);
    expect(body).toMatchObject({ contactId: 'flatmate', state: 'done', outcome: 'erased' });
    expect((await act(again.id, 'reopen')).body).toMatchObject({ code: 'task-state' });
    const stored = mongoose.connection.collection('team_tasks');
    expect(await stored.countDocuments({ contactId: 'flatmate', addressHash: { $exists: true } })).toBe(0);
  });

  it('pauses again while a review is open again, and takes no opt-out back', async () => {
    const { id } = await doubtful('hesitant', await consenting('hesitant', 10));
    for (const [verb, outcome, endedBy] of [
      ['resolve', 'resume', 'sent'],
      ['reopen', undefined, 'needs-review'],
      ['resolve', 'opt-out', 'suppressed'],
    ] as const) {
      expect((await act(id, verb, outcome && { outcome })).status).toBe(200);
      expect(await offered('hesitant')).toEqual({ endedBy });
    }
    expect((await act(id, 'reopen')).body).toMatchObject({ code: 'task-state' });
    const { body } = await system().api('GET', `/v1/team-tasks/${encodeURIComponent(id)}`);
    expect(body['changes']).toMatchObject([
      { state: 'done', outcome: 'resume', by: expect.stringMatching(/./) as string },
      { state: 'open', by: expect.stringMatching(/./) as string },
      { state: 'done', outcome: 'opt-out' },
    ]);
  });

  it('opts out by any task about a reply', async () => {
    const writes = await consenting('unasked', 8);
    await reply(writes, 'Who are you?');
    await act((await task('unasked')).id, 'resolve', { outcome: 'opt-out' });
    await eventuallyOffered('unasked', 'suppressed');
    const both = await consenting('either', 9);
    const runs = [await poll().begin('poll', 'either'), await poll().begin('poll', 'either')];
    await asked('either', 2);
    await reply(both, 'no, never');
    await act((await task('either')).id, 'resolve', { outcome: 'opt-out' });
    await eventuallyOffered('either', 'suppressed');
    for (const run of runs) await run.terminate('test over');
  });

  it('tells the team’s own system of each change, signed with every secret, again after a failure', async () => {
    const isAgain = (notice: (typeof notices)[number]) =>
      notices.some(({ refused, headers }) => refused && headers['webhook-id'] === notice.headers['webhook-id']);
    const delivered = await eventually(
      () => Promise.resolve(notices),
      (all) => all.some((notice) => !notice.refused && isAgain(notice)),
      90_000,
    );
    const { headers, body } = delivered.at(-1)!;
    const receivedAt = new Date();
    for (const secret of secrets) expect(isSigned({ headers, body, receivedAt }, secret)).toBe(true);
    const types = delivered.map((notice) => (JSON.parse(notice.body.toString()) as { type: string }).type);
    expect(types).toEqual(expect.arrayContaining(['team-task.open', 'team-task.done']));
    expect(delivered.map((notice) => notice.body.toString()).join()).not.toMatch(/parcel|\+4477/);
  });
});
