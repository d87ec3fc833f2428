import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfJourney } from '../../models/config/check-journey.ts';
import { installation } from '../../models/installation.ts';
import { catalogue } from '../../workflows/catalogue.ts';

const said = { en: 'Hello', ru: 'Привет' };
const texts = {
  sms: { kind: 'service', key: 'order-tracking/sms', text: said, fallback: { text: 'letter' } },
  letter: { kind: 'service', key: 'order-tracking/letter', text: said, channel: 'email', subject: said },
  offer: { kind: 'marketing', key: 'order-tracking/offer', text: said, purpose: 'offers' },
  code: { kind: 'service', key: 'order-tracking/code', text: said, atOnce: true },
  shown: { kind: 'service', key: 'order-tracking/shown', text: said, channel: 'push', title: said },
};
const right = { ...catalogue['order-tracking']!, hears: ['order.shipped'], texts };

/** The faults of a journey with other values at some places, such as `texts.sms.kind`; undefined leaves a part out. */
function faultsWith(changes: Readonly<Record<string, unknown>>): string[] {
  const journey = JSON.parse(JSON.stringify(right)) as Record<string, unknown>;
  for (const [place, value] of Object.entries(changes)) {
    const path = place.split('.');
    const last = path.pop()!;
    const within = path.reduce((inside, key) => inside[key] as Record<string, unknown>, journey);
    if (value === undefined) Reflect.deleteProperty(within, last);
    else within[last] = value;
  }
  const broken: Record<string, unknown> = { ...journey, run: right.run };
  return faultsOfJourney(broken, installation).map((fault) => fault.replace(/^.*?: /, ''));
}

const long = 'x'.repeat(201);
/** Each is wrong in a place of its own, whatever the others are. */
const independent: [place: string, value: unknown, told: string][] = [
  ['about', '', 'about: must not be empty'],
  ['hear', [], 'hear: there is no such option'],
  ['hears', ['order.shipped', 'order.shipped'], 'hears: names order.shipped twice'],
  [
    'goal',
    { on: 'order.placed' },
    'goal.on: order.placed begins the story, so nothing that it sends can have led to it: let it hear the event instead',
  ],
  ['onePer', '', 'onePer: must not be empty'],
  ['again', 'sometimes', 'again: must be never, always or a duration after which it may: { after: "30 days" }'],
  ['budget', { amount: '5', currency: 'EUR', per: 'hour' }, 'budget.per: must be day, week or month'],
  ['texts.sms.ask', true, 'texts.sms.ask: there is no such option'],
  ['texts.sms.subject', said, 'texts.sms.subject: is of an e-mail only: say channel: "email" too'],
  ['texts.sms.fallback.text', 'post', 'texts.sms.fallback.text: "post" is no text of the journey; the nearest are'],
  [
    'texts.sms.fallback.unlessDeliveredWithin',
    '2h',
    "texts.sms.fallback.unlessDeliveredWithin: must be a whole number and a unit, such as '2 days'",
  ],
  [
    'texts.letter.subject.en',
    long,
    'texts.letter.subject.en: has 201 characters without its values, and may have 200 with them',
  ],
  ['texts.letter.subject.ru', 'а\nб', 'texts.letter.subject.ru: must be one line'],
  ['texts.letter.subject.de', 'Hallo', 'texts.letter.subject.de: there is no such language in tidings.config.ts'],
  ['texts.letter.maxParts', 2, 'texts.letter.maxParts: is about the parts of an SMS, and an e-mail has none'],
  [
    'texts.offer.purpose',
    undefined,
    'texts.offer.purpose: is missing: marketing names one of the purposes in tidings.config.ts',
  ],
  ['texts.offer.priority', 'high', 'texts.offer.priority: is of a service text only'],
  ['texts.offer.text.ru', undefined, 'texts.offer.text.ru: is missing'],
  [
    'texts.offer.key',
    'welcome/offer',
    'texts.offer: is the text welcome/offer, and must be order-tracking/offer, by which it is known everywhere',
  ],
  ['texts.code.about', 'debt', 'texts.code.atOnce: cannot be with about: debt, which has hours by law'],
  ['texts.code.text.en', 'Sale!', 'texts.code.text.en: reads as advertising, which cannot be with atOnce: sale'],
  ['texts.code.text.ru', '', 'texts.code.text.ru: must not be empty'],
  ['texts.code.brand', 'nobody', 'texts.code.brand: must be one of shop, club'],
  ['texts.shown.title', undefined, 'texts.shown.title: is missing: a notification has one in every language'],
  [
    'texts.shown.opens',
    'nonsense',
    'texts.shown.opens: must be one placeholder and nothing else, as in {{url}}, or one address with its host: it must be an https:// address',
  ],
  ['texts.broken', 5, 'texts.broken: must be an object'],
];

