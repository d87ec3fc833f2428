import { z } from 'zod';

/** A string of JSON, in which digits are words, or a number. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON of a gateway. A whole number beyond 2^53, such as the id of a message, becomes a string with all its digits: as a
 * number it would lose some, and two messages would have one id.
 *
 * @throws SyntaxError where it is no JSON
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  return JSON.parse(text.replaceAll(stringOrNumber, (token) => (losesDigits(token) ? `"${token}"` : token)));
}

function losesDigits(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** An id that a gateway writes as a whole number, of any size, as its digits. */
export const numericId = z.union([z.int(), z.string().regex(/^-?\d+$/)]).transform(String);
