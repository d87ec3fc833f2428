import { describe, expect, it } from 'vitest';
import { routesFor, routingRules, silentRules, type Routed } from '../../../models/domain/deliveries/routing.ts';
import type { Channel } from '../../../models/domain/message.ts';

const routes: { name: string; channel: Channel }[] = [
  { name: 'twilio', channel: 'sms' },
  { name: 'smtp', channel: 'email' },
  { name: 'smsc', channel: 'sms' },
  { name: 'aero', channel: 'sms' },
];
const prices: Record<string, number | undefined> = { twilio: 70_000, smsc: 40_000 };
const costs = ({ name }: { name: string }) => {
  const micros = prices[name];
  return micros === undefined ? undefined : { micros, currency: 'EUR' };
};
const chosen = (rules: unknown, message: Partial<Routed>) =>
  routesFor(
    routingRules.parse(rules),
    routes,
    { channel: 'sms', kind: 'service', country: 'GB', ...message },
    costs,
  ).map(({ name }) => name);

describe('the routes that a message may take', () => {
  it('are all of its channel where no rule speaks of it', () => {
    expect(chosen([], {})).toEqual(['twilio', 'smsc', 'aero']);
    expect(chosen([{ countries: ['RU'], routes: ['smsc'] }], {})).toEqual(['twilio', 'smsc', 'aero']);
    expect(chosen([{ countries: ['RU'], routes: ['smsc'] }], { country: undefined })).toHaveLength(3);
  });

  it.each<[string, Partial<Routed>, string[]]>([
    ['the country', { country: 'RU' }, ['aero', 'smsc']],
    ['the kind', { kind: 'marketing' }, ['smsc']],
    ['the country before the kind', { country: 'RU', kind: 'marketing' }, ['aero', 'smsc']],
    ['neither', {}, ['twilio']],
    ['the channel', { channel: 'email' }, ['smtp']],
  ])('are those of the first rule that speaks of it: %s', (_case, message, expected) => {
    const rules = [
      { countries: ['ru', 'KZ'], routes: ['aero', 'smsc'] },
      { kind: 'marketing', routes: ['smsc'] },
      { channel: 'email', routes: ['smtp'] },
      { routes: ['twilio'] },
    ];
    expect(chosen(rules, message)).toEqual(expected);
  });

  it('are not those of a rule that names none of its channel', () => {
    expect(chosen([{ routes: ['smsc'] }], { channel: 'email' })).toEqual(['smtp']);
  });

  it('are the cheapest first where a rule says so, and what nobody knows the price of last', () => {
    expect(chosen([{ routes: ['aero', 'twilio', 'smsc'], cheapest: true }], {})).toEqual(['smsc', 'twilio', 'aero']);
  });
});

const never = 'is never asked: a rule before it speaks of all that it speaks of';
it.each<[string, unknown, [number, string][]]>([
  ['of one channel before all', [{ routes: ['smsc'] }, { channel: 'email', routes: ['smtp'] }], []],
  [
    'of a channel that its routes do not carry',
    [{ channel: 'email', routes: ['smsc'] }],
    [[0, 'names no route that carries email']],
  ],
  ['behind one for all', [{ routes: ['smsc'] }, { kind: 'marketing', routes: ['aero'] }], [[1, never]]],
  [
    'behind one for the same',
    [
      { countries: ['GB', 'IE'], routes: ['smsc'] },
      { countries: ['GB'], kind: 'service', routes: ['aero'] },
    ],
    [[1, never]],
  ],
  [
    'behind one for some of it',
    [
      { countries: ['GB'], routes: ['smsc'] },
      { countries: ['GB', 'IE'], routes: ['aero'] },
    ],
    [],
  ],
  ['behind one of another kind', [{ kind: 'service', routes: ['smsc'] }, { routes: ['aero'] }], []],
])('a rule %s', (_case, written, told) => {
  const found = silentRules(routingRules.parse(written), routes).map(({ index, why }) => [index, why]);
  expect(found).toEqual(told);
});

it.each<[string, unknown, string]>([
  ['no list', {}, 'Invalid input: expected array, received object'],
  ['a rule without routes', [{ countries: ['RU'] }], 'Invalid input: expected array, received undefined'],
  ['an empty one', [{ routes: [] }], 'must name a route'],
  ['a route twice', [{ routes: ['a', 'a'] }], 'names a twice'],
  ['a country that there is not', [{ countries: ['Russia'], routes: ['a'] }], 'must be an ISO 3166 code such as GB'],
  ['no country', [{ countries: [], routes: ['a'] }], 'must name a country'],
  ['a condition that is misspelt', [{ country: 'RU', routes: ['a'] }], 'Unrecognized key: "country"'],
  ['a false word', [{ routes: ['a'], cheapest: false }], 'is true, or left out'],
])('rules with %s are refused', (_case, written, message) => {
  expect(routingRules.safeParse(written).error?.issues[0]?.message).toBe(message);
});
