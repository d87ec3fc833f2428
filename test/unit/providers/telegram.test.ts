import { Api } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { telegram } from '../../../activities/providers/telegram/index.ts';
import { shippedProviders } from '../../../activities/providers/shipped.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { account, hooks, membership, playTelegram, told, written } from '../../contracts/telegram/gateway.ts';
import { telegramStand } from '../../contracts/telegram/stand.ts';

const place = { route: 'telegram', hooks };
const chat = '77001';
const callbacks = telegram.callbacks!(telegram.settings.parse(account), place)!;
const read = (update: object) => callbacks.replies(told(update));

async function open() {
  const played = await playTelegram();
  onTestFinished(played.close);
  const provider = telegram.provider(telegram.settings.parse({ ...account, url: played.url }), place);
  onTestFinished(() => provider.close());
  return { ...played, provider };
}

providerContract('telegram', telegramStand);

describe('a message to Telegram', () => {
  it('is asked for as another client asks for it', async () => {
    const { url, messages, provider } = await open();
    await new Api(account.token, { apiRoot: url }).sendMessage(Number(chat), 'Готово: *a_b*', {
      link_preview_options: { is_disabled: true },
    });
    const sent = await provider.send(message({ to: chat, text: 'Готово: *a_b*' }));
    expect(messages).toHaveLength(2);
    expect(messages[1]?.asked).toEqual(messages[0]?.asked);
    expect(sent).toEqual({ outcome: 'accepted', providerId: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(sent).not.toEqual(await provider.send(message({ to: chat })));
  });

  it.each([
    ['blocked', { outcome: 'rejected', cause: 'opted-out', code: '403' }],
    ['deactivated', { outcome: 'rejected', cause: 'number', code: '403' }],
    ['stranger', { outcome: 'rejected', cause: 'number', code: '403' }],
    ['unknown', { outcome: 'rejected', cause: 'number', code: '400' }],
    ['long', { outcome: 'rejected', cause: 'content', code: '400' }],
    ['odd', { outcome: 'rejected', cause: 'other', code: '400' }],
    ['token', { outcome: 'rejected', cause: 'credentials', code: '401' }],
    ['busy', { outcome: 'throttled', retryAfterMs: 7_000 }],
    ['failed', { outcome: 'unknown', code: '500' }],
    ['proxy', { outcome: 'unknown', code: '502' }],
  ] as const)('that is answered with %s', async (what, outcome) => {
    const { tell, provider } = await open();
    await tell(what)();
    expect(await provider.send(message({ to: chat }))).toEqual(outcome);
  });
});

describe('what Telegram tells', () => {
  it.each([
    ['/start Abc_-9', { act: 'started', text: 'Abc_-9' }],
    ['/start', { act: 'started', text: '' }],
    ['/start@tidings_shop_bot x', { act: 'started', text: 'x' }],
    ['/started', { text: '/started' }],
    ['start', { text: 'start' }],
    ['/stop', { text: '/stop' }],
  ])('of %s', (text, expected) => {
    const [reply, ...more] = read(written(chat, text));
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ from: chat, to: '@tidings_shop_bot', locale: 'en', ...expected });
    expect(reply !== undefined && 'act' in reply).toBe('act' in expected);
  });

  it('of who blocks the bot, and nothing of who lets it in again, which a start follows', () => {
    expect(read(membership(chat, 'kicked'))).toMatchObject([{ from: chat, act: 'blocked', text: '' }]);
    expect(read(membership(chat, 'member'))).toEqual([]);
  });

  it.each(['group', 'supergroup', 'channel'])('of a %s is nobody’s', (type) => {
    expect(read(written(-100, 'STOP', type))).toEqual([]);
  });

  it('of a picture is its caption, and what else there is says nothing', () => {
    const date = 1_800_000_000;
    const picture = { message_id: 1, chat: { id: 1, type: 'private' }, date, photo: [], caption: 'STOP' };
    expect(read({ message: picture })).toMatchObject([{ text: 'STOP', at: new Date(date * 1_000) }]);
    expect(read({ edited_message: picture })).toEqual([]);
  });
});

describe('a route of Telegram', () => {
  it('has links that open the bot', () => {
    const settings = telegram.settings.parse(account);
    expect(telegram.startUrl(settings, 'x'.repeat(46))).toBe(`https://t.me/tidings_shop_bot?start=${'x'.repeat(46)}`);
    expect(shippedProviders).toContain(telegram);
  });

  it.each([
    ['token', '12345', 'must be the token of the bot, as @BotFather gives it: 123456789:AA…'],
    ['bot', '@shop_bot', 'must be the user name of the bot, without the @'],
    ['hookSecret', 'with blanks and more', 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -'],
  ])('is not set up with a wrong %s', (name, value, says) => {
    const { error } = telegram.settings.safeParse({ ...account, [name]: value });
    expect(error?.issues).toMatchObject([{ path: [name], message: says }]);
  });
});
