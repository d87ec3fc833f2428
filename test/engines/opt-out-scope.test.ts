import { describe, expect, it } from 'vitest';
import { australian, awakeAt, british, canadian } from '../../cli/fiction.ts';
import { addressHash, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('an opt-out ends what was meant, and says what still comes', () => {
  const { system, poll, contact, consent, deliveries, timeline, reply, bubbles } = town();
  const noticed = async (id: string) => {
    await (await poll().begin('notice', id)).result();
    const [row] = (await deliveries(id)).filter(({ message }) => message === 'poll/notice');
    return row?.reason ?? 'sent';
  };
  const answered = async (phone: string, words: RegExp) =>
    eventually(
      () => bubbles(phone),
      (all) => all.some(({ text }) => words.test(text)),
    );

  it('STOP to a service text ends marketing, again also its matter, STOP ALL everything, and START gives it back', async () => {
    // In the United States a first STOP ends its matter, too.
    const { phoneOf, timeZone, region } = awakeAt(new Date(), [british, canadian, australian]);
    const phone = phoneOf(60);
    expect((await system().api('PUT', '/v1/contacts/scoped', { phone, timeZone, region })).status).toBe(201);
    expect(await noticed('scoped')).toBe('sent');
    await reply(phone, 'STOP');
    await answered(phone, /no more advertising.*what you have with us still come.*STOP ALL.*START to undo/);
    expect(await noticed('scoped')).toBe('sent');
    // Twice in impatience is once.
    await reply(phone, 'please stop');
    await eventually(
      () => timeline('scoped'),
      (items) => items.filter(({ details }) => details['handling'] === 'opt-out').length === 2,
    );
    expect(await noticed('scoped')).toBe('sent');
    const earlier = { $set: { at: new Date(Date.now() - 600_000) } };
    await SuppressionModel.updateMany({ reason: 'opt-out' }, earlier);
    await reply(phone, 'Stop it!');
    await answered(phone, /no more messages about this/);
    expect(await noticed('scoped')).toBe('opted-out');
    await reply(phone, 'STOP ALL');
    await answered(phone, /no more messages from us/);
    expect(await noticed('scoped')).toBe('opted-out');
    await reply(phone, 'START');
    await answered(phone, /what you have with us come again/);
    expect(await noticed('scoped')).toBe('sent');
  });

  it('in the United States STOP to a text about a debt ends every text about debts', async () => {
    const phone = '+12125550166';
    const body = { phone, region: 'US-NY', timeZone: 'America/New_York' };
    expect((await system().api('PUT', '/v1/contacts/debtor', body)).status).toBe(201);
    const hash = addressHash(system().stack.env['TIDINGS_MASTER_KEY'] ?? '')(phone);
    const now = new Date();
    await DeliveryModel.create({
      _id: 'debt',
      workflowId: 'overdue-payment/debtor/i1',
      journey: 'overdue-payment',
      contactId: 'debtor',
      ordinal: 1,
      message: 'overdue-payment/gentle',
      kind: 'service',
      about: 'debt',
      channel: 'sms',
      state: 'delivered',
      addressHash: hash,
      attemptedAt: now,
      notAfter: now,
      createdAt: now,
      updatedAt: now,
    });
    await reply(phone, 'Stop');
    await answered(phone, /no more messages about this/);
    const explain = `/v1/policy/explain?contactId=debtor&kind=service&about=debt&channel=sms`;
    expect((await system().api('GET', explain)).body).toMatchObject({ verdict: 'suppress', reason: 'opted-out' });
    expect((await system().api('GET', explain.replace('&about=debt', ''))).body['reason']).not.toBe('opted-out');
  });

  it('the page knows that it was used, and offers the wider choices', async () => {
    await contact('paged', 61);
    expect(await noticed('paged')).toBe('sent');
    const [row] = await deliveries('paged');
    const { env, addresses } = system().stack;
    const path = new URL(createUnsubscribe(env['TIDINGS_MASTER_KEY'] ?? '', addresses.api).urlOf(row!.id)).pathname;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const page = async () => String((await system().api('GET', path)).body['text']);
    const press = async (scope: string) =>
      String((await system().api('POST', path, `scope=${scope}`, form)).body['text']);
    expect(await page()).toMatch(/Do you want no more offers.*value="marketing".*value="matter".*value="everything"/s);
    expect(await press('marketing')).toMatch(/Done.*still come.*value="everything"/s);
    expect(await page()).toMatch(/unsubscribed already.*still come.*value="matter"/s);
    expect(await press('matter')).not.toContain('value="matter"');
    expect(await noticed('paged')).toBe('opted-out');
    expect(await press('everything')).toMatch(/no more messages from us.*START.*help@shop\.example/s);
    expect(await page()).not.toContain('<button');
    const acts = (await timeline('paged')).filter(({ details }) => details['method'] === 'link');
    expect(acts.map(({ what }) => what)).toEqual([
      'ended everything: no more texts, but answers to what the person writes',
      'ended marketing and this matter: notice',
      'ended marketing; texts about what the person has with us still come',
    ]);
  });

  it('of everything follows the person to another number, and outlasts a consent to advertising', async () => {
    const phone = await contact('mover', 63);
    await contact('housemate', 63);
    expect(await noticed('mover')).toBe('sent');
    await reply(phone, 'STOP ALL');
    await answered(phone, /no more messages from us/);
    await consent('mover');
    for (const id of ['mover', 'housemate']) expect(await noticed(id)).toBe('opted-out');
    const elsewhere = { phone: fictionalNumber(64), timeZone: zoneWhereItIs(13) };
    expect((await system().api('PUT', '/v1/contacts/mover', elsewhere)).status).toBe(200);
    expect(await noticed('mover')).toBe('opted-out');
    await reply(elsewhere.phone, 'START');
    await answered(elsewhere.phone, /what you have with us come again/);
    expect(await noticed('mover')).toBe('sent');
  });

  it('of a person without a number counts for the number to come', async () => {
    await system().api('PUT', '/v1/contacts/numberless', {});
    const said = { by: 'team', source: 'hotline', scope: 'everything' };
    expect((await system().api('POST', '/v1/contacts/numberless/opt-outs', said)).status).toBe(201);
    const number = { phone: fictionalNumber(65), timeZone: zoneWhereItIs(13) };
    await system().api('PUT', '/v1/contacts/numberless', number);
    expect(await noticed('numberless')).toBe('opted-out');
  });

  it('of everything ends a held text about an order at once', async () => {
    await contact('asleep', 66, { hour: 3 });
    const run = await poll().begin('notice', 'asleep');
    await eventually(
      () => deliveries('asleep'),
      ([row]) => row?.state === 'deferred',
    );
    const said = { by: 'team', source: 'hotline', scope: 'everything' };
    expect((await system().api('POST', '/v1/contacts/asleep/opt-outs', said)).status).toBe(201);
    expect(await run.result()).toEqual({ endedBy: 'skipped' });
    expect(await deliveries('asleep')).toMatchObject([{ state: 'suppressed', reason: 'opted-out' }]);
  });

  it('said elsewhere may be of everything', async () => {
    await contact('called', 62);
    const ended = async () => (await system().api('GET', '/v1/contacts/called')).body['ended'];
    expect(await ended()).toBeUndefined();
    await system().api('POST', '/v1/contacts/called/opt-outs', { by: 'team', source: 'hotline' });
    expect(await ended()).toEqual({ marketing: true, matters: [], everything: false });
    const said = { by: 'team', source: 'hotline', scope: 'everything' };
    const { body } = await system().api('POST', '/v1/contacts/called/opt-outs', said);
    expect(await ended()).toEqual({ marketing: true, matters: [], everything: true });
    expect(body).toMatchObject({ scope: 'everything' });
    expect(await noticed('called')).toBe('opted-out');
  });
});
