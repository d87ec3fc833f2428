/** Marks that keyboards and editors write for one another. */
const marks = [`'‘’‚ʼ′`, `"“”„«»`];

/**
 * A regular expression that finds words however they were typed: letters composed or not, е for ё, straight and
 * typographic apostrophes and quotation marks, any blanks.
 */
export function spellingsOf(words: string): string {
  const blanks = words.normalize('NFC').trim().split(/\s+/);
  return blanks.map((word) => Array.from(word, spellingOf).join('')).join(String.raw`\s+`);
}

function spellingOf(letter: string): string {
  if (/[её]/i.test(letter)) return '(?:е\u0308?|ё)';
  const same = marks.find((each) => each.includes(letter));
  if (same) return `[${same}]`;
  const apart = letter.normalize('NFD');
  return apart === letter ? letter.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`) : `(?:${letter}|${apart})`;
}
