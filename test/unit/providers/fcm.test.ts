import { describe, expect, it, onTestFinished } from 'vitest';
import { fcm } from '../../../activities/providers/fcm/index.ts';
import { pushProviderContract } from '../../../cli/testing/provider.ts';
import { message } from '../../../cli/testing/provider-message.ts';
import { goneToken, playFcm, serviceAccountAt, token } from '../../contracts/fcm/gateway.ts';
import { fcmStand } from '../../contracts/fcm/stand.ts';

const place = { route: 'fcm', hooks: 'https://tidings.example/hooks/fcm' };
const devices = [{ id: 'd-1', address: token }];

async function open() {
  const played = await playFcm();
  onTestFinished(played.close);
  const settings = { serviceAccount: serviceAccountAt(played.url), url: played.url };
  const provider = fcm.provider(fcm.settings.parse(settings), place);
  onTestFinished(() => provider.close());
  return { ...played, provider };
}

pushProviderContract('fcm', fcmStand);

describe('a notification by Firebase', () => {
  it('says what is shown, what a tap opens, until when, and what it takes the place of', async () => {
    const { messages, provider } = await open();
    const validUntil = new Date(Date.now() + 3_600_500);
    const [opens, unsubscribeUrl] = ['https://t.example/l/abc', 'https://t.example/u/abc'];
    await provider.send(message({ devices, title: 'Заказ 7', text: 'В пути', opens, unsubscribeUrl, validUntil }));
    expect(messages).toEqual([
      {
        token,
        notification: { title: 'Заказ 7', body: 'В пути' },
        data: { reference: 'r-1', opens, unsubscribeUrl },
        android: { ttl: '3600s', notification: { tag: 'r-1' } },
        apns: {
          headers: { 'apns-collapse-id': 'r-1', 'apns-expiration': String(Math.floor(validUntil.getTime() / 1_000)) },
          payload: { aps: { sound: 'default' } },
        },
        webpush: { headers: { TTL: '3600' }, notification: { tag: 'r-1' }, fcm_options: { link: opens } },
      },
    ]);
  });

  it('opens the app where it has no link', async () => {
    const { messages, provider } = await open();
    await provider.send(message({ devices }));
    expect(messages[0]).toMatchObject({ data: { reference: 'r-1' } });
    expect(JSON.stringify(messages)).not.toMatch(/opens|link|unsubscribe/);
  });

  it('asks for access once, however many ask at once, and again when it is refused', async () => {
    const { assertions, tell, url, provider } = await open();
    const send = () => provider.send(message({ devices }));
    expect((await Promise.all([send(), send(), send()])).map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('accepted'),
    );
    expect(assertions).toEqual([
      {
        iss: 'sender@tidings-shop.iam.gserviceaccount.com',
        scope: 'https://www.googleapis.com/auth/firebase.messaging',
        aud: `${url}/token`,
        iat: expect.any(Number) as number,
        exp: (assertions[0]?.['iat'] as number) + 3_600,
      },
    ]);
    await tell('expired')();
    expect(await send()).toEqual({ outcome: 'rejected', cause: 'credentials', code: 'UNAUTHENTICATED' });
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(assertions).toHaveLength(2);
  });

  it.each([
    ['unregistered', { outcome: 'rejected', cause: 'number', code: 'UNREGISTERED', gone: ['d-1'] }],
    ['of-another-project', { outcome: 'rejected', cause: 'number', code: 'SENDER_ID_MISMATCH', gone: ['d-1'] }],
    ['no-token', { outcome: 'rejected', cause: 'number', code: 'INVALID_ARGUMENT', gone: ['d-1'] }],
    ['no-message', { outcome: 'rejected', cause: 'content', code: 'INVALID_ARGUMENT' }],
    ['apple', { outcome: 'rejected', cause: 'credentials', code: 'THIRD_PARTY_AUTH_ERROR' }],
    ['quota', { outcome: 'throttled', retryAfterMs: 7_000 }],
    ['busy', { outcome: 'throttled', retryAfterMs: 7_000 }],
    ['failed', { outcome: 'unknown', code: 'INTERNAL' }],
    ['odd', { outcome: 'rejected', cause: 'other', code: 'SOMETHING_NEW' }],
    ['proxy', { outcome: 'unknown', code: '502' }],
  ] as const)('that is answered with %s', async (what, outcome) => {
    const { tell, provider } = await open();
    await tell(what)();
    expect(await provider.send(message({ devices }))).toEqual(outcome);
  });

  it('is unknown where one device may have it and another refuses it', async () => {
    const { tell, provider } = await open();
    await tell('failed')();
    const both = [...devices, { id: 'd-2', address: goneToken }];
    expect(await provider.send(message({ devices: both }))).toEqual({ outcome: 'unknown', code: 'INTERNAL' });
  });
});

describe('a route of Firebase', () => {
  const account = JSON.parse(serviceAccountAt('https://oauth.example')) as Record<string, unknown>;
  const about = 'must be the JSON file of a service account, as the Firebase console makes it';
  it.each([
    ['no JSON', 'firebase', about],
    ['a field that is missing', JSON.stringify({ ...account, project_id: undefined }), 'project_id'],
    ['an address without a scheme', JSON.stringify({ ...account, token_uri: 'oauth.example' }), 'token_uri'],
    ['a key that cannot be read', JSON.stringify({ ...account, private_key: 'x' }), 'private_key'],
  ])('is not set up with %s, and repeats no secret', (_what, serviceAccount, named) => {
    const { error } = fcm.settings.safeParse({ serviceAccount });
    expect(error?.issues).toMatchObject([{ path: ['serviceAccount'] }]);
    expect(error?.issues[0]?.message).toContain(about);
    expect(error?.issues[0]?.message).toContain(named);
    expect(error?.issues[0]?.message).not.toContain('PRIVATE KEY');
  });
});
