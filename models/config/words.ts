import { z } from 'zod';
import { findLinks } from '../domain/texts/links.ts';
import { readForeignWords } from '../domain/texts/foreign-words.ts';
import { isVisible } from '../domain/texts/marks.ts';
import { preflight } from '../domain/texts/preflight.ts';

/** Words of which a reader sees something. */
export const words = z
  .string()
  .trim()
  .refine(isVisible, {
    error: ({ input }) => (input === '' ? 'must not be empty' : 'must not be empty: a reader sees nothing of it'),
    abort: true,
  });

/** What every object has already: a table that is asked for it would answer that. */
export const isOfEveryObject = (name: string): boolean => name in Object.prototype;

/** What no text may hold would have every text refused in which these words stand. */
export const plainWords = words.refine(
  (written) => !/[{}]/.test(written) && !preflight(written),
  'must be plain words, without braces of a template',
);

/** As readers know somebody: Booking.com is a name, and https://shop.example an address. */
export const nameOfBrand = plainWords.refine(
  (written) => findLinks(written).length === 0 && !readForeignWords(written).refused,
  'must be a name, and no address or number',
);
