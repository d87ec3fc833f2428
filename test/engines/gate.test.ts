import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { simulatorProvider } from '../../activities/providers/simulator/provider.ts';
import { addressHash, createConfirmations, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { readPolicy } from '../../cli/wiring/policy.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { PressureModel } from '../../models/documents/pressure.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import { messages } from '../support/poll/poll.ts';
import { eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

interface Held {
  state: string;
  notBefore?: string;
}

describe('the gate on the real engines', () => {
  const { system, contact, consent, bubbles, poll } = town();

  /** The gate as a worker has it, at an hour of the test's choosing. */
  const gateAt = (now: () => Date) => {
    const { stack } = system();
    const provider = simulatorProvider({ url: stack.addresses.simulator, secret: stack.env['SIMULATOR_SECRET'] ?? '' });
    const texts = new Map(Object.values(messages).map((text) => [text.key, text]));
    const confirmations = createConfirmations('key of a test', 'http://127.0.0.1');
    const unsubscribe = createUnsubscribe('key of a test', 'http://127.0.0.1');
    const told = {
      confirmations,
      unsubscribe,
      now,
      onResult: () => undefined,
      hashAddress: addressHash(stack.env['TIDINGS_MASTER_KEY'] ?? ''),
    };
    const routes = [{ name: 'simulator', channel: 'sms', provider, sender: 'Tidings' }] as const;
    return createActivities({ routes, texts, policy: createPolicy(), ...told }).deliver;
  };

  it('takes at most four database round trips per message, hand-over and its answer included', async () => {
    await contact('traveller', 1);
    await consent('traveller');
    const deliver = gateAt(() => new Date());
    const run = { workflowId: 'offer/traveller', startedBy: 'test 1', journey: 'offer', contactId: 'traveller' };
    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    const trips: string[] = [];
    mongoose.set('debug', (collection: string, method: string) => trips.push(`${collection}.${method}`));
    const result = await deliver({ ...run, ordinal: 1, message: messages.offer.key, values: {}, notAfter });
    mongoose.set('debug', false);
    expect(result.outcome).toBe('sent');
    expect(trips).toEqual([
      'contacts.aggregate',
      'pressure.insertOne',
      'deliveries.insertOne',
      'deliveries.findOneAndUpdate',
    ]);
  });

  it('gives back the places that somebody holds on a number that he no longer has', async () => {
    await contact('mover', 8, { hour: 3 });
    const deliver = gateAt(() => new Date());
    const notAfter = new Date(Date.now() + 20 * 3_600_000).toISOString();
    const text = (contactId: string, ordinal: number) => {
      const run = { workflowId: `notice/${contactId}`, startedBy: 'test 1', journey: 'notice', contactId };
      return deliver({ ...run, ordinal, message: messages.notice.key, values: {}, notAfter });
    };
    for (let ordinal = 1; ordinal <= 8; ordinal += 1) expect((await text('mover', ordinal)).outcome).toBe('deferred');
    expect(await text('mover', 9)).toMatchObject({ outcome: 'skipped', reason: 'expired' });
    const elsewhere = { phone: fictionalNumber(9), timeZone: zoneWhereItIs(3) };
    expect((await system().api('PUT', '/v1/contacts/mover', elsewhere)).status).toBe(200);
    await contact('heir', 8, { hour: 3 });
    expect(await text('heir', 1)).toMatchObject({ outcome: 'deferred', reason: 'quiet-hours' });
  });

  it('gives each of 33 texts that one cap holds an hour of its own day, of which none has more than the cap allows', async () => {
    await contact('crowded', 4);
    const runs = await Promise.all(Array.from({ length: 33 }, () => poll().begin('notice', 'crowded')));
    const rows = await eventually(
      async () => (await system().api('GET', '/v1/deliveries?contactId=crowded&limit=100')).body['items'] as Held[],
      (all) => all.length === 33 && all.every(({ state }) => state !== 'attempting'),
    );
    const hours = rows.flatMap(({ notBefore }) => (notBefore ? [Date.parse(notBefore)] : [])).toSorted((a, b) => a - b);
    expect(hours).toHaveLength(25);
    for (let index = 8; index < hours.length; index += 1) {
      expect(hours[index]! - hours[index - 8]!).toBeGreaterThanOrEqual(86_400_000);
    }
    await Promise.all(runs.map((run) => run.terminate('test over').catch(() => undefined)));
  });

  it('counts a validity from the hand-over, on the clock of the reader, however long the text was held', async () => {
    const body = { phone: '+447700900005', timeZone: 'Europe/London', locale: 'en-GB' };
    await system().api('PUT', '/v1/contacts/couponed', body);
    let now = new Date('2099-05-04T22:00:30Z');
    const deliver = gateAt(() => now);
    const run = { workflowId: 'coupon/couponed', startedBy: 'test 1', journey: 'coupon', contactId: 'couponed' };
    const notAfter = '2099-05-06T00:00:00Z';
    const values = { until: { validFor: '48 hours' } } as const;
    const request = { ...run, ordinal: 1, message: messages.coupon.key, values, notAfter };
    expect(await deliver(request)).toMatchObject({ outcome: 'deferred', until: '2099-05-05T07:00:00.000Z' });
    now = new Date('2099-05-05T07:00:30Z');
    expect(await deliver(request)).toMatchObject({ outcome: 'sent' });
    expect(await bubbles('+447700900005')).toMatchObject([{ text: 'Valid until 7 May 2099, 08:00' }]);
  });

  describe('looks at the clock once more when it stood still between its claim and the first byte, and', () => {
    /** Stands still for some time at the moment at which the step is claimed; tells how the delivery went on. */
    const standStill = async (id: string, index: number, seconds: number) => {
      const phone = await contact(id, index);
      let stood = 0;
      const deliver = gateAt(() => new Date(Date.now() + stood));
      const run = { workflowId: `offer/${id}`, startedBy: 'test 1', journey: 'offer', contactId: id };
      const notAfter = new Date(Date.now() + 60_000).toISOString();
      const request = { ...run, ordinal: 1, message: messages.notice.key, values: {}, notAfter };
      mongoose.set('debug', (collection: string, method: string) => {
        if (collection === 'deliveries' && method === 'insertOne') stood = seconds * 1_000;
      });
      const first = await deliver(request).catch((error: unknown) => (error as Error).message);
      mongoose.set('debug', false);
      return { phone, first, again: () => deliver(request) };
    };

    it('gives up what is no longer true, and its place', async () => {
      const { phone, first, again } = await standStill('late', 6, 90);
      expect(first).toMatchObject({ outcome: 'skipped', reason: 'expired' });
      expect(await again()).toMatchObject({ outcome: 'skipped', reason: 'expired' });
      expect(await bubbles(phone)).toEqual([]);
      const { addressHash } = (await ContactModel.findById('late').lean()) ?? {};
      expect((await PressureModel.findById(addressHash).lean())?.reservations).toEqual([]);
    });

    it('leaves the step to the next attempt, which sends it once', async () => {
      const { phone, first, again } = await standStill('frozen', 7, 25);
      expect(first).toMatch(/stood still/);
      expect(await bubbles(phone)).toEqual([]);
      expect(await again()).toMatchObject({ outcome: 'sent' });
      expect(await bubbles(phone)).toHaveLength(1);
      const { body } = await system().api('GET', '/v1/deliveries?contactId=frozen');
      const [row] = body['items'] as { steps: { at: string; state: string }[] }[];
      const times = row!.steps.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      expect(row!.steps.map(({ state }) => state).slice(0, 5)).toEqual([
        'claimed',
        'attempting',
        'claimed',
        'attempting',
        'accepted',
      ]);
    });
  });

  it('adds to a marketing text what the law of the place demands', async () => {
    const phone = await contact('briton', 2);
    await consent('briton');
    expect(await (await poll().begin('offer', 'briton')).result()).toEqual({ endedBy: 'sent' });
    const [sent] = await bubbles(phone);
    expect(sent?.text).toMatch(/^Example Shop: Our offer\nOpt out: http:\/\/127\.0\.0\.1:\d+\/u\/[\w-]+$/);
  });

  it('explains what it would decide, by which rule, and its source', async () => {
    const briton = { phone: '+447700900003', timeZone: 'Europe/London' };
    await system().api('PUT', '/v1/contacts/asked', briton);
    const ask = (query: string) => system().api('GET', `/v1/policy/explain?contactId=asked&channel=sms&${query}`);
    const missing = await ask('kind=marketing&purpose=offers&at=2026-05-04T12:00:00Z');
    expect(missing.status).toBe(200);
    expect(missing.body).toMatchObject({
      verdict: 'suppress',
      reason: 'consent-missing',
      places: ['GB'],
      zonesFrom: 'profile',
      rule: { id: 'gb.marketing.consent', source: 'PECR regulation 22; UK GDPR art. 7(1)' },
    });
    await consent('asked');
    const held = await ask('kind=marketing&purpose=offers&at=2099-05-04T22:00:00Z');
    expect(held.body).toMatchObject({
      verdict: 'defer',
      reason: 'quiet-hours',
      until: '2099-05-05T07:00:00.000Z',
      rule: { id: 'gb.marketing.hours' },
    });
    expect((await ask('kind=service&at=2099-05-04T12:00:00Z')).body).toMatchObject({ verdict: 'send' });
  });

  it.each([
    ['kind=marketing', 'purpose'],
    ['kind=advert', 'kind'],
    ['kind=service&channel=pigeon', 'channel'],
    ['kind=service&at=yesterday', 'at'],
  ])('names what is wrong with a question: %s', async (query, field) => {
    const { status, body } = await system().api('GET', `/v1/policy/explain?contactId=asked&${query}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body['errors'])).toContain(`/${field}`);
  });

  it('knows nobody it was not told of', async () => {
    const { status, body } = await system().api('GET', '/v1/policy/explain?contactId=nobody&kind=service');
    expect([status, body['code']]).toEqual([404, 'contact-unknown']);
  });

  it('refuses an organisation’s policy that is wrong, naming every fault at once', () => {
    const path = join(system().directory, 'policy.json');
    const rule = { id: 'Own Rule', says: '', hours: { weekdays: { from: '9', to: '18:00' } } };
    writeFileSync(path, JSON.stringify({ rules: [rule, { id: 'empty', says: 'Nothing.' }] }));
    expect(() => readPolicy(path)).toThrow(/rules\.0\.id.*\n.*rules\.0\.says.*\n.*rules\.0\.hours.*\n.*rules\.1/);
    writeFileSync(path, '{ "rules": [');
    expect(() => readPolicy(path)).toThrow(/TIDINGS_POLICY_FILE names .*policy\.json, which must be JSON/);
  });
});
