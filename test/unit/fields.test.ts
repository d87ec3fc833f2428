import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fields, fieldsOfKind, withPayableAmounts } from '../../models/config/fields.ts';

describe('an amount that is nothing as its currency is written', () => {
  const { amount, currency } = fields;
  const faults = (schema: z.ZodObject, data: object) =>
    withPayableAmounts(schema)
      .safeParse(data)
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);

  it.each([
    [{ amount: 0.004, currency: 'GBP' }, ['amount is nothing when rounded as GBP is written']],
    [{ amount: 0.01, currency: 'GBP' }, undefined],
  ])('%j is told by its field: %j', (data, told) => {
    expect(faults(z.object({ amount, currency }), data)).toEqual(told);
  });

  it('is so under any name, optional or described', () => {
    const refund = z.object({ total: amount.optional(), fee: amount.describe('Ours.'), money: currency.optional() });
    const nothing = 'is nothing when rounded as EUR is written';
    expect(faults(refund, { fee: 0.001, money: 'EUR' })).toEqual([`fee ${nothing}`]);
    expect(faults(refund, { total: 0.001, fee: 1, money: 'EUR' })).toEqual([`total ${nothing}`]);
    expect(faults(refund, { fee: 0.001 })).toBeUndefined();
  });

  it('is not told where nobody knows the currency', () => {
    expect(faults(z.object({ amount, from: currency, to: currency }), { amount: 0.4, from: 'JPY', to: 'EUR' })).toBe(
      undefined,
    );
  });
});

it('a field is of its kind, also optional, nullable, described or checked further', () => {
  const { futureInstant, instant, id } = fields;
  const schema = z.object({
    at: futureInstant,
    maybe: futureInstant.optional(),
    none: futureInstant.nullable(),
    said: futureInstant.describe('When the table is ready.'),
    late: futureInstant.refine((at) => at > '2026').optional(),
    any: instant,
    id,
  });
  expect(fieldsOfKind(schema, futureInstant)).toEqual(['at', 'maybe', 'none', 'said', 'late']);
  expect(fieldsOfKind(schema, id)).toEqual(['id']);
});
