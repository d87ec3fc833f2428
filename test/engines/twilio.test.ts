import { createServer, type ServerResponse } from 'node:http';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { nobodyThere } from '../../cli/testing/no-gateway.ts';
import { listening } from '../contracts/played-gateway.ts';
import { account, playTwilio, signed, type Twilio } from '../contracts/twilio/gateway.ts';
import type { RawCallback } from '../../models/domain/deliveries/provider.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { startProcess } from '../support/process.ts';
import { cloudEvent, eventually, people, startSystem, type System } from '../support/system.ts';

const phone = people.phoneOf(1);

describe('an installation that sends by Twilio where its first route is away', () => {
  let gateway: Twilio;
  let system: System;
  beforeAll(async () => {
    gateway = await playTwilio();
    system = await startSystem({
      TIDINGS_ROUTES: 'dead:simulator,sms:twilio,letters:smtp',
      DEAD_URL: (await nobodyThere()).origin,
      DEAD_SECRET: 'a secret of nobody',
      SMS_URL: gateway.url,
      SMS_ACCOUNT_SID: account.accountSid,
      SMS_AUTH_TOKEN: account.authToken,
    });
    await system.api('PUT', '/v1/contacts/ann', { phone, locale: 'en', timeZone: people.timeZone });
  });
  afterAll(async () => {
    await system.stop();
    gateway.close();
  });

  const tell = async ({ url, headers, body }: RawCallback) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(body),
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
  const delivery = async (key: string) => {
    const { body } = await system.api('GET', '/v1/deliveries?contactId=ann');
    return (body['items'] as Record<string, unknown>[]).find(({ message }) => message === key);
  };
  const sent = (state: string) =>
    eventually(
      () => delivery('order-tracking/accepted'),
      (row) => row?.['state'] === state,
    );
  const taken = async () => {
    const [first] = await eventually(
      () => Promise.resolve(gateway.messages),
      ({ length }) => length > 0,
    );
    return first!;
  };

  it('learns by the report what became of a text whose answer was lost', async () => {
    await gateway.tell('lose')();
    await system.api('POST', '/v1/events', cloudEvent('order.placed', 'ann', 'e1', { orderId: 'R-7' }));
    const { sid, form } = await taken();
    expect(form).toMatchObject({ To: phone, From: 'Tidings' });
    const report = signed(form['StatusCallback'] ?? '', { MessageSid: sid, MessageStatus: 'delivered' });
    expect(await tell({ ...report, headers: { ...report.headers, 'x-twilio-signature': 'none' } })).toMatchObject({
      status: 401,
    });
    expect(await tell(report)).toEqual({ status: 200, type: 'text/xml; charset=utf-8', text: '<Response/>' });
    expect(await sent('delivered')).toMatchObject({ route: 'sms' });
    expect(gateway.messages).toHaveLength(1);
  });

  it('shows a route its first text, whoever may take it', async () => {
    const test = (route: string) => startProcess(`send-test ${route} --to ${phone}`, system.stack.env);
    const found = test('sms');
    await found.until('accepted, as');
    const { sid, form } = gateway.messages.at(-1)!;
    expect(form['Body']).toMatch(/^Test of the route sms at \d\d:\d\d:\d\d UTC\.$/);
    await tell(signed(form['StatusCallback'] ?? '', { MessageSid: sid, MessageStatus: 'delivered' }));
    expect(await found.ended).toBe(0);
    expect(found.said()).toBe(`sms: accepted, as ${sid}\nreported: delivered\n`);

    const dead = test('dead');
    expect(await dead.ended).toBe(1);
    expect(dead.said()).toBe('dead: cannot be reached (ECONNREFUSED); nothing was sent\n');
    const strange = test('twilio');
    expect(await strange.ended).toBe(1);
    expect(strange.said()).toContain('TIDINGS_ROUTES has no route twilio, but dead, sms, letters.');
  });

  it('tells how each route stands, without anything of a person', async () => {
    const tells = async () => {
      const told = startProcess('routes --json', system.stack.env);
      expect(await told.ended).toBe(0);
      expect(told.said()).not.toContain(phone);
      return (JSON.parse(told.said()) as { routes: { alarms: unknown[] }[] }).routes;
    };
    // A worker says it with its next sign.
    const routes = await eventually(tells, ([dead]) => dead?.alarms.length === 1);
    expect(routes).toMatchObject([
      {
        route: 'dead',
        provider: 'simulator',
        workers: 1,
        answered: 0,
        alarms: [{ code: 'route-away', workers: 1, causes: ['ECONNREFUSED'] }],
        errors: [],
      },
      {
        route: 'sms',
        provider: 'twilio',
        channel: 'sms',
        workers: 1,
        // Its only answer to the worker was lost; that it was delivered is known by the report.
        answered: 0,
        alarms: [],
        states: { delivered: 1 },
        errors: [],
        delivered: { count: 1, medianSeconds: expect.any(Number) as number, p95Seconds: expect.any(Number) as number },
        balance: { amount: '12.34', currency: 'USD' },
      },
      { route: 'letters', provider: 'smtp', channel: 'email', workers: 1, answered: 0, alarms: [] },
    ]);
    const table = startProcess('routes', system.stack.env);
    expect(await table.ended).toBe(0);
    expect(table.said()).toContain('12.34 USD');

    await mongoose.connect(system.stack.env['MONGODB_URI'] ?? '');
    onTestFinished(() => mongoose.disconnect());
    const plan = await DeliveryModel.find({ route: 'sms', attemptedAt: { $gte: new Date(0) } }).explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('route_1_attemptedAt_-1');
  });

  it('counts what is told of others’ messages apart, since nothing of ours is left undone by it', async () => {
    const metrics = async () => (await fetch(`${system.stack.addresses.api}/metrics`)).text();
    const fields = { MessageSid: `SM${'e'.repeat(32)}`, MessageStatus: 'delivered' };
    const others = signed(`${system.stack.addresses.api}/hooks/sms/receipts`, fields);
    expect(await tell(others)).toMatchObject({ status: 200 });
    const isApart = (text: string) =>
      text.includes('\ntidings_unmatched_receipts 1\n') && text.includes('tidings_pending_rows{chore="receipts"} 0');
    await eventually(metrics, isApart);
  });

  it('asks all gateways at once what is left on their accounts', async () => {
    const waiting: ServerResponse[] = [];
    const server = createServer((_request, response) => {
      waiting.push(response);
      if (waiting.length < 2) return;
      for (const each of waiting) each.end(JSON.stringify({ balance: '5.00', currency: 'USD' }));
    });
    const { url, close } = await listening(server);
    onTestFinished(close);
    const { accountSid, authToken } = account;
    const reading = (name: string) => ({
      [`${name}_URL`]: url,
      [`${name}_ACCOUNT_SID`]: accountSid,
      [`${name}_AUTH_TOKEN`]: authToken,
    });
    const routes = { TIDINGS_ROUTES: 'one:twilio,two:twilio', ...reading('ONE'), ...reading('TWO') };
    const told = startProcess('routes --json', { ...system.stack.env, ...routes });
    expect(await told.ended).toBe(0);
    const balance = { amount: '5.00', currency: 'USD' };
    expect(JSON.parse(told.said())).toMatchObject({
      routes: [
        { route: 'one', balance },
        { route: 'two', balance },
      ],
    });
  });

  it('takes STOP from the phone, as often as Twilio tells it', async () => {
    const fields = { MessageSid: `SM${'f'.repeat(32)}`, From: phone, To: '+15005550006', Body: 'STOP' };
    const stop = signed(`${system.stack.addresses.api}/hooks/sms/replies`, fields);
    for (const _again of [1, 2]) expect(await tell(stop)).toMatchObject({ status: 200 });
    const { body } = await eventually(
      () => system.api('GET', '/v1/replies?contactId=ann'),
      ({ body: found }) => (found['items'] as unknown[] | undefined)?.length === 1,
    );
    expect(body['items']).toMatchObject([{ text: 'STOP' }]);
    const refused = startProcess(`send-test sms --to ${phone}`, system.stack.env);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('This address has opted out, so it gets no test either.');
  });
});
