import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { max } from '../../activities/providers/max/index.ts';
import type { RawCallback } from '../../models/domain/deliveries/provider.ts';
import { account, acted, hooks, playMax, told, wrote, type Max } from '../contracts/max/gateway.ts';
import { everywhere } from '../support/everywhere.ts';
import { people } from '../support/people.ts';
import { startPollWorker, type PollWorker } from '../support/poll/worker.ts';
import { eventually, startSystem, type System } from '../support/system.ts';

/** What is the same for every messenger is held to in `telegram.test.ts`. */
describe('chats in MAX, on the real engines', () => {
  let system: System;
  let poll: PollWorker;
  let gateway: Max;
  beforeAll(async () => {
    gateway = await playMax();
    system = await startSystem({
      TIDINGS_LINK_HOSTS: 'shop.example',
      TIDINGS_ROUTES: 'simulator,max,letters:smtp',
      MAX_URL: gateway.url,
      MAX_TOKEN: account.token,
      MAX_BOT: account.bot,
      MAX_HOOK_SECRET: account.hookSecret,
    });
    const provider = max.provider(max.settings.parse({ ...account, url: gateway.url }), { route: 'max', hooks });
    poll = await startPollWorker(system, undefined, [{ name: 'max', channel: 'max', provider, sender: 'Tidings' }]);
  });
  afterAll(async () => {
    await poll.stop();
    await system.stop();
    gateway.close();
  });
  const { contact, deliveries, bubbles } = people(() => system);

  const post = async ({ url, headers, body }: RawCallback) => {
    const answer = await fetch(`${system.stack.addresses.api}${new URL(url).pathname}`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const tell = async (update: object) => expect(await post(told(update))).toEqual({ status: 200, text: 'OK' });
  const untilTold = (chat: number, words: RegExp) =>
    eventually(
      () => Promise.resolve(gateway.messages.filter(({ asked }) => asked.user_id === String(chat))),
      (all) => all.some(({ asked }) => words.test(asked.body.text)),
    );
  const untilHandled = (id: string, handling: string) =>
    eventually(
      () => system.api('GET', `/v1/replies?contactId=${id}&handling=${handling}`),
      ({ body }) => (body['items'] as unknown[] | undefined)?.length === 1,
    );
  /** The latest text to a contact, once the messenger's answer is written down. */
  const untilAccepted = async (id: string) => {
    const [row] = await eventually(
      () => deliveries(id),
      ([latest]) => latest?.state === 'accepted',
    );
    return row;
  };
  /** A contact who has opened a chat by a link. */
  const connected = async (id: string, index: number, chat: number) => {
    const phone = await contact(id, index);
    const { body } = await system.api('POST', `/v1/contacts/${id}/chat-links`);
    const [link] = body['items'] as { channel: string; url: string }[];
    expect(link).toMatchObject({ channel: 'max', url: expect.stringMatching(/^https:\/\/max\.ru\//) as string });
    await tell(acted(chat, 'bot_started', new URL(link?.url ?? '').searchParams.get('start') ?? ''));
    await untilTold(chat, /this chat is connected/);
    expect((await system.api('GET', `/v1/contacts/${id}`)).body).toMatchObject({ max: String(chat) });
    return phone;
  };
  const ended = async (id: string) =>
    ((await (await poll.begin('maxChat', id)).result()) as { endedBy: string }).endedBy;

  it('are connected by a link, and what is asked there is answered there', async () => {
    await connected('ann', 1, 101);
    const run = await poll.begin('maxChat', 'ann');
    await untilTold(101, /^Shall \*A_7\* come today/);
    const row = await untilAccepted('ann');
    expect(row).toMatchObject({ channel: 'max', route: 'max' });
    expect(gateway.messages.at(-1)?.asked).toEqual({
      user_id: '101',
      query: ['disable_link_preview=true', 'user_id=101'],
      body: { text: row?.text },
    });
    const answer = told(wrote(101, 'Yes'));
    expect([(await post(answer)).status, (await post(answer)).status]).toEqual([200, 200]);
    expect(await run.result()).toEqual({ endedBy: 'reply yes' });
    expect((await untilHandled('ann', 'to-run')).body['items']).toMatchObject([{ channel: 'max', text: 'Yes' }]);
  });

  it('say there that STOP has ended advertising, and nothing by SMS', async () => {
    const phone = await connected('ben', 2, 102);
    await tell(wrote(102, 'СТОП'));
    await untilTold(102, /no more advertising/);
    expect(await bubbles(phone)).toEqual([]);
  });

  it('that are stopped get nothing until they are started again', async () => {
    await connected('cy', 3, 103);
    await tell(acted(103, 'bot_stopped'));
    await untilHandled('cy', 'chat-blocked');
    expect(await ended('cy')).toBe('carrier-refused');
    await tell(acted(103, 'bot_started'));
    await eventually(
      () => system.api('GET', '/v1/replies?contactId=cy&handling=chat-linked'),
      ({ body }) => (body['items'] as unknown[] | undefined)?.length === 2,
    );
    await poll.begin('maxChat', 'cy');
    await untilTold(103, /^Shall \*A_7\* come today/);
  });

  it('that turn out to be stopped when a text comes get no other', async () => {
    await connected('dora', 4, 104);
    await gateway.tell('stopped')();
    expect(await ended('dora')).toBe('carrier-refused');
    const before = gateway.messages.length;
    expect(await ended('dora')).toBe('carrier-refused');
    expect(gateway.messages).toHaveLength(before);
  });

  it('are forgotten with their contact', async () => {
    const chat = 880_111_223;
    await connected('ed', 5, chat);
    await poll.begin('maxChat', 'ed');
    await untilTold(chat, /^Shall \*A_7\* come today/);
    await untilAccepted('ed');
    await tell(wrote(chat, 'Yes'));
    await untilHandled('ed', 'to-run');
    await tell(acted(chat, 'bot_stopped'));
    await untilHandled('ed', 'chat-blocked');
    expect((await system.api('DELETE', '/v1/contacts/ed')).status).toBe(204);
    expect(await everywhere(String(chat))).toEqual([]);
  });

  it('that nobody knows are told how they are connected, and MAX alone is believed', async () => {
    await tell(acted(105, 'bot_started', 'a-token-of-nobody'));
    await untilTold(105, /not connected yet/);
    expect((await post(told(wrote(101, 'STOP'), `${hooks}/replies`, 'another-secret-of-nobody'))).status).toBe(401);
  });
});
