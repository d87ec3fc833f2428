import { z } from 'zod';

/** A moment with its zone; RFC 3339 allows lower-case letters. */
export const instant = z
  .string()
  .meta({ format: 'date-time' })
  .transform((written) => written.toUpperCase())
  .pipe(z.iso.datetime({ offset: true, error: 'must be ISO 8601 with a zone, such as 2026-05-04T09:00:00Z' }));
