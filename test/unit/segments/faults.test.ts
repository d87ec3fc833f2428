import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fields } from '../../../models/config/fields.ts';
import { vocabularyOf } from '../../../models/config/vocabulary.ts';
import { faultsOfCondition } from '../../../models/domain/segments/faults.ts';

const vocabulary = vocabularyOf({
  attributes: {
    plan: z.enum(['free', 'pro']),
    points: z.number(),
    vip: z.boolean(),
    birthday: z.string(),
    either: z.union([z.string(), z.number()]),
  },
  events: {
    'order.placed': z.object({
      orderId: fields.id,
      amount: fields.amount,
      currency: fields.currency,
      category: z.string().optional(),
      weight: z.number().nullable(),
      items: z.array(z.string()),
      url: fields.link,
    }),
    'order.shipped': z.object({ orderId: fields.id }),
  },
  segments: ['regulars', 'repeat-buyers'],
  purposes: ['offers', 'tips'],
  brands: ['shop'],
  journeys: ['welcome'],
  messages: ['welcome/hello'],
});

/** What is told of a condition, each fault with its place. */
function faults(condition: unknown): string[] {
  return faultsOfCondition(condition, vocabulary).map(({ path, message }) => `/${path.join('/')} ${message}`);
}

describe('a condition in which nothing is wrong', () => {
  it.each([
    { all: [{ attribute: 'plan', is: 'pro' }, { not: { segment: 'regulars' } }] },
    { any: [{ list: 'vip' }, { reachable: 'sms' }, { contact: 'country', in: ['GB', 'DE'] }] },
    { attribute: 'birthday', anniversaryInDays: 0 },
    { attribute: 'birthday', startsWith: '1990' },
    { attribute: 'either', is: 5 },
    { contact: 'createdAt', withinLast: '30 days' },
    { event: 'order.placed' },
    { event: 'order.placed', within: '90 days', count: { atLeast: 2, below: 10 } },
    { event: 'order.placed', where: { currency: { is: 'EUR' } }, sum: { of: 'amount', atLeast: 100 } },
    { event: 'order.placed', from: '90 days', until: '2026-05-04', average: { of: 'weight', above: 0.5 } },
    { event: 'order.placed', favourite: { of: 'category', is: 'books' } },
    {
      event: 'order.placed',
      where: { category: { in: ['books'] }, weight: { exists: false } },
      last: { longerAgo: '1 week' },
    },
    { texts: 'clicked', message: 'welcome/hello', channel: 'sms', count: { atLeast: 1 } },
    { texts: 'delivered', purpose: 'offers', kind: 'marketing', last: { withinLast: '7 days' } },
    { ignored: 5, journey: 'welcome' },
    { consent: 'offers', channel: 'email', brand: 'shop' },
    { optedOut: '*' },
  ])('%j', (condition) => {
    expect(faults(condition)).toEqual([]);
  });
});

