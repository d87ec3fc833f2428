import { describe, expect, it } from 'vitest';
import { countValidity } from '../../../activities/deliver/count-validity.ts';
import { insertSecrets } from '../../../activities/deliver/insert-secrets.ts';
import { compile } from '../../../activities/rendering/render.ts';
import type { DeliveryRequest } from '../../../models/domain/deliveries/delivery.ts';
import type { Value } from '../../../models/domain/message.ts';

const germany = { zones: ['Europe/Berlin'] };
const secrets = { codeOf: () => '123456', linkOf: () => 'https://shop.example/c', deliveryOf: () => undefined };

/** A value on its way from a journey into a text: Temporal carries it as JSON. */
function said(value: unknown, source = '{{n}}'): string {
  const values = JSON.parse(JSON.stringify({ n: value })) as Record<string, Value>;
  const inserted = insertSecrets(secrets, { values } as unknown as DeliveryRequest, 'd1');
  const counted = countValidity(inserted, new Date('2026-05-04T10:00:00Z'), germany);
  const reader = { locale: 'de', place: germany, trust: { country: 'DE' } };
  return compile(source, 'de').render(counted, reader);
}

describe('a number of our own', () => {
  it.each([
    [1234567.891, '1.234.567,891'],
    [12345678.5, '12.345.678,5'],
    [512345678, '512.345.678'],
    [447700900887, '447.700.900.887'],
  ])('%d is formatted for its reader, whatever could be dialled in it', (value, words) => {
    expect(said(value)).toBe(words);
  });

  it('stays whole as money and beside a count', () => {
    expect(said({ money: 12345678.5, currency: 'EUR' })).toMatch(/^12\.345\.678,50\s€$/);
    expect(said({ money: -5, currency: 'EUR' })).toMatch(/^-5,00\s€$/);
    expect(said(512345678, "{{n}} {{plural n one='Stück' other='Stücke'}}")).toBe('512.345.678 Stücke');
  });
});

describe('a value of no known kind', () => {
  const missing = [NaN, Infinity, undefined, null, () => 1, {}, [], [5], { foo: 'bar' }, { de: 5 }, true];
  it.each(missing)('%s is missing, by its name', (value) => {
    expect(() => said(value)).toThrow(expect.objectContaining({ reason: 'value-missing' }));
    expect(() => said(value)).toThrow(/^n\b/);
  });

  it.each([{ validFor: 'soon' }, { validFor: 5 }, { instant: 5 }, { money: 'much', currency: 'EUR' }, { phone: 5 }])(
    '%j is not of its kind, by its name',
    (value) => {
      expect(() => said(value)).toThrow(/^n\b/);
    },
  );

  it.each([{ money: 5, currency: 'ZZZ' }, { money: 5 }, { date: 5 }, { phone: '12' }])(
    '%j is refused by its name',
    (value) => {
      expect(() => said(value)).toThrow(expect.objectContaining({ reason: 'value-refused' }));
      expect(() => said(value)).toThrow(/^n /);
    },
  );

  it('is named by a helper too', () => {
    for (const source of ["{{plural n one='a' other='b'}}", '{{money n}}', '{{date n}}'])
      expect(() => said({}, source)).toThrow(/^n\b/);
  });
});
