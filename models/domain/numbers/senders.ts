import { z } from 'zod';
import { byCountry } from './country.ts';
import type { Rule } from '../policy/rule.ts';

/** A number, or a name of at most 11 GSM characters that nobody takes for a number (3GPP TS 23.040, 9.1.2.5). */
export const sender = z
  .string()
  .regex(
    /^(\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11})$/,
    'must be a number, or at most 11 Latin letters and digits with a letter among them',
  );
const registration = z.strictObject({
  sender,
  /** Registered with the operators of the country, where they ask for it. */
  registered: z.boolean(),
  note: z.string().max(200).optional(),
});

/** Who texts come from: by route, the usual sender and those that are registered country by country. */
export const senderTable = z.record(
  z.string(),
  z.strictObject({
    default: sender,
    countries: byCountry(registration).default({}),
  }),
);
export type SenderTable = z.output<typeof senderTable>;

/**
 * The sender of a text to a country. A country whose rules want a registered one, or a number, gets only that.
 *
 * @returns undefined where no sender of the route may be used there
 */
export function senderFor(
  table: SenderTable,
  route: string,
  country: string | undefined,
  rules: readonly Rule[],
): string | undefined {
  const own = Object.hasOwn(table, route) ? table[route] : undefined;
  if (!own) return undefined;
  const registration =
    country !== undefined && Object.hasOwn(own.countries, country) ? own.countries[country] : undefined;
  const chosen = registration?.sender ?? own.default;
  const fits = rules.every(({ sender: wanted }) => {
    if (wanted === 'registered') return registration?.registered === true;
    return wanted !== 'numeric' || /^\+?\d+$/.test(chosen);
  });
  return fits ? chosen : undefined;
}