describe('a condition is refused with each fault at its place, and the nearest names', () => {
  it.each<[unknown, string[]]>([
    [undefined, ["/ must be a condition, such as { attribute: 'plan', is: 'pro' }"]],
    [[], ["/ must be a condition, such as { attribute: 'plan', is: 'pro' }"]],
    [
      { atribute: 'plan', is: 'pro' },
      [
        '/ asks nothing: it names none of all, any, not, segment, list, contact, attribute, event, texts, ignored, consent, optedOut, reachable; did you mean attribute?',
      ],
    ],
    [
      { event: 'order.placed', attribute: 'plan' },
      ['/ asks attribute and event at once; say { all: […] } with a condition for each'],
    ],
    [{ all: [] }, ['/all must be a list of conditions, one at least']],
    [{ any: { list: 'vip' } }, ['/any must be a list of conditions, one at least']],
    [{ not: [{ list: 'vip' }] }, ["/not must be a condition, such as { attribute: 'plan', is: 'pro' }"]],
    [{ all: [{ list: 'vip' }], is: 5 }, ['/is stands beside all; put it inside']],
    [{ segment: 'regular' }, ['/segment there is no segment regular; did you mean regulars, repeat-buyers?']],
    [
      { list: 'VIP' },
      ['/list must be 1 to 64 lower-case letters, digits, dots and dashes, none of the last two in front'],
    ],
    [{ attribute: 'plann', is: 'pro' }, ['/attribute there is no attribute plann; did you mean plan, points, vip?']],
    [{ attribute: 'constructor', is: 'pro' }, [expect.stringContaining('there is no attribute constructor') as string]],
    [{ attribute: 'plan' }, ['/ says nothing to hold against: is, isNot, in, notIn, startsWith, contains, exists']],
    [
      { attribute: 'plan', equals: 'pro' },
      [expect.stringMatching(/^\/equals there is no such key; did you mean /) as string],
    ],
    [
      { attribute: 'plan', above: 3 },
      ['/above does not fit a text: use is, isNot, in, notIn, startsWith, contains, exists'],
    ],
    [{ attribute: 'plan', is: 'gold' }, [expect.stringMatching(/^\/is "gold" can never be its value: /) as string]],
    [
      { attribute: 'plan', in: ['pro', 'gold'] },
      [expect.stringMatching(/^\/in "gold" can never be its value: /) as string],
    ],
    [{ attribute: 'points', is: '5' }, ['/is "5" can never be its value: it is a number']],
    [{ attribute: 'vip', is: 'yes' }, ['/is "yes" can never be its value: it is true or false']],
    [{ attribute: 'points', above: 'five' }, ['/above must be a number']],
    [{ attribute: 'points', in: [] }, [expect.stringMatching(/^\/in /) as string]],
    [
      { attribute: 'birthday', before: 'tomorrow' },
      [expect.stringMatching(/^\/before must be a day such as/) as string],
    ],
    [{ attribute: 'birthday', withinLast: '5 parsecs' }, [expect.stringMatching(/^\/withinLast must be/) as string]],
    [{ attribute: 'birthday', anniversaryInDays: -1 }, [expect.stringMatching(/^\/anniversaryInDays /) as string]],
    [{ contact: 'phone', exists: true }, ['/contact must be one of country, region, locale, timeZone, createdAt']],
    [{ contact: 'createdAt', is: 'x' }, [expect.stringMatching(/^\/is does not fit a date: use before, /) as string]],
    [{ event: 'order.plased' }, ['/event there is no event order.plased; did you mean order.placed, order.shipped?']],
    [
      { event: 'order.placed', withn: '3 days' },
      [expect.stringMatching(/^\/withn there is no such key; did you mean within/) as string],
    ],
    [{ event: 'order.placed', count: 2 }, ['/count must be an object']],
    [{ event: 'order.placed', count: {} }, [expect.stringMatching(/^\/count says nothing to hold against/) as string]],
    [
      { event: 'order.placed', count: { atLeast: 1 }, last: { withinLast: '1 day' } },
      ['/last stands beside count; say { all: […] } with a condition for each'],
    ],
    [
      { event: 'order.placed', sum: { of: 'amount', atLeast: 100 } },
      ["/sum/of amount is money of several currencies: say which, where: { currency: { is: 'EUR' } }"],
    ],
    [{ event: 'order.placed', sum: { of: 'category', atLeast: 100 } }, ['/sum/of category is no number']],
    [{ event: 'order.placed', favourite: { of: 'weight', is: 'x' } }, ['/favourite/of weight is no text']],
    [
      { event: 'order.placed', where: { categori: { is: 'x' } } },
      [expect.stringMatching(/^\/where\/categori there is no field categori; did you mean category/) as string],
    ],
    [
      { event: 'order.placed', where: { items: { is: 'x' } } },
      [expect.stringMatching(/^\/where\/items\/is does not fit what is neither text/) as string],
    ],
    [
      { event: 'order.placed', where: { category: { before: '2026-01-01' } } },
      [expect.stringMatching(/^\/where\/category\/before does not fit a text/) as string],
    ],
    [{ event: 'order.placed', within: '1 day', from: '2 days' }, ['/within says the same as from: name one of them']],
    [{ event: 'order.placed', from: 'yesterday' }, [expect.stringMatching(/^\/from must be a day/) as string]],
    [{ texts: 'opened' }, [expect.stringMatching(/^\/texts must be one of sent, delivered/) as string]],
    [
      { texts: 'sent', message: 'welcome/helo' },
      ['/message there is no text welcome/helo; did you mean welcome/hello?'],
    ],
    [{ ignored: 0 }, [expect.stringMatching(/^\/ignored /) as string]],
    [{ consent: 'offer' }, ['/consent there is no purpose offer; did you mean offers, tips?']],
    [{ consent: 'offers', brand: 'shopp' }, ['/brand there is no brand shopp; did you mean shop?']],
    [{ reachable: 'fax' }, [expect.stringMatching(/^\/reachable must be one of sms, email/) as string]],
    [
      { all: [{ attribute: 'plann', is: 'x' }, { not: { event: 'nope' } }] },
      [
        '/all/0/attribute there is no attribute plann; did you mean plan, points, vip?',
        '/all/1/not/event there is no event nope; did you mean order.placed, order.shipped?',
      ],
    ],
  ])('%j', (condition, told) => {
    expect(faults(condition)).toEqual(told);
  });

  it('at ten conditions inside each other, before the stack ends', () => {
    let deep: object = { list: 'vip' };
    for (let depth = 0; depth < 5_000; depth++) deep = { not: deep };
    expect(faults(deep)).toEqual([expect.stringMatching(/ lies deeper than 10 conditions inside each other$/)]);
  });
});