it('nothing is wrong with the journey that these tests break', () => {
  expect(faultsWith({})).toEqual([]);
});

it('a journey that is wrong in many places is told all of them', () => {
  const changes = Object.fromEntries(independent.map(([place, value]) => [place, value]));
  const expected = independent.map(([, , told]) => told.replace(/nearest are$/, 'nearest are sms, code, shown'));
  expect(faultsWith(changes).sort()).toEqual(expected.sort());
});

it('of independent faults exactly those are told that are there', () => {
  fc.assert(
    fc.property(fc.subarray(independent), (some) => {
      const faults = faultsWith(Object.fromEntries(some.map(([place, value]) => [place, value])));
      expect(faults).toHaveLength(some.length);
      for (const [, , told] of some) expect(faults).toContainEqual(expect.stringContaining(told));
    }),
  );
});

describe('nothing is concluded from a part that is wrong itself', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a subject that is no words is not missing',
      { 'texts.letter.subject': 5 },
      ['texts.letter.subject: must be an object'],
    ],
    [
      'an unknown channel has no rules',
      {
        'texts.letter.channel': 'fax',
        'texts.letter.maxParts': 2,
        'texts.letter.opens': 'x',
        'texts.letter.asks': true,
      },
      ['texts.letter.channel: must be one of sms, email, telegram, max, push'],
    ],
    [
      'nor reports',
      { 'texts.sms.channel': 'fax', 'texts.sms.fallback.unlessDeliveredWithin': '1 day' },
      ['texts.sms.channel: must be one of sms, email, telegram, max, push'],
    ],
    [
      'an unknown kind has no options of its own, and is not another one',
      { 'texts.sms.kind': 'news', 'texts.sms.purpose': 'offers', 'texts.sms.priority': 'high' },
      ['texts.sms.kind: must be service or marketing'],
    ],
    [
      'a purpose that is missing, or is none, is not another one',
      {
        'texts.offer.fallback': { text: 'promo' },
        'texts.promo': { ...texts.offer, key: 'order-tracking/promo', purpose: 'tip' },
      },
      ['texts.promo.purpose: must be one of the purposes in tidings.config.ts'],
    ],
    ['a text that is none is there', { 'texts.letter': 5 }, ['texts.letter: must be an object']],
    [
      'a goal that is no event does not begin it',
      { startsOn: 'order.plced', goal: { on: 'order.plced' }, hears: [], onePer: 'contact' },
      [
        expect.stringMatching(/^startsOn: "order.plced" is no event/),
        expect.stringMatching(/^goal.on: "order.plced" is no event/),
      ] as string[],
    ],
    ['a journey without a name has texts of any', { name: 5 }, ['name: must be a string']],
  ])('%s', (_case, changes, told) => {
    expect(faultsWith(changes)).toEqual(told);
  });

  it('what must not be there is told so, and not what else is wrong with it', () => {
    expect(
      faultsWith({ 'texts.offer.priority': 'urgent', 'texts.letter.smart': 'yes', 'texts.sms.title': 5 }).sort(),
    ).toEqual([
      'texts.letter.smart: is about the parts of an SMS, and an e-mail has none',
      'texts.offer.priority: is of a service text only',
      'texts.sms.title: is of a notification only: say channel: "push" too',
    ]);
  });
});

/** There two others may be named, each with what is wrong with it. */
const comparesSeveral = /^hears$|^onePer$|\.fallback\.text$/;
it('whatever stands in whatever place, the check ends and says one thing of it', () => {
  const places = [
    ...independent.map(([place]) => place),
    'texts',
    'texts.sms',
    'texts.sms.fallback',
    'texts.sms.channel',
    'texts.sms.text',
    'texts.sms.kind',
    'hears',
    'startsOn',
    'restarts',
  ];
  const values = fc.oneof(
    fc.anything(),
    fc.constantFrom<unknown>(null, '', 0, [], [null], {}, 'email', 'push', true, said, 'order.placed'),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...places), values), { selector: ([place]) => place, maxLength: 6 }),
      (changes) => {
        // What stands above another place would be written over.
        const apart = changes.filter(
          ([place]) => !changes.some(([other]) => place !== other && place.startsWith(`${other}.`)),
        );
        const faults = faultsWith(Object.fromEntries(apart));
        expect(new Set(faults).size).toBe(faults.length);
        for (const place of places.filter((each) => !comparesSeveral.test(each)))
          expect(faults.filter((fault) => fault.startsWith(`${place}: `)).length).toBeLessThan(2);
      },
    ),
    { numRuns: 300 },
  );
});
