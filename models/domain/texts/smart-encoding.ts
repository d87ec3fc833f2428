import { outsideAddresses } from './to-the-letter.ts';

/**
 * Characters outside the GSM-7 alphabet and what says the same inside it; each alone turns a text into UCS-2 and more
 * than doubles its price. Our own table, from the Unicode names of the characters.
 */
const replacements: readonly (readonly [characters: string, plain: string])[] = [
  ['«»“”„‟″〝〞＂', '"'],
  ['‘’‚‛′`´ʹʻʼ‹›', "'"],
  ['‐‑‒–—―−⁃•·∙●▪◦‣', '-'],
  ['…', '...'],
  ['№', 'No'],
  ['\t', ' '],
  ['\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000', ' '],
  ['\u200b\u200c\u2060\ufeff\u00ad', ''],
  ['\u2028\u2029\u0085', '\n'],
  ['×', 'x'],
  ['÷⁄∕', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['≈', '~'],
  ['™', '(TM)'],
  ['©', '(C)'],
  ['®', '(R)'],
  ['ç', 'c'],
  ['½', '1/2'],
  ['¼', '1/4'],
  ['¾', '3/4'],
  ['→', '->'],
  ['←', '<-'],
  ['₽', 'RUB'],
];
const plainOf = new Map(replacements.flatMap(([characters, plain]) => Array.from(characters, (one) => [one, plain])));

/** Says the same in the GSM-7 alphabet where that needs no other letters; addresses of links stay as they are. */
export function encodeSmartly(text: string): string {
  return outsideAddresses(text, (words) => words.replace(/[^\n -~]|`/gu, (one) => plainOf.get(one) ?? one));
}
