import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtp } from '../../activities/providers/smtp/index.ts';
import { ReceiptModel } from '../../models/documents/deliveries/receipt.ts';
import { autoReply, complaint, dsn } from '../contracts/smtp/reports.ts';
import { startMailServer } from '../contracts/smtp/server.ts';
import { people } from '../support/people.ts';
import { startPollWorker, type PollWorker } from '../support/poll/worker.ts';
import { eventually, people as living, startSystem, zoneWhereItIs, type System } from '../support/system.ts';

const bouncesSecret = 'a secret of 4 tests';

describe('what comes of letters that come back, on the real engines', () => {
  let system: System;
  let poll: PollWorker;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  beforeAll(async () => {
    server = await startMailServer();
    const settings = {
      host: '127.0.0.1',
      port: String(server.port),
      security: 'none',
      from: 'Example Shop <news@shop.example>',
      bouncesTo: 'bounce@shop.example',
      bouncesSecret,
    };
    system = await startSystem({
      TIDINGS_LINK_HOSTS: 'shop.example',
      TIDINGS_ROUTES: 'simulator,smtp',
      SMTP_HOST: settings.host,
      SMTP_PORT: settings.port,
      SMTP_SECURITY: settings.security,
      SMTP_FROM: settings.from,
      SMTP_BOUNCES_TO: settings.bouncesTo,
      SMTP_BOUNCES_SECRET: bouncesSecret,
    });
    const read = smtp.settings.parse(settings);
    poll = await startPollWorker(system, smtp.provider(read, { route: 'smtp', hooks: '' }));
  });
  afterAll(async () => {
    await poll.stop();
    await server.close();
    await system.stop();
  });
  const { deliveries } = people(() => system);

  const reader = async (id: string, email = `${id}@mail.example`) => {
    await system.api('PUT', `/v1/contacts/${id}`, {
      email,
      timeZone: zoneWhereItIs(13),
      ...(living.region ? { region: living.region } : {}),
      locale: 'en',
    });
    await consent(id);
  };
  const consent = (id: string, channel = 'email') => {
    const act = { action: 'grant', purpose: 'offers', channel, source: 'test', method: 'web-box' };
    return system.api('POST', `/v1/contacts/${id}/consents`, act);
  };
  const receiptsOf = (row: object | undefined) => (row && 'receipts' in row ? (row.receipts as unknown[]) : []);
  const shown = async (id: string) => (await system.api('GET', `/v1/contacts/${id}`)).body;
  const ended = async (type: 'letter' | 'mailing', id: string) =>
    ((await (await poll.begin(type, id)).result()) as { endedBy: string }).endedBy;
  const returnPathOf = (address: string) => server.letters.findLast(({ to }) => to === address)?.from ?? '';
  const tell = (raw: string, secret = bouncesSecret) =>
    system.api('POST', '/hooks/smtp/receipts', raw, {
      authorization: `Bearer ${secret}`,
      'content-type': 'message/rfc822',
    });
  const failed = (to: string, code: string) =>
    tell(dsn({ to, fields: `Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; ${code} no` }));

  it('its run hears of it, its code is in the ledger, and marketing to the address ends', async () => {
    await reader('gone');
    const run = await poll.begin('followedLetter', 'gone');
    await eventually(
      () => deliveries('gone'),
      ([row]) => row?.state === 'accepted',
    );
    expect((await failed(returnPathOf('gone@mail.example'), '550 5.1.1')).status).toBe(204);
    expect(await run.result()).toEqual({ endedBy: 'undeliverable' });
    expect((await deliveries('gone'))[0]).toMatchObject({
      state: 'undeliverable',
      reason: 'undeliverable',
      receipts: [{ status: 'undeliverable', errorCode: '550 5.1.1' }],
    });
    expect(await shown('gone')).toMatchObject({ emailState: 'unreachable' });
    expect(await ended('mailing', 'gone')).toBe('address-unreachable');
    expect(await ended('letter', 'gone')).toBe('sent');
    const { body } = await system.api('GET', '/v1/contacts?emailState=unreachable');
    expect(body['items']).toMatchObject([{ id: 'gone' }]);
  });

  it('a new consent brings it back, and the same report again changes nothing', async () => {
    const returnPath = server.letters.find(({ to }) => to === 'gone@mail.example')?.from ?? '';
    await consent('gone', 'sms');
    expect(await shown('gone')).toHaveProperty('emailState');
    await consent('gone');
    expect(await shown('gone')).not.toHaveProperty('emailState');
    expect((await failed(returnPath, '550 5.1.1')).status).toBe(204);
    expect(await shown('gone')).not.toHaveProperty('emailState');
    expect(await ended('mailing', 'gone')).toBe('sent');
  });

  it('another address brings it back, and the same in an event does not', async () => {
    await reader('moved');
    expect(await ended('letter', 'moved')).toBe('sent');
    await failed(returnPathOf('moved@mail.example'), '550 5.2.1');
    await eventually(
      () => shown('moved'),
      ({ emailState }) => emailState === 'unreachable',
    );
    await system.api('PUT', '/v1/contacts/moved', { email: 'moved@mail.example', timeZone: zoneWhereItIs(13) });
    expect(await shown('moved')).toHaveProperty('emailState');
    await system.api('PUT', '/v1/contacts/moved', { email: 'moved@new.example', timeZone: zoneWhereItIs(13) });
    expect(await shown('moved')).not.toHaveProperty('emailState');
  });

  it('a letter that arrives all the same is delivered, and its address is good', async () => {
    await reader('late');
    expect(await ended('letter', 'late')).toBe('sent');
    const returnPath = returnPathOf('late@mail.example');
    const arrived = dsn({ to: returnPath, fields: 'Action: delivered\nStatus: 2.0.0', date: new Date().toUTCString() });
    await failed(returnPath, '550 5.1.1');
    await eventually(
      () => shown('late'),
      ({ emailState }) => emailState === 'unreachable',
    );
    await tell(arrived);
    await eventually(
      () => deliveries('late'),
      ([row]) => row?.state === 'delivered',
    );
    await failed(returnPath, '550 5.2.1');
    await eventually(
      () => deliveries('late'),
      ([row]) => receiptsOf(row).length === 3,
    );
    expect((await deliveries('late'))[0]).toMatchObject({ state: 'delivered' });
  });

  it('a mailbox that is full is undeliverable, and good until it has been so for long', async () => {
    await reader('full-box');
    expect(await ended('letter', 'full-box')).toBe('sent');
    await failed(returnPathOf('full-box@mail.example'), '552 5.2.2');
    await eventually(
      () => deliveries('full-box'),
      ([row]) => row?.state === 'undeliverable',
    );
    expect(await shown('full-box')).not.toHaveProperty('emailState');
    expect(await ended('mailing', 'full-box')).toBe('sent');
  });

  it('an address that the server refuses at once is as dead', async () => {
    await reader('refused', 'dead@mail.example');
    expect(await ended('letter', 'refused')).toBe('number-refused');
    expect(await shown('refused')).toMatchObject({ emailState: 'unreachable' });
  });

  it('a complaint ends marketing to the address and to the person', async () => {
    await reader('angry');
    await reader('same-box', 'ANGRY@mail.example');
    expect(await ended('mailing', 'angry')).toBe('sent');
    const returnPath = returnPathOf('angry@mail.example');
    await tell(complaint({ type: 'not-spam', returnPath }));
    await tell(complaint({ type: 'abuse', returnPath }));
    await eventually(
      () => shown('same-box'),
      ({ ended: over }) => over !== undefined,
    );
    for (const id of ['angry', 'same-box']) expect(await ended('mailing', id)).toBe('suppressed');
    expect(await ended('letter', 'angry')).toBe('sent');
    const { body } = await system.api('GET', '/v1/contacts/angry/consents');
    expect(JSON.stringify(body['items'])).toContain('"method":"complaint"');
    await system.api('PUT', '/v1/contacts/angry', { email: 'calm@mail.example', timeZone: zoneWhereItIs(13) });
    await consent('angry');
    expect(await ended('mailing', 'angry')).toBe('suppressed');
  });

  it.each([
    ['spammed', 'Thu, 01 Jan 1970 00:00:00 +0000'],
    ['bored', 'Mon, 05 Jan 2015 00:00:00 +0000'],
    ['early', 'Fri, 01 Jan 2100 00:00:00 +0000'],
  ])('a complaint counts whatever the clock of its writer, and not before its letter: %s, %s', async (id, date) => {
    await reader(id);
    const sentAfter = new Date();
    expect(await ended('mailing', id)).toBe('sent');
    const returnPath = returnPathOf(`${id}@mail.example`);
    expect((await tell(complaint({ type: 'abuse', returnPath, date }))).status).toBe(204);
    await eventually(
      () => shown(id),
      ({ ended: over }) => over !== undefined,
    );
    const { body } = await system.api('GET', `/v1/contacts/${id}/consents`);
    const [withdrawal] = body['items'] as { method: string; at: string; recordedAt: string }[];
    expect(withdrawal?.method).toBe('complaint');
    const at = new Date(withdrawal?.at ?? '');
    expect(at.getTime()).toBeGreaterThanOrEqual(sentAfter.getTime());
    expect(at.getTime()).toBeLessThanOrEqual(new Date(withdrawal?.recordedAt ?? '').getTime());
    const asked = `contactId=${id}&channel=email&kind=marketing&purpose=offers`;
    const { body: explained } = await system.api('GET', `/v1/policy/explain?${asked}`);
    expect(explained).toMatchObject({ reason: 'suppressed', listed: { reason: 'complaint', at: withdrawal?.at } });
  });

  it('what is no report is taken and left alone, and nobody else is believed', async () => {
    await reader('away');
    expect(await ended('letter', 'away')).toBe('sent');
    const returnPath = returnPathOf('away@mail.example');
    const before = await ReceiptModel.countDocuments();
    for (const raw of [
      autoReply(returnPath),
      'Subject: Hello\r\n\r\nDo you open on Sunday?',
      dsn({ to: 'a@b.example' }),
    ])
      expect((await tell(raw)).status).toBe(204);
    expect((await tell(dsn({ to: returnPath }), 'another secret of tests')).status).toBe(401);
    expect((await tell('a'.repeat(1_100_000))).status).toBe(413);
    expect(await ReceiptModel.countDocuments()).toBe(before);
    expect((await deliveries('away'))[0]).toMatchObject({ state: 'accepted' });
  });
});
