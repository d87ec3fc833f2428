import { z } from 'zod';

const complaint = 'must be ISO 8601 with a zone, such as 2026-05-04T09:00:00Z';

/** A moment with its zone; RFC 3339 allows lower-case letters. */
export const instant = z
  .string()
  .meta({ format: 'date-time' })
  .transform((written) => written.toUpperCase())
  .pipe(z.iso.datetime({ offset: true, error: complaint, abort: true }))
  .refine(hasYear, 'lies outside the years 1 to 9999, in UTC');

/** Only such a year is written with four digits wherever it is shown. */
function hasYear(written: string): boolean {
  const year = new Date(written).getUTCFullYear();
  return year >= 1 && year <= 9_999;
}
