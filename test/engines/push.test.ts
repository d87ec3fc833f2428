import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fcm } from '../../activities/providers/fcm/index.ts';
import { webPush } from '../../activities/providers/web-push/index.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { goneToken, playFcm, serviceAccountAt, token, type Fcm } from '../contracts/fcm/gateway.ts';
import { ours, playPushService, type PushService } from '../contracts/web-push/gateway.ts';
import { everywhere } from '../support/everywhere.ts';
import { people } from '../support/people.ts';
import { startPollWorker, type PollWorker } from '../support/poll/worker.ts';
import { startSystem, type System } from '../support/system.ts';

describe('notifications, on the real engines', () => {
  let system: System;
  let poll: PollWorker;
  let firebase: Fcm;
  let service: PushService;
  beforeAll(async () => {
    [firebase, service] = await Promise.all([playFcm(), playPushService()]);
    const app = { serviceAccount: serviceAccountAt(firebase.url), url: firebase.url };
    const browser = { ...ours, contact: 'mailto:push@shop.example', services: service.url };
    system = await startSystem({
      TIDINGS_LINK_HOSTS: 'shop.example',
      TIDINGS_ROUTES: 'simulator,fcm,web-push,letters:smtp',
      FCM_SERVICE_ACCOUNT: app.serviceAccount,
      FCM_URL: app.url,
      WEB_PUSH_PUBLIC_KEY: browser.publicKey,
      WEB_PUSH_PRIVATE_KEY: browser.privateKey,
      WEB_PUSH_CONTACT: browser.contact,
      WEB_PUSH_SERVICES: browser.services,
    });
    const place = { route: '', hooks: 'https://tidings.example/hooks' };
    const of = { channel: 'push', sender: 'Tidings' } as const;
    const provided = {
      fcm: fcm.provider(fcm.settings.parse(app), place),
      'web-push': webPush.provider(webPush.settings.parse(browser), place),
    };
    poll = await startPollWorker(
      system,
      undefined,
      Object.entries(provided).map(([name, provider]) => ({ ...of, name, service: name, provider })),
    );
  });
  afterAll(async () => {
    await poll.stop();
    await system.stop();
    firebase.close();
    service.close();
  });
  const { contact, deliveries } = people(() => system);
  const tell = (id: string, body: object) => system.api('POST', `/v1/contacts/${id}/devices`, body);
  const page = (name: string) => ({
    service: 'web-push',
    device: { ...service.subscriptionAt(service.url), endpoint: `${service.url}/wpush/v2/${name}` },
  });
  const app = (device = token) => ({ service: 'fcm', device });
  const devicesOf = async (id: string) =>
    (await system.api('GET', `/v1/contacts/${id}/devices`)).body['items'] as { id: string; service: string }[];
  const ended = async (type: 'push' | 'pushOffer', id: string) =>
    ((await (await poll.begin(type, id)).result()) as { endedBy: string }).endedBy;
  const consent = (id: string, channel: string, method = 'web-box') => {
    const act = { action: 'grant', purpose: 'offers', channel, source: 'test', method };
    return system.api('POST', `/v1/contacts/${id}/consents`, act);
  };

  it('show in a browser what leaves, and a tap leads on', async () => {
    await contact('ann', 1);
    const told = await tell('ann', page('ann'));
    expect(told.status).toBe(201);
    expect((await tell('ann', page('ann'))).status).toBe(200);
    expect(await devicesOf('ann')).toMatchObject([{ id: told.body['id'], service: 'web-push' }]);
    expect(await ended('push', 'ann')).toBe('sent');
    const [row] = await deliveries('ann');
    expect(row).toMatchObject({ channel: 'push', route: 'web-push', title: 'Order A-7', text: 'It is on its way.' });
    expect(row).not.toHaveProperty('parts');
    const { notification } = service.shown.at(-1) ?? {};
    expect(notification).toMatchObject({ title: 'Order A-7', body: 'It is on its way.', tag: row?.id });
    expect(notification).not.toHaveProperty('unsubscribeUrl');
    const tapped = await fetch(notification?.opens ?? '', { redirect: 'manual' });
    expect(tapped.headers.get('location')).toMatch(/^https:\/\/shop\.example\/orders\/A-7\?utm_source=push/);
  });

  it('go to the app first, and to the browser where the app is gone', async () => {
    await contact('ben', 2);
    await tell('ben', page('ben'));
    await tell('ben', app());
    expect(await ended('push', 'ben')).toBe('sent');
    expect((await deliveries('ben'))[0]).toMatchObject({ route: 'fcm' });
    expect(firebase.messages.at(-1)).toMatchObject({ token, notification: { title: 'Order A-7' } });
    await tell('cy', app());
    await contact('cy', 3);
    await tell('cy', app(goneToken));
    await tell('cy', page('cy'));
    expect(await ended('push', 'cy')).toBe('sent');
    const [row] = await deliveries('cy');
    expect(row).toMatchObject({ route: 'web-push', attempts: 2 });
    expect(row?.steps.map(({ reason }) => reason)).toContain('number-refused');
    expect(await devicesOf('cy')).toMatchObject([{ service: 'web-push' }]);
  });

  it('have no address where there is no device, or none any more', async () => {
    await contact('dan', 4);
    expect(await ended('push', 'dan')).toBe('no-address');
    await contact('eve', 5);
    await tell('eve', app(goneToken));
    expect(await ended('push', 'eve')).toBe('number-refused');
    expect(await devicesOf('eve')).toEqual([]);
    await tell('eve', page('eve'));
    const [{ id } = { id: '' }] = await devicesOf('eve');
    expect((await system.api('DELETE', `/v1/contacts/eve/devices/${id}`)).status).toBe(204);
    expect(await ended('push', 'eve')).toBe('no-address');
  });

  it('go to whoever signs in last, however many do at once', async () => {
    await contact('fay', 6);
    await contact('gus', 7);
    await tell('fay', page('shared'));
    expect((await tell('gus', page('shared'))).status).toBe(201);
    expect(await devicesOf('fay')).toEqual([]);
    const { device } = page('shared');
    const others = { ...device, keys: { ...device.keys, auth: 'BTBZMqHH6r4Tts7J_aSIgg' } };
    expect((await tell('fay', { service: 'web-push', device: others })).status).toBe(201);
    expect(await devicesOf('gus')).toEqual([]);
    const asked = ['fay', 'gus'].flatMap((id) => Array.from({ length: 5 }, () => tell(id, page('shared'))));
    expect((await Promise.all(asked)).map(({ status }) => status >= 400)).not.toContain(true);
    expect([...(await devicesOf('fay')), ...(await devicesOf('gus'))]).toHaveLength(1);
  });

  it('keep the latest twenty devices of a contact, also when it is written whole', async () => {
    await contact('hal', 8);
    for (let index = 0; index < 22; index += 1) await tell('hal', page(`hal-${index}`));
    await system.api('PUT', '/v1/contacts/hal', { locale: 'en', timeZone: 'Europe/Berlin' });
    const kept = (await ContactModel.findById('hal').lean())?.devices ?? [];
    expect(kept.map(({ address }) => /hal-\d+/.exec(address)?.[0])).toEqual(
      Array.from({ length: 20 }, (_, index) => `hal-${index + 2}`),
    );
  });

  it('that sell need a consent, and one tap ends them all', async () => {
    await contact('ida', 9);
    await tell('ida', page('ida'));
    expect(await ended('pushOffer', 'ida')).toBe('consent-missing');
    await consent('ida', 'push');
    expect(await ended('pushOffer', 'ida')).toBe('sent');
    const { unsubscribeUrl = '' } = service.shown.at(-1)?.notification ?? {};
    const once = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(unsubscribeUrl, once)).status).toBe(200);
    await tell('ida', app());
    expect(await ended('pushOffer', 'ida')).toBe('suppressed');
    expect(await ended('push', 'ida')).toBe('sent');
  });

  it('that sell are ended by whatever way, for each address of the person, also after an erasure', async () => {
    const phone = await contact('lea', 11);
    await tell('lea', page('lea'));
    await consent('lea', 'push');
    expect(await ended('pushOffer', 'lea')).toBe('sent');
    const { unsubscribeUrl = '' } = service.shown.at(-1)?.notification ?? {};
    const once = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
    expect((await fetch(unsubscribeUrl, once)).status).toBe(200);
    await system.api('DELETE', '/v1/contacts/lea');
    await contact('lea-again', 11, { phone });
    await consent('lea-again', 'sms', 'import');
    const offer = await poll.begin('offer', 'lea-again');
    expect(await offer.result()).toEqual({ endedBy: 'suppressed' });
    await consent('lea-again', 'sms');
    expect(await (await poll.begin('offer', 'lea-again')).result()).toEqual({ endedBy: 'sent' });
  });

  it.each([
    ['/service', () => ({ ...app(), service: 'apns' })],
    ['/device', () => app('no token')],
    ['/device', () => ({ ...app(), device: page('jo').device })],
    [
      '/device/endpoint',
      () => ({ ...page('jo'), device: { ...page('jo').device, endpoint: 'http://169.254.169.254/' } }),
    ],
    [
      '/device/keys/auth',
      () => ({ ...page('jo'), device: { ...page('jo').device, keys: { ...page('jo').device.keys, auth: 'x' } } }),
    ],
    ['/device', () => ({ service: 'fcm' })],
    ['/device/keys', () => ({ service: 'web-push', device: { endpoint: service.url } })],
    ['/more', () => ({ ...app(), more: 1 })],
  ])('name the field %s of a device that is told wrongly', async (pointer, body) => {
    await system.api('PUT', '/v1/contacts/jo', { locale: 'en' });
    const { status, body: problem } = await tell('jo', body());
    expect(status).toBe(422);
    expect((problem['errors'] as { pointer: string }[]).map((fault) => fault.pointer)).toEqual([pointer]);
    expect(JSON.stringify(problem)).not.toContain('no token');
    expect(await devicesOf('jo')).toEqual([]);
  });

  it('leave nothing of a person who is erased', async () => {
    await contact('kim', 10);
    await tell('kim', page('secret-of-kim'));
    expect(await ended('push', 'kim')).toBe('sent');
    await system.api('DELETE', '/v1/contacts/kim');
    expect((await tell('kim', page('secret-of-kim'))).status).toBe(410);
    const [row] = await DeliveryModel.find({ contactId: 'kim' }).lean();
    expect([row?.title, row?.opens, row?.text]).toEqual([undefined, undefined, undefined]);
    expect(await ContactModel.findById('kim').select('devices pushHash').lean()).toEqual({ _id: 'kim' });
    expect(await everywhere('secret-of-kim')).toEqual([]);
  });
});
