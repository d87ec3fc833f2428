import { describe, expect, it } from 'vitest';
import { schemaOf } from '../../../models/events.ts';

const overdue = (amount: number, currency: string) =>
  schemaOf('invoice.overdue')?.safeParse({
    invoiceId: 'i1',
    amount,
    currency,
    dueOn: '2026-05-01',
    payUrl: 'https://pay.example/i1',
  }).success;

describe('an amount that is asked for', () => {
  it.each([
    [0.004, 'GBP', false],
    [0.005, 'GBP', true],
    [0.4, 'JPY', false],
    [0.5, 'JPY', true],
    [0.0004, 'KWD', false],
    [0.001, 'KWD', true],
    [1e-12, 'RUB', false],
    [30.299999999999997, 'EUR', true],
    [1_500_000_000, 'VND', true],
    [0, 'GBP', false],
    [-1, 'GBP', false],
    [1e13, 'GBP', false],
  ])('%d %s is taken: %s', (amount, currency, taken) => {
    expect(overdue(amount, currency)).toBe(taken);
  });

  it.each(['RUR', 'DEM', 'XXX', 'AAA', 'gbp', 'GB', '£', ''])('%j is no currency that anybody pays in', (currency) => {
    expect(overdue(5, currency)).toBe(false);
  });

  it.each(['RUB', 'BYN', 'KZT', 'UAH', 'GBP'])('%s is one', (currency) => {
    expect(overdue(5, currency)).toBe(true);
  });
});
