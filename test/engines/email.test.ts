import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtp } from '../../activities/providers/smtp/index.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { OptOutModel, recordOptOut } from '../../models/documents/opt-out.ts';
import { PressureModel } from '../../models/documents/pressure.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { startMailServer } from '../contracts/smtp/server.ts';
import { people } from '../support/people.ts';
import { startPollWorker, type PollWorker } from '../support/poll/worker.ts';
import { eventually, people as living, startSystem, zoneWhereItIs, type System } from '../support/system.ts';

describe('letters, on the real engines', () => {
  let system: System;
  let poll: PollWorker;
  let server: Awaited<ReturnType<typeof startMailServer>>;
  beforeAll(async () => {
    [system, server] = await Promise.all([startSystem({ TIDINGS_LINK_HOSTS: 'shop.example' }), startMailServer()]);
    const read = smtp.settings.parse({
      host: '127.0.0.1',
      port: String(server.port),
      security: 'none',
      from: 'Example Shop <news@shop.example>',
    });
    poll = await startPollWorker(system, smtp.provider(read, { route: 'smtp', hooks: '' }));
  });
  afterAll(async () => {
    await poll.stop();
    await server.close();
    await system.stop();
  });
  const { contact, reply, deliveries, bubbles, next, timeline } = people(() => system);

  /** A contact where it is day, with an e-mail address and what else is said. */
  const reader = (id: string, email: string | undefined, fields: object = {}) =>
    system.api('PUT', `/v1/contacts/${id}`, {
      ...(email ? { email } : {}),
      timeZone: zoneWhereItIs(13),
      ...(living.region ? { region: living.region } : {}),
      locale: 'en',
      ...fields,
    });
  const consent = (id: string, channel: string) => {
    const act = { action: 'grant', purpose: 'offers', channel, source: 'test', method: 'web-box' };
    return system.api('POST', `/v1/contacts/${id}/consents`, act);
  };
  const ended = async (type: 'letter' | 'mailing' | 'offer' | 'tempting', id: string) =>
    ((await (await poll.begin(type, id)).result()) as { endedBy: string }).endedBy;
  const lettersTo = (address: string) => server.letters.filter(({ to }) => to === address);
  const unsubscribe = (raw: string) => /List-Unsubscribe: <([^>]+)>/.exec(raw.replaceAll('\r\n ', ' '))?.[1] ?? '';

  it('go to the e-mail address, with their links tracked, and stand in the ledger with their subject', async () => {
    await reader('ann', 'Ann@mail.example');
    expect(await ended('letter', 'ann')).toBe('sent');
    const [row] = await deliveries('ann');
    expect(row).toMatchObject({ channel: 'email', route: 'smtp', state: 'accepted', subject: 'Your order A-7' });
    expect(row).toMatchObject({
      links: [{ url: expect.stringContaining('/orders/A-7?a=1&b=2&utm_source=email') as string }],
    });
    expect(row).not.toHaveProperty('parts');
    const [letter] = lettersTo('Ann@mail.example');
    expect(letter?.raw).toContain('Subject: Your order A-7');
    expect(letter?.raw).toContain(`Message-ID: <${row?.id}@shop.example>`);
    expect(letter?.raw).not.toContain('List-Unsubscribe');
    const { body } = await system.api('GET', '/v1/contacts/ann/timeline');
    expect(JSON.stringify(body)).toContain('Your order A-7');
  });

  it('go to nobody without an e-mail address, whatever number there is', async () => {
    const phone = await contact('numbered', 1);
    expect(await ended('letter', 'numbered')).toBe('no-address');
    expect(await bubbles(phone)).toEqual([]);
    expect((await deliveries('numbered'))[0]).toMatchObject({ state: 'suppressed', reason: 'no-address' });
  });

  it('that sell need a consent to e-mail, and that to SMS is none', async () => {
    await reader('bob', 'bob@mail.example');
    await consent('bob', 'sms');
    expect(await ended('mailing', 'bob')).toBe('consent-missing');
    await consent('bob', 'email');
    expect(await ended('mailing', 'bob')).toBe('sent');
    expect(lettersTo('bob@mail.example')).toHaveLength(1);
  });

  it('end with one click, for all who have the address, until a new consent', async () => {
    await reader('cy', 'cy@mail.example');
    await reader('cyril', 'CY@mail.example');
    for (const id of ['cy', 'cyril']) await consent(id, 'email');
    expect(await ended('mailing', 'cy')).toBe('sent');
    const [first] = lettersTo('cy@mail.example');
    const url = unsubscribe(first?.raw ?? '');
    expect(url).toMatch(/^http.+\/u\//);
    const clicked = await fetch(url, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(clicked.status).toBe(200);
    for (const id of ['cy', 'cyril']) expect(await ended('mailing', id)).toBe('suppressed');
    expect(await ended('letter', 'cy')).toBe('sent');
    const { body } = await system.api('GET', '/v1/contacts/cyril/consents');
    expect(JSON.stringify(body['items'])).toContain('"withdraw"');
    await consent('cy', 'email');
    expect(await SuppressionModel.countDocuments()).toBe(0);
  });

  it('that sell end with a STOP by SMS, since it ends all advertising', async () => {
    const phone = await contact('dora', 2);
    await reader('dora', 'dora@mail.example', { phone });
    for (const channel of ['sms', 'email']) await consent('dora', channel);
    expect(await ended('offer', 'dora')).toBe('sent');
    await reply(phone, 'STOP');
    const { addressHash = '', emailHash = '' } = (await ContactModel.findById('dora').lean()) ?? {};
    // Until the withdrawals are written the person is only marked, which has a reason of its own.
    await eventually(
      () => OptOutModel.exists({ addressHash, pendingAt: { $exists: false } }),
      (done) => done !== null,
    );
    expect((await system.api('GET', '/v1/contacts/dora')).body['ended']).toMatchObject({ marketing: true });
    expect(await ended('mailing', 'dora')).toBe('suppressed');
    // START takes back what the word took, at each address.
    await reply(phone, 'START');
    await eventually(
      () => SuppressionModel.countDocuments({ _id: { $in: [addressHash, emailHash] } }),
      (listed) => listed === 0,
    );
    expect(await ended('mailing', 'dora')).toBe('sent');
  });

  it.each(['api', 'complaint'])('that sell end for an address alone, and whoever else has it: %s', async (by) => {
    for (const id of [`ina-${by}`, `twin-${by}`]) {
      await reader(id, `ina-${by}@mail.example`);
      await consent(id, 'email');
    }
    const { status } = await system.api('POST', `/v1/contacts/ina-${by}/opt-outs`, { by, source: 'a letter' });
    expect(status).toBe(201);
    for (const id of [`ina-${by}`, `twin-${by}`]) expect(await ended('mailing', id)).toBe('suppressed');
  });

  it('are counted by their address, apart from texts to the number', async () => {
    const phone = await contact('eve', 3);
    await reader('eve', 'eve@mail.example', { phone });
    for (const channel of ['sms', 'email']) await consent('eve', channel);
    expect([await ended('offer', 'eve'), await ended('mailing', 'eve')]).toEqual(['sent', 'sent']);
    expect([await ended('offer', 'eve'), await ended('mailing', 'eve')]).toEqual(['expired', 'expired']);
    const { addressHash = '', emailHash = '' } = (await ContactModel.findById('eve').lean()) ?? {};
    expect(await PressureModel.countDocuments({ _id: { $in: [addressHash, emailHash] } })).toBe(2);
    expect((await system.api('DELETE', '/v1/contacts/eve')).status).toBe(204);
    expect(await PressureModel.countDocuments({ _id: { $in: [addressHash, emailHash] } })).toBe(0);
    expect(JSON.stringify(await deliveries('eve'))).not.toMatch(/cheaper|Our offer/);
  });

  it('go instead of a text that reached nobody, and say so in the ledger and on the timeline', async () => {
    const phone = await contact('fay', 4);
    await reader('fay', 'fay@mail.example', { phone });
    await next(phone, 'undeliverable');
    const run = await poll.begin('shipped', 'fay');
    await eventually(
      () => Promise.resolve(lettersTo('fay@mail.example')),
      ({ length }) => length === 1,
    );
    const rows = await deliveries('fay');
    const [letter, text] = rows;
    expect(rows).toHaveLength(2);
    expect(text).toMatchObject({ message: 'poll/shipped', state: 'undeliverable' });
    expect(letter).toMatchObject({ message: 'poll/shippedByMail', insteadOf: text?.id, subject: 'Order A-7' });
    expect(text).not.toHaveProperty('insteadOf');
    const told = (await timeline('fay')).map(({ what }) => what);
    expect(told).toContain('poll/shippedByMail, in place of one that reached nobody: accepted');
    await run.terminate();
  });

  it('do not go instead of a text that sells to who has just refused it at the operator', async () => {
    const phone = await contact('hope', 6);
    await reader('hope', 'hope@mail.example', { phone });
    for (const channel of ['sms', 'email']) await consent('hope', channel);
    await next(phone, 'opted-out');
    expect(await ended('tempting', 'hope')).toBe('carrier-refused');
    expect(lettersTo('hope@mail.example')).toEqual([]);
    await eventually(
      () => ContactModel.findById('hope').lean(),
      (row) => row !== null && row.optingOut === undefined,
    );
    expect(await ended('mailing', 'hope')).toBe('consent-withdrawn');
    // A worker that was killed does it again, long after the api has done the rest.
    const refusal = await OptOutModel.findOne({ contactId: 'hope' }).lean();
    if (!refusal) throw new Error('the refusal was not kept');
    const { pendingAt: _pendingAt, attempts: _attempts, ...act } = refusal;
    await recordOptOut(act);
    await consent('hope', 'email');
    expect(await ended('mailing', 'hope')).toBe('sent');
  });

  it('do not go beside a text that was delivered', async () => {
    const phone = await contact('gus', 5);
    await reader('gus', 'gus@mail.example', { phone });
    const told = (await (await poll.begin('shipped', 'gus')).result()) as { endedBy: string };
    expect(told.endedBy).toMatch(/ sent$/);
    expect(lettersTo('gus@mail.example')).toEqual([]);
  });

  it('that the server refuses end as it says, and one that it puts off waits', async () => {
    await reader('gone', 'dead@mail.example');
    expect(await ended('letter', 'gone')).toBe('number-refused');
    await reader('later', 'grey@mail.example');
    const run = await poll.begin('letter', 'later');
    await eventually(
      () => deliveries('later'),
      ([row]) => row?.reason === 'gateway-throttled',
    );
    await run.terminate();
  });
});
