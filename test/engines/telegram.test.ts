import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { telegram } from '../../activities/providers/telegram/index.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import type { RawCallback } from '../../models/domain/deliveries/provider.ts';
import {
  account,
  hooks,
  membership,
  playTelegram,
  told,
  written,
  type Telegram,
} from '../contracts/telegram/gateway.ts';
import { everywhere } from '../support/everywhere.ts';
import { people } from '../support/people.ts';
import { startPollWorker, type PollWorker } from '../support/poll/worker.ts';
import { eventually, startSystem, type System } from '../support/system.ts';

describe('chats, on the real engines', () => {
  let system: System;
  let poll: PollWorker;
  let gateway: Telegram;
  beforeAll(async () => {
    gateway = await playTelegram();
    system = await startSystem({
      TIDINGS_LINK_HOSTS: 'shop.example',
      TIDINGS_ROUTES: 'simulator,telegram,letters:smtp',
      TELEGRAM_URL: gateway.url,
      TELEGRAM_TOKEN: account.token,
      TELEGRAM_BOT: account.bot,
      TELEGRAM_HOOK_SECRET: account.hookSecret,
    });
    const settings = telegram.settings.parse({ ...account, url: gateway.url });
    const provider = telegram.provider(settings, { route: 'telegram', hooks });
    poll = await startPollWorker(system, undefined, [
      { name: 'telegram', channel: 'telegram', provider, sender: 'Tidings' },
    ]);
  });
  afterAll(async () => {
    await poll.stop();
    await system.stop();
    gateway.close();
  });
  const { contact, deliveries, timeline, bubbles } = people(() => system);
  const said = async (id: string) => (await timeline(id)).map(({ what }) => what);

  const post = async ({ url, headers, body }: RawCallback): Promise<number> => {
    const { pathname } = new URL(url);
    const answer = await fetch(`${system.stack.addresses.api}${pathname}`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    return answer.status;
  };
  const tell = async (update: object) => expect(await post(told(update))).toBe(204);
  const wordsIn = (chat: number) =>
    gateway.messages.filter(({ asked }) => asked.chat_id === chat).map(({ asked }) => asked.text);
  const untilTold = (chat: number, words: RegExp, times = 1) =>
    eventually(
      () => Promise.resolve(wordsIn(chat)),
      (all) => all.filter((each) => words.test(each)).length === times,
    );
  const tokenOf = async (id: string) => {
    const { status, body } = await system.api('POST', `/v1/contacts/${id}/chat-links`);
    expect(status).toBe(200);
    const [link] = body['items'] as { channel: string; url: string; expiresAt: string }[];
    expect(link).toMatchObject({ channel: 'telegram' });
    return tokenIn(link?.url ?? '');
  };
  const tokenIn = (words: string) => /https:\/\/t\.me\/tidings_shop_bot\?start=([\w-]{1,64})/.exec(words)?.[1] ?? '';
  const chatOf = async (id: string) => (await system.api('GET', `/v1/contacts/${id}`)).body['telegram'];
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
    await tell(written(chat, `/start ${await tokenOf(id)}`));
    await untilTold(chat, /this chat is connected/);
    expect(await chatOf(id)).toBe(String(chat));
    return phone;
  };
  const consent = (id: string, channel: string) => {
    const act = { action: 'grant', purpose: 'offers', channel, source: 'test', method: 'web-box' };
    return system.api('POST', `/v1/contacts/${id}/consents`, act);
  };
  const ended = async (type: 'chat' | 'chatOffer' | 'offer' | 'invite', id: string) =>
    ((await (await poll.begin(type, id)).result()) as { endedBy: string }).endedBy;
  const untilHandled = (id: string, handling: string, times: number) =>
    eventually(
      () => system.api('GET', `/v1/replies?contactId=${id}&handling=${handling}`),
      ({ body }) => (body['items'] as unknown[] | undefined)?.length === times,
    );
  const isAsked = (chat: number, times = 1) => untilTold(chat, /^Shall \*A_7\* come today/, times);

  it('are connected by a link, and what is asked there is answered there', async () => {
    await connected('ann', 1, 101);
    const run = await poll.begin('chat', 'ann');
    await isAsked(101);
    const row = await untilAccepted('ann');
    expect(row).toMatchObject({ channel: 'telegram', route: 'telegram' });
    expect(row).not.toHaveProperty('parts');
    expect(gateway.messages.at(-1)?.asked).toEqual({
      chat_id: 101,
      text: row?.text,
      link_preview_options: { is_disabled: true },
    });
    const answer = told(written(101, 'Yes'));
    expect([await post(answer), await post(answer)]).toEqual([204, 204]);
    expect(await run.result()).toEqual({ endedBy: 'reply yes' });
    const { body } = await system.api('GET', '/v1/replies?contactId=ann');
    const said = (body['items'] as { handling: string; text?: string }[]).map(({ handling, text }) => [handling, text]);
    expect(said).toEqual([
      ['to-run', 'Yes'],
      ['chat-linked', undefined],
    ]);
  });

  it('are connected by the link in a text, which leaves as it is', async () => {
    const phone = await contact('ben', 2);
    expect(await ended('invite', 'ben')).toBe('sent');
    const [bubble] = await bubbles(phone);
    const token = tokenIn(bubble?.text ?? '');
    expect(token).toHaveLength(48);
    await tell(written(102, `/start ${token}`));
    await untilTold(102, /this chat is connected/);
    expect(await chatOf('ben')).toBe('102');
  });

  it('that nobody knows are told how they are connected, once, and nothing else', async () => {
    await contact('cy', 3);
    const token = await tokenOf('cy');
    const other = token.startsWith('A') ? 'B' : 'A';
    await tell(written(103, `/start ${other}${token.slice(1)}`));
    await tell(written(104, '/start'));
    for (const chat of [103, 104]) expect(await untilTold(chat, /not connected yet/)).toHaveLength(1);
    await tell(written(104, '/start'));
    await eventually(
      () => ReplyModel.find({ handling: 'chat-unknown', pendingAt: { $exists: false } }).lean(),
      ({ length }) => length === 3,
    );
    expect(await ReplyModel.countDocuments({ text: { $regex: token.slice(1) } })).toBe(0);
    expect(wordsIn(104)).toHaveLength(1);
    expect(await chatOf('cy')).toBeUndefined();
  });

  it('are of one contact: who opens it with the link of another takes it along', async () => {
    await connected('dora', 4, 105);
    await contact('ed', 5);
    await tell(written(105, `/start ${await tokenOf('ed')}`));
    await eventually(
      () => chatOf('ed'),
      (chat) => chat === '105',
    );
    expect(await chatOf('dora')).toBeUndefined();
    expect(await said('dora')).toContain('another contact has taken over the chat in telegram');
    await untilHandled('ed', 'chat-linked', 1);
    await untilTold(105, /this chat is connected/, 2);
    expect(await said('ed')).toContain('opened a chat in telegram');
    expect(await ended('chat', 'dora')).toBe('no-address');
  });

  it('are each told that they are connected, also one that soon takes the place of another', async () => {
    await connected('ivy', 10, 110);
    await tell(written(111, `/start ${await tokenOf('ivy')}`));
    await untilTold(111, /this chat is connected/);
    expect(await chatOf('ivy')).toBe('111');
    await tell(written(111, '/start'));
    await untilHandled('ivy', 'chat-linked', 3);
    expect(wordsIn(111)).toHaveLength(1);
  });

  it('are not told that something comes to who has ended everything', async () => {
    await contact('jay', 11);
    const act = { by: 'api', source: 'test', scope: 'everything' };
    expect((await system.api('POST', '/v1/contacts/jay/opt-outs', act)).status).toBe(201);
    await tell(written(112, `/start ${await tokenOf('jay')}`));
    await untilHandled('jay', 'chat-linked', 1);
    expect(await chatOf('jay')).toBe('112');
    const { body } = await system.api('GET', '/v1/runs?contactId=jay');
    expect(JSON.stringify(body)).not.toContain('auto-reply');
    expect(wordsIn(112)).toEqual([]);
  });

  it('end advertising by STOP, and say so there', async () => {
    const phone = await connected('eve', 6, 106);
    for (const channel of ['telegram', 'sms']) await consent('eve', channel);
    await contact('twin-of-eve', 6, { phone });
    await consent('twin-of-eve', 'sms');
    expect(await ended('chatOffer', 'eve')).toBe('sent');
    await tell(written(106, '/stop'));
    await untilTold(106, /no more advertising/);
    expect(await ended('chatOffer', 'eve')).toBe('suppressed');
    expect(await ended('offer', 'eve')).toBe('suppressed');
    expect(await ended('offer', 'twin-of-eve')).toBe('suppressed');
    expect(await bubbles(phone)).toEqual([]);
    await poll.begin('chat', 'eve');
    await isAsked(106);
  });

  it('that are blocked get nothing more until they are opened again, and other ways stay open', async () => {
    const phone = await connected('flo', 7, 107);
    for (const channel of ['telegram', 'sms']) await consent('flo', channel);
    await tell(membership(107, 'kicked'));
    await untilHandled('flo', 'chat-blocked', 1);
    expect(await said('flo')).toEqual(
      expect.arrayContaining([
        'opened a chat in telegram',
        'blocked the bot in telegram',
        'ended telegram: the bot was blocked there; other ways stay',
      ]),
    );
    expect(await ended('chat', 'flo')).toBe('carrier-refused');
    expect(await ended('offer', 'flo')).toBe('sent');
    expect(await bubbles(phone)).toHaveLength(1);
    await tell(membership(107, 'member'));
    await tell(written(107, '/start'));
    await untilHandled('flo', 'chat-linked', 2);
    await poll.begin('chat', 'flo');
    await isAsked(107);
    expect(await ended('chatOffer', 'flo')).toBe('consent-withdrawn');
    await consent('flo', 'telegram');
    await tell(membership(107, 'kicked', 3_600));
    await untilHandled('flo', 'chat-blocked', 2);
    expect(await ended('chatOffer', 'flo')).toBe('sent');
  });

  it('that turn out to be blocked when a text comes get no other', async () => {
    await connected('gil', 8, 108);
    await gateway.tell('blocked')();
    expect(await ended('chat', 'gil')).toBe('carrier-refused');
    const before = gateway.messages.length;
    expect(await ended('chat', 'gil')).toBe('carrier-refused');
    expect(gateway.messages).toHaveLength(before);
    expect((await deliveries('gil')).map(({ state }) => state).slice(0, 2)).toEqual(['suppressed', 'blocked']);
  });

  it('are forgotten with their contact, and no link leads to it any more', async () => {
    const chat = 550_222_109;
    await connected('hal', 9, chat);
    const token = await tokenOf('hal');
    await poll.begin('chat', 'hal');
    await isAsked(chat);
    await untilAccepted('hal');
    await tell(membership(chat, 'kicked'));
    await untilHandled('hal', 'chat-blocked', 1);
    expect((await system.api('DELETE', '/v1/contacts/hal')).status).toBe(204);
    const kept = await ContactModel.findById('hal').lean();
    expect(JSON.stringify(kept)).not.toMatch(/telegram|chatHandle/);
    expect(await everywhere(String(chat))).toEqual([]);
    await tell(written(chat, `/start ${token}`));
    await untilTold(chat, /not connected yet/);
  });

  it('are told of by Telegram alone', async () => {
    const forged = told(written(101, 'STOP'), `${hooks}/replies`, 'another-secret-of-nobody');
    expect(await post(forged)).toBe(401);
    expect(await post({ ...forged, headers: {} })).toBe(401);
  });
});
