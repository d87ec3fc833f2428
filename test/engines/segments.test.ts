import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inSegment } from '../../activities/in-segment.ts';
import { addressOf } from '../../models/domain/addresses.ts';
import { channels, type Channel } from '../../models/domain/message.ts';
import type { Condition } from '../../models/domain/segments/condition.ts';
import { isTrueOf } from '../../models/domain/segments/evaluate.ts';
import { measureIn } from '../../models/domain/segments/history.ts';
import { audienceOf, conditionsOf, everybody } from '../../models/documents/segments/audience.ts';
import { resolved } from '../../models/documents/segments/known.ts';
import { SegmentModel } from '../../models/documents/segments/segment.ts';
import { usual } from '../../models/segments.ts';
import { everyone, now, storeEveryone } from '../support/segments/crowd.ts';
import { ledger } from '../support/hand-over/ledger.ts';

/** Who is meant, found by going through everybody row by row. */
function meantBy(condition: Condition): string[] {
  return everyone.flatMap(({ person, events, texts, consents, ended }) => {
    const isReachable = (channel: Channel) => {
      const { field, health } = addressOf(channel);
      if (field === 'push') return person.devices !== undefined;
      return person[field] !== undefined && !(health && person[health.state]);
    };
    const subject = { ...person, now, lists: person.lists ?? [], isReachable };
    const history = { events, texts, consents, ended };
    return isTrueOf(condition, subject, (asked) => measureIn(history, asked, usual, now)) ? [person._id] : [];
  });
}

async function audience(condition: Condition): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of audienceOf(condition, { now })) ids.push(...page);
  return ids;
}

const textTests = [
  { is: 'книги' },
  { isNot: 'toys' },
  { in: ['toys', 'a.b'] },
  { notIn: ['toys', 'a*b'] },
  { startsWith: 'a.' },
  { contains: '*' },
  { contains: 'ниги', isNot: 'Книги' },
  { exists: true },
  { exists: false },
];
const numberTests = [
  { is: 1 },
  { isNot: 1 },
  { in: [0, 10] },
  { notIn: [0, 10] },
  { above: 1 },
  { atLeast: 1.5 },
  { below: 1 },
  { atMost: 0 },
  { atLeast: 1, below: 10 },
  { exists: true },
  { exists: false },
];
const dateTests = [
  { before: '2026-02-10' },
  { after: '2026-02-10T12:00:00+03:00' },
  { withinLast: '30 days' },
  { longerAgo: '30 days' },
  { withinNext: '2 weeks' },
  { anniversaryInDays: 0 },
  { anniversaryInDays: 9 },
  { exists: true },
  { exists: false },
] as const;
const windows = [{}, { within: '40 days' }, { from: '90 days', until: '30 days' }, { from: '2026-01-15' }] as const;
const outcomes = ['sent', 'delivered', 'undeliverable', 'clicked', 'replied', 'converted', 'complained'] as const;

