import { Bot } from '@maxhub/max-bot-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { max } from '../../../activities/providers/max/index.ts';
import { shippedProviders } from '../../../activities/providers/shipped.ts';
import { selfSigned } from '../../../cli/testing/no-gateway.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { account, acted, hooks, playMax, told, wrote } from '../../contracts/max/gateway.ts';
import { maxStand } from '../../contracts/max/stand.ts';

const place = { route: 'max', hooks };
const chat = '77001';
const callbacks = max.callbacks!(max.settings.parse(account), place)!;
const read = (update: object) => callbacks.replies(told(update));

async function open(settings: { ca?: string } = {}, tls?: typeof selfSigned) {
  const played = await playMax(tls);
  onTestFinished(played.close);
  const provider = max.provider(max.settings.parse({ ...account, ...settings, url: played.url }), place);
  onTestFinished(() => provider.close());
  return { ...played, provider };
}

providerContract('max', maxStand);

describe('a message to MAX', () => {
  it("is asked for as MAX's own client asks for it", async () => {
    const { url, messages, provider } = await open();
    const client = new Bot(account.token, { clientOptions: { baseUrl: url } });
    const text = 'Готово: *a_b* https://shop.example/a?b=1';
    await client.api.sendMessageToUser(Number(chat), text, { disable_link_preview: true });
    const sent = await provider.send(message({ to: chat, text }));
    expect(messages).toHaveLength(2);
    expect(messages[1]?.asked).toEqual(messages[0]?.asked);
    expect(sent).toEqual({ outcome: 'accepted', providerId: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(sent).not.toEqual(await provider.send(message({ to: chat, text })));
  });

  it('goes to a certificate of the authority that the route names, and of no other', async () => {
    const known = await open({ ca: selfSigned.cert }, selfSigned);
    expect(await known.provider.send(message({ to: chat }))).toMatchObject({ outcome: 'accepted' });
    const unknown = await open({}, selfSigned);
    expect(await unknown.provider.send(message({ to: chat }))).toMatchObject({ outcome: 'not-sent' });
  });

  it.each([
    ['stopped', { outcome: 'rejected', cause: 'opted-out', code: 'chat.denied' }],
    ['denied', { outcome: 'rejected', cause: 'number', code: 'chat.denied' }],
    ['unknown', { outcome: 'rejected', cause: 'number', code: 'chat.not.found' }],
    ['missing', { outcome: 'rejected', cause: 'number', code: 'error.dialog.notfound' }],
    ['payload', { outcome: 'rejected', cause: 'content', code: 'proto.payload' }],
    ['odd', { outcome: 'rejected', cause: 'other', code: 'something.new' }],
    ['unsuccessful', { outcome: 'rejected', cause: 'other', code: 'something.new' }],
    ['token', { outcome: 'rejected', cause: 'credentials', code: '401' }],
    ['busy', { outcome: 'throttled', retryAfterMs: 1_000 }],
    ['away', { outcome: 'unknown', code: '503' }],
    ['proxy', { outcome: 'unknown', code: '502' }],
  ] as const)('that is answered with %s', async (what, outcome) => {
    const { tell, provider } = await open();
    await tell(what)();
    expect(await provider.send(message({ to: chat }))).toEqual(outcome);
  });
});

describe('what MAX tells', () => {
  it.each([
    ['a message', wrote(chat, 'СТОП'), { text: 'СТОП' }],
    ['a message without words', wrote(chat, null), { text: '' }],
    ['who opens the bot by a link', acted(chat, 'bot_started', 'Abc_-9'), { act: 'started', text: 'Abc_-9' }],
    ['who opens the bot', acted(chat, 'bot_started'), { act: 'started', text: '' }],
    ['who stops the bot', acted(chat, 'bot_stopped'), { act: 'blocked', text: '' }],
    ['who removes the chat', acted(chat, 'dialog_removed'), { act: 'blocked', text: '' }],
  ])('of %s', (_what, update, expected) => {
    const [reply, ...more] = read(update);
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ from: chat, to: '@tidings_shop_bot', locale: 'en', ...expected });
    expect(reply !== undefined && 'act' in reply).toBe('act' in expected);
  });

  it.each([
    ['a group', wrote(chat, 'STOP', 'chat')],
    ['what else there is', { update_type: 'message_edited', message: {} }],
  ])('of %s is nobody’s', (_what, update) => {
    expect(read(update)).toEqual([]);
  });

  it('is known again when it is told again, and apart from what is told next', () => {
    const at = { timestamp: 1_790_000_000_000 };
    const ids = [
      { ...acted(chat, 'bot_started'), ...at },
      { ...acted(chat, 'bot_started'), ...at },
      { ...acted(chat, 'bot_stopped'), ...at },
      { ...acted(chat, 'bot_started'), timestamp: at.timestamp + 1 },
    ].map((update) => read(update)[0]?.id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
    const stranger = read({ ...acted('77002', 'bot_started'), ...at });
    expect(ids).not.toContain(stranger[0]?.id);
    expect(ids.join()).not.toContain(chat);
    expect(callbacks.answer).toEqual({ contentType: 'text/plain', body: 'OK' });
  });
});

describe('a route of MAX', () => {
  it('has links that open the bot', () => {
    expect(max.startUrl(max.settings.parse(account), 'abc')).toBe('https://max.ru/tidings_shop_bot?start=abc');
    expect(shippedProviders).toContain(max);
  });

  it.each([
    ['token', 'with blanks in the token', 'must be the token of the bot, without blanks'],
    ['bot', 'https://max.ru/shop', 'must be the name of the bot as its link has it, without https://max.ru/'],
    ['hookSecret', 'with blanks and more', 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -'],
    ['ca', '/etc/ca.pem', 'must be certificates in PEM'],
  ])('is not set up with a wrong %s', (name, value, says) => {
    const { error } = max.settings.safeParse({ ...account, [name]: value });
    expect(error?.issues).toMatchObject([{ path: [name], message: says }]);
  });
});
