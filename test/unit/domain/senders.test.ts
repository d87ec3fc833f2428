import { describe, expect, it } from 'vitest';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { senderFor, senderTable } from '../../../models/domain/numbers/senders.ts';

const policy = createPolicy();
const table = senderTable.parse({
  main: {
    default: 'Shop',
    countries: {
      RU: { sender: 'SHOPRU', registered: true, note: 'all four operators' },
      US: { sender: '+15550100', registered: true },
      CA: { sender: 'Shop', registered: true },
      IN: { sender: 'SHOPIN', registered: false },
    },
  },
});
const rulesOf = (country: string) => policy({ country }, { kind: 'marketing', channel: 'sms' }).sender;

describe('the sender of a text', () => {
  it.each([
    ['GB', 'Shop'],
    ['RU', 'SHOPRU'],
    ['US', '+15550100'],
    ['CA', undefined],
    ['IN', undefined],
  ])('to %s is %s', (country, sender) => {
    expect(senderFor(table, 'main', country, rulesOf(country))).toBe(sender);
  });
  it('is none on a route that has no senders', () => {
    expect(senderFor(table, 'other', 'GB', [])).toBeUndefined();
    expect(senderFor(table, 'constructor', 'GB', [])).toBeUndefined();
  });
  it('is found under the code that contacts have', () => {
    const british = { sender: 'SHOPUK', registered: true };
    const read = senderTable.parse({ main: { default: 'Shop', countries: { UK: british } } });
    expect(senderFor(read, 'main', 'GB', [])).toBe('SHOPUK');
    const faults = (countries: object) =>
      senderTable
        .safeParse({ main: { default: 'Shop', countries } })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(faults({ UK: british, GB: british, EU: british, ZZ: british, '': british })).toEqual([
      'main.countries.GB is GB, which is there already',
      'main.countries.EU must be an ISO 3166 code such as GB',
      'main.countries.ZZ must be an ISO 3166 code such as GB',
      'main.countries. must be an ISO 3166 code such as GB',
    ]);
  });
  it.each(['12', 'ABCDEFGHIJKL', 'Магазин', '', 'Shop!', '. . .'])('may not be "%s"', (sender) => {
    expect(senderTable.safeParse({ main: { default: sender } }).success).toBe(false);
  });
});
