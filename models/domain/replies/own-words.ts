import { isReaction } from './machine-words.ts';

/** What somebody wrote himself in a reply, and whether there was more: our own words, quoted or sent back. */
export interface OwnWords {
  words: string;
  quotes: boolean;
}

/** More of a reply, and of a text that it may quote, is not compared. */
const longestCompared = 1_600;
/** So many letters and digits in a row are nobody's own that were in a text of ours. */
const echoedFrom = 20;
/** Within quotation marks fewer are enough; phones shorten what they quote. */
const quotedFrom = 6;

const opening = '"“„”«‹‘「『';
const closing = '"“”»›’」』';
const quotation = new RegExp(`[${opening}]([^]*)[${closing}]`, 'u');

/**
 * Takes out of a reply what it quotes: lines behind `>`, our texts in quotation marks as reactions have them (`Liked “…”`,
 * `Понравилось «…»`), also shortened, and our words sent back without marks, as machines do. What is left is what a
 * person says by it.
 *
 * @param sent texts that the number got lately
 */
export function ownWords(text: string, sent: readonly string[]): OwnWords {
  const ours = sent.map((each) => lettersOf(each.slice(0, longestCompared)).letters);
  const lines = text.slice(0, longestCompared).split('\n');
  const own = lines.filter((line) => !/^\s*>/u.test(line)).join('\n');
  const words = withoutEchoes(withoutQuotation(own, ours), ours).replace(/\s+/gu, ' ').trim();
  return words === text.replace(/\s+/gu, ' ').trim() ? { words: text, quotes: false } : { words, quotes: true };
}

/** Takes what stands between the first mark that opens and the last that closes, where it is ours. */
function withoutQuotation(text: string, ours: readonly string[]): string {
  const found = quotation.exec(text);
  if (!found) return text;
  const outer = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  const { letters } = lettersOf(found[1] ?? '');
  const isOurs = letters.length >= quotedFrom && ours.some((each) => each.includes(letters));
  return isOurs || (letters.length >= echoedFrom && isReaction(outer)) ? outer : text;
}

function withoutEchoes(text: string, ours: readonly string[]): string {
  let { letters, positions } = lettersOf(text);
  let left = text;
  for (const each of ours) {
    for (let from = 0; from + echoedFrom <= each.length; from += 1) {
      const at = letters.indexOf(each.slice(from, from + echoedFrom));
      if (at < 0) continue;
      let length = echoedFrom;
      while (at + length < letters.length && letters[at + length] === each[from + length]) length += 1;
      left = `${left.slice(0, positions[at])} ${left.slice((positions[at + length - 1] ?? 0) + 1)}`;
      ({ letters, positions } = lettersOf(left));
      from += length - 1;
    }
  }
  return left;
}

/** The letters and digits of a text in lower case, and where each stands in it. */
function lettersOf(text: string): { letters: string; positions: number[] } {
  let letters = '';
  const positions: number[] = [];
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = letter.toLowerCase();
    letters += folded;
    for (let unit = 0; unit < folded.length; unit += 1) positions.push(index + unit);
  }
  return { letters, positions };
}
