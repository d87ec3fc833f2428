import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawCallback } from '../../models/domain/deliveries/provider.ts';
import { account, playSmsc, told, type Smsc } from '../contracts/smsc/gateway.ts';
import { cloudEvent, eventually, people, startSystem, type System } from '../support/system.ts';

const phone = people.phoneOf(1);

describe('an installation that sends by SMSC.ru', () => {
  let gateway: Smsc;
  let system: System;
  beforeAll(async () => {
    gateway = await playSmsc();
    system = await startSystem({
      TIDINGS_ROUTES: 'smsc,letters:smtp',
      SMSC_URL: gateway.url,
      SMSC_API_KEY: account.apiKey,
      SMSC_HOOK_SECRET: account.hookSecret,
    });
    await system.api('PUT', '/v1/contacts/ann', { phone, locale: 'en', timeZone: people.timeZone });
  });
  afterAll(async () => {
    await system.stop();
    gateway.close();
  });

  const tell = async ({ url, method, body }: RawCallback) => {
    const address = url.replace('https://tidings.example', system.stack.addresses.api);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const content = method === 'GET' ? {} : { body: new Uint8Array(body), headers };
    return (await fetch(address, { method, ...content })).status;
  };
  const delivered = () =>
    eventually(
      async () => (await system.api('GET', '/v1/deliveries?contactId=ann')).body['items'] as { state: string }[],
      (rows) => rows.some(({ state }) => state === 'delivered'),
    );

  it('finds a text whose answer was lost, and takes reports and replies at one address', async () => {
    await gateway.tell('lose')();
    await system.api('POST', '/v1/events', cloudEvent('order.placed', 'ann', 'e1', { orderId: 'R-7' }));
    const [sent] = await eventually(
      () => Promise.resolve(gateway.messages),
      ({ length }) => length > 0,
    );
    const { id = '', phones = '' } = sent?.form ?? {};
    const report = { id, phone: phones, status: '1', err: '0', ts: String(Math.floor(Date.now() / 1_000)) };
    expect(await tell(told(report, 'GET', 'not-the-hook-secret'))).toBe(401);
    expect(await tell(told(report, 'GET'))).toBe(200);
    await delivered();
    expect(gateway.messages).toHaveLength(1);

    const stop = told({ phone: phones, mes: 'STOP', to: '79990000000' });
    expect(await tell(stop)).toBe(200);
    const { body } = await eventually(
      () => system.api('GET', '/v1/replies?contactId=ann'),
      ({ body: found }) => (found['items'] as unknown[] | undefined)?.length === 1,
    );
    expect(body['items']).toMatchObject([{ text: 'STOP' }]);
  });
});
