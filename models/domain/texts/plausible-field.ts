import { onOneLine } from './marks.ts';

/** What programs and forms write for nothing. */
const nothing = new Set([
  'null',
  'undefined',
  'nan',
  'none',
  'nil',
  'n/a',
  'na',
  'unknown',
  'test',
  'нет',
  'неизвестно',
]);

/**
 * Words of a contact's own that a text may say, on one line; undefined for what is missing or absurd: no letter and no
 * digit, words such as "null", a placeholder that another system has left unfilled, an address, or over 60 characters.
 */
export function plausibleField(value: string): string | undefined {
  const words = onOneLine(value);
  if (words.length > 60 || !/[\p{L}\p{N}]/u.test(words)) return undefined;
  if (nothing.has(words.toLowerCase()) || /[{}<>[\]]|\*\||^#/.test(words)) return undefined;
  return /:\/\/|www\d*\./i.test(words) ? undefined : words;
}
