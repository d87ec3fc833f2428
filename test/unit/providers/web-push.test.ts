import { describe, expect, it, onTestFinished } from 'vitest';
import { webPush } from '../../../activities/providers/web-push/index.ts';
import { pushProviderContract } from '../../../cli/testing/provider.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { browser } from '../../contracts/web-push/browser.ts';
import { ours, playPushService, theirs } from '../../contracts/web-push/gateway.ts';
import { contact, kept, webPushStand } from '../../contracts/web-push/stand.ts';

const place = { route: 'web-push', hooks: 'https://tidings.example/hooks/web-push' };

async function open() {
  const played = await playPushService();
  onTestFinished(played.close);
  const provider = webPush.provider(webPush.settings.parse({ ...ours, contact, services: played.url }), place);
  onTestFinished(() => provider.close());
  return { ...played, provider, devices: [{ id: 'd-1', address: kept(played.subscriptionAt(played.url)) }] };
}

pushProviderContract('web-push', webPushStand);

describe('a notification to a browser', () => {
  it('is read by it as the standard has its example (RFC 8291, appendix A)', () => {
    const auth = Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url');
    const reader = browser(Buffer.from('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url'), auth);
    const body =
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN';
    expect(reader.read(Buffer.from(body, 'base64url'))).toBe('When I grow up, I want to be a watermelon');
  });

  it('says what is shown and what a tap opens, until when, and what it takes the place of', async () => {
    const { shown, provider, devices } = await open();
    const validUntil = new Date(Date.now() + 3_600_500);
    const said = { opens: 'https://t.example/l/abc', unsubscribeUrl: 'https://t.example/u/abc' };
    await provider.send(message({ devices, title: 'Заказ 7', text: 'В пути', validUntil, ...said }));
    await provider.send(message({ devices, validUntil }));
    expect(shown.map(({ notification }) => notification)).toEqual([
      { title: 'Заказ 7', body: 'В пути', tag: 'r-1', ...said },
      { title: 'Your order', body: 'Your order is on its way.', tag: 'r-1' },
    ]);
    const [first, second] = shown.map(({ headers }) => headers);
    expect(first?.['ttl']).toBe('3600');
    expect(first?.['topic']).toMatch(/^[\w-]{32}$/);
    expect(second?.['topic']).toBe(first?.['topic']);
  });

  it.each([
    ['gone', { outcome: 'rejected', cause: 'number', code: '410', gone: ['d-1'] }],
    ['unknown', { outcome: 'rejected', cause: 'number', code: '404', gone: ['d-1'] }],
    ['large', { outcome: 'rejected', cause: 'content', code: '413' }],
    ['odd', { outcome: 'rejected', cause: 'other', code: '400' }],
    ['busy', { outcome: 'throttled', retryAfterMs: 7_000 }],
    ['failed', { outcome: 'unknown', code: '500' }],
  ] as const)('that is answered with %s', async (what, outcome) => {
    const { tell, provider, devices } = await open();
    await tell(what)();
    expect(await provider.send(message({ devices }))).toEqual(outcome);
  });

  it('goes to the other browsers where the keys of one cannot be used', async () => {
    const { shown, provider, devices, subscriptionAt, url } = await open();
    const { endpoint, keys } = subscriptionAt(url);
    const broken = Buffer.concat([Buffer.from([4]), Buffer.alloc(64)]).toString('base64url');
    const unusable = { id: 'd-0', address: kept({ endpoint, keys: { ...keys, p256dh: broken } }) };
    expect(await provider.send(message({ devices: [unusable, ...devices] }))).toMatchObject({
      outcome: 'accepted',
      gone: ['d-0'],
    });
    expect(shown).toHaveLength(1);
  });

  it('goes to no service that is one no more', async () => {
    const { shown, provider, subscriptionAt } = await open();
    const address = kept(subscriptionAt('http://127.0.0.1:1'));
    expect(await provider.send(message({ devices: [{ id: 'd-1', address }] }))).toEqual({
      outcome: 'rejected',
      cause: 'number',
      code: 'service-unknown',
      gone: ['d-1'],
    });
    expect(shown).toEqual([]);
  });
});

describe('the subscription of a browser', () => {
  const { keys } = browser();
  const device = webPush.device(webPush.settings.parse({ ...ours, contact }));
  const at = (endpoint: string) => device.safeParse({ endpoint, keys }).success;

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAAA',
    'https://web.push.apple.com/QGuQyavXutnMH',
    'https://db5p.notify.windows.com/w/?token=BQYAAAB',
  ])('is at %s', (endpoint) => expect(at(endpoint)).toBe(true));

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://user:word@fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com.shop.example/fcm/send/abc',
    'https://shop.example/?https://fcm.googleapis.com/',
    'https://push.apple.com/abc',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:8090/',
    'https://localhost/',
    'file:///etc/passwd',
    'fcm.googleapis.com',
  ])('is not at %s', (endpoint) => expect(at(endpoint)).toBe(false));

  it('has one spelling, and is the same with other keys', () => {
    const read = (endpoint: string) => device.parse({ endpoint, keys });
    const usual = read('https://fcm.googleapis.com/fcm/send/a');
    expect(read('https://FCM.googleapis.com/fcm/send/a#b')).toBe(usual);
    expect(read('https://fcm.googleapis.com/fcm/./send/a')).toBe(usual);
    const others = device.parse({ endpoint: 'https://fcm.googleapis.com/fcm/send/a', keys: browser().keys });
    expect(webPush.identity?.(others)).toBe(webPush.identity?.(usual));
  });

  it('is the same however its page writes it', () => {
    const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
    const told = { keys: { auth: keys.auth, p256dh: keys.p256dh, more: 1 }, expirationTime: 17, endpoint };
    expect(device.parse(told)).toBe(kept({ endpoint, keys }));
  });

  it.each([
    ['p256dh', keys.p256dh.slice(4)],
    ['p256dh', 'no key!'],
    ['p256dh', Buffer.concat([Buffer.from([4]), Buffer.alloc(64)]).toString('base64url')],
    ['auth', `${keys.auth}AAAA`],
    ['auth', undefined],
  ])('has a right %s', (name, value) => {
    const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
    const { error } = device.safeParse({ endpoint, keys: { ...keys, [name]: value } });
    expect(error?.issues).toMatchObject([{ path: ['keys', name] }]);
  });
});

describe('a route of web push', () => {
  it.each([
    ['publicKey', theirs.publicKey, 'is not the public key of the private key'],
    ['privateKey', 'AAAA', 'must be 43 characters of base64url'],
    ['privateKey', '_'.repeat(43), 'must be a key of P-256'],
    ['contact', 'push@shop.example', 'must begin with mailto: or https://'],
    ['services', 'fcm.googleapis.com, nowhere', 'must be hosts or origins apart by commas'],
  ])('is not set up with a wrong %s', (name, value, says) => {
    const { error } = webPush.settings.safeParse({ ...ours, contact, [name]: value });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([name]);
    expect(error?.issues[0]?.message).toContain(says);
  });
});