/** Every kind of condition with every operator that it has. */
const single: Condition[] = [
  ...textTests.map((test) => ({ attribute: 'plan', ...test })),
  ...numberTests.map((test) => ({ attribute: 'points', ...test })),
  ...[{ is: true }, { is: false }, { isNot: true }, { exists: false }].map((test) => ({ attribute: 'vip', ...test })),
  ...[...textTests, ...numberTests].map((test) => ({ attribute: 'mixed', ...test })),
  ...dateTests.map((test) => ({ attribute: 'birthday', ...test })),
  ...dateTests.map((test) => ({ contact: 'createdAt' as const, ...test })),
  ...(['country', 'region', 'locale', 'timeZone'] as const).flatMap((contact) => [
    { contact, is: 'GB' },
    { contact, isNot: 'ru' },
    { contact, startsWith: 'en' },
    { contact, exists: false },
  ]),
  { list: 'vip' },
  { list: 'nobody' },
  ...channels.map((reachable) => ({ reachable })),
  ...windows.flatMap((window): Condition[] => [
    { event: 'order.placed', ...window },
    { event: 'order.placed', ...window, count: { atLeast: 2 } },
    { event: 'order.placed', ...window, count: { is: 0 } },
    { event: 'order.placed', ...window, sum: { of: 'amount', atLeast: 0.8 } },
    { event: 'order.placed', ...window, sum: { of: 'amount', is: 0 } },
    { event: 'order.placed', ...window, average: { of: 'amount', above: 25 } },
    { event: 'order.placed', ...window, average: { of: 'amount', exists: false } },
    { event: 'order.placed', ...window, last: { longerAgo: '35 days' } },
    { event: 'order.placed', ...window, first: { withinLast: '60 days' } },
    { event: 'order.placed', ...window, latest: { of: 'category', in: ['toys', 'a.b'] } },
    { event: 'order.placed', ...window, favourite: { of: 'category', startsWith: 'К' } },
    { event: 'order.placed', ...window, favourite: { of: 'category', exists: false } },
    ...outcomes.map((texts) => ({ texts, ...window })),
    ...outcomes.map((texts) => ({ texts, ...window, channel: 'email' as const, count: { above: 1 } })),
    ...outcomes.map((texts) => ({
      texts,
      ...window,
      kind: 'marketing' as const,
      last: { longerAgo: '10 days' as const },
    })),
  ]),
  ...textTests.map((test) => ({ event: 'order.placed', where: { category: test } })),
  ...numberTests.map((test) => ({ event: 'order.placed', where: { amount: test } })),
  { event: 'order.placed', where: { gift: { is: true }, currency: { is: 'EUR' } }, count: { atLeast: 2 } },
  { texts: 'sent', journey: 'welcome', message: 'welcome/tips', purpose: 'offers' },
  ...[1, 2, 5].map((ignored) => ({ ignored })),
  { ignored: 1, kind: 'marketing', channel: 'sms' },
  { consent: 'offers' },
  { consent: 'offers', channel: 'sms' },
  { consent: 'tips', channel: 'email', brand: usual.brand },
  { optedOut: '*' },
  { optedOut: 'offers', channel: 'sms' },
  { optedOut: 'tips' },
];

describe('segments', () => {
  ledger();

  beforeAll(storeEveryone);

  it('find by queries whom a look through every row finds, for every operator', async () => {
    const found: boolean[][] = [];
    for await (const page of everybody(single, { now })) found.push(...page.map(({ holds }) => holds));
    for (const [index, condition] of single.entries()) {
      const ids = everyone.flatMap(({ person }, at) => (found[at]?.[index] ? [person._id] : []));
      expect([condition, ids]).toEqual([condition, meantBy(condition)]);
    }
  });

  it('find the same when conditions are joined and turned round, and read no rows that cannot count', async () => {
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(...single),
        fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(condition, async (drawn) => {
        expect(await audience(drawn)).toEqual(meantBy(drawn));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('answer for one contact as for all, and for nobody who is erased or unknown', async () => {
    for (const condition of [single[0], single.at(-1), { event: 'order.placed' }] as Condition[]) {
      const meant = meantBy(condition);
      for (const { person } of everyone.slice(0, 20))
        expect(await conditionsOf(person._id, [condition], now)).toEqual([meant.includes(person._id)]);
    }
    expect(await conditionsOf('erased', [{ not: { list: 'vip' } }], now)).toBeUndefined();
    expect(await conditionsOf('nobody', [{ not: { list: 'vip' } }], now)).toBeUndefined();
  });

  it('go on behind any contact', async () => {
    const condition: Condition = { contact: 'country', is: 'GB' };
    const [first = '', second, ...others] = meantBy(condition);
    const rest: string[] = [];
    for await (const page of audienceOf(condition, { now, after: first })) rest.push(...page);
    expect(rest).toEqual([second, ...others]);
  });

  it('name each other, those of the config and those made over the API alike', async () => {
    const row = (_id: string, condition: Condition) => ({ _id, condition, version: 1, createdAt: now, updatedAt: now });
    await SegmentModel.create([
      row('british', { contact: 'country', is: 'GB' }),
      row('british-again', { all: [{ segment: 'british' }, { not: { segment: 'key-accounts' } }] }),
    ]);
    const whole = await resolved({ segment: 'british-again' });
    expect(await audience(whole)).toEqual(meantBy({ contact: 'country', is: 'GB' }));
    const [one = ''] = meantBy({ contact: 'country', is: 'GB' });
    expect(await inSegment({ contactId: one, segment: 'british-again' })).toBe(true);
    expect(await inSegment({ contactId: 'erased', segment: 'british-again' })).toBe(false);
    const gone = { type: 'SEGMENT_UNKNOWN', nonRetryable: true };
    await expect(inSegment({ contactId: one, segment: 'nope' })).rejects.toMatchObject(gone);
    await expect(inSegment({ contactId: one, segment: 'constructor' })).rejects.toMatchObject(gone);
  });
});
