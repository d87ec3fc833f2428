import { z } from 'zod';

/** An amount in millionths of a currency's unit, always whole: fractions of a cent per part add up exactly. */
export interface Money {
  micros: number;
  currency: string;
}

/** The price of one, so many times. */
export function times({ micros, currency }: Money, count: number): Money {
  return { micros: micros * count, currency };
}

/** Reads "0.045" as 45000 millionths, without ever being a floating-point number. */
export function toMicros(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole) * 1_000_000 + Number(fraction.padEnd(6, '0'));
}

/** 45000 millionths as "0.045"; two decimals at least. */
export function fromMicros(micros: number): string {
  const fraction = String(micros % 1_000_000).padStart(6, '0');
  return `${Math.trunc(micros / 1_000_000)}.${fraction.replace(/0{1,4}$/, '')}`;
}

/** What is wrong with an amount that nobody can owe. */
export const amountComplaint = 'must be a number above 0, and at most 1,000,000,000,000';

/** ISO 4217, of the currencies that are in use. */
export const currencyCode = z
  .enum(Intl.supportedValuesOf('currency') as [string, ...string[]], 'must be an ISO 4217 code in use, such as EUR')
  .meta({ id: 'Currency', description: 'ISO 4217.' });

/** Whether an amount is nothing when it is written with the decimals of its currency: 0.004 GBP, 0.4 JPY. */
export function roundsToNothing(amount: number, currency: string): boolean {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return Math.round(amount * 10 ** maximumFractionDigits) === 0;
}

/** An amount as people write it in a file: digits in quotes, at most six decimals; becomes millionths. */
export const decimalAmount = z
  .string('must be digits in quotes, such as "0.045"')
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be digits with at most six decimals, such as "0.045"')
  .transform(toMicros);
