/** More than this of a reply is not read: it holds any keyword, and bounds the work on whatever a gateway passes on. */
export const longestRead = 1_000;

/** Letters of the scripts that look alike, in the same order; capitals decide, since keywords are typed in them. */
const cyrillicLooks = 'авсекмнорстухіьԁѕј';
const latinLooks = 'abcekmhopctyxibdsj';
const greekLooks = 'αβεηικμνορτυχ';
const greekAsLatin = 'abehikmnoptyx';

/** Letters that have no decomposition, yet are typed without their stroke or dot. */
const plainLetters: Record<string, string> = { ё: 'е', ı: 'i', ł: 'l', ß: 'ss', đ: 'd', ø: 'o' };

/**
 * The words of a reply as keywords are compared: lower case, without addresses, punctuation, emoji, invisible characters and the
 * accents of Latin letters; each word in one script where look-alike letters were mixed; letters drawn out ("STOOOP"),
 * spaced out ("s t o p") or repeated ("stop stop") as if written once.
 */
export function plainWords(text: string): string {
  const letters = text
    .slice(0, longestRead)
    .normalize('NFKC')
    .slice(0, longestRead)
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/https?:\/\/\S*/g, ' ')
    .replace(/[\p{Cf}\p{Mn}'’ʼ‘`]/gu, '')
    .replace(/[ёıłßđø]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const words = letters.split(' ').map((word) => oneScript(digitsAsLetters(word)).replace(/(\p{L})\1{2,}/gu, '$1'));
  return joinSpacedOut(words)
    .filter((word, index, all) => word !== all[index - 1])
    .join(' ');
}

/** Letters of all scripts that look the same become one, so that "OTMEHA" typed with Latin letters is still "отмена". */
export function fold(words: string): string {
  return replaceEach(replaceEach(words, cyrillicLooks, latinLooks), greekLooks, greekAsLatin);
}

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** The text as the other keyboard layout would have written it: "cnjg" is "стоп". */
export function otherLayout(text: string): string {
  return replaceEach(text.slice(0, longestRead).toLowerCase(), latinKeys + cyrillicKeys, cyrillicKeys + latinKeys);
}

const latinSounds = 'abvgdezijklmnoprstufhcwu';
const cyrillicSounds = 'абвгдезийклмнопрстуфхцши';

/** Readings of a text in whose words a few letters came from the other layout: "стоg" by the keys, "стоp" by the sound. */
export function slippedLayout(text: string): string[] {
  const lower = text.slice(0, longestRead).toLowerCase();
  const mixed = /(?=[\p{L}]*\p{Script=Cyrillic})(?=[\p{L}]*\p{Script=Latin})\p{L}+/gu;
  const read = (from: string, to: string) => lower.replace(mixed, (word) => replaceEach(word, from, to));
  const readings = [read(latinKeys, cyrillicKeys), read(latinSounds, cyrillicSounds)];
  return readings.filter((reading) => reading !== lower);
}

/** A zero between letters is the letter O. */
function digitsAsLetters(word: string): string {
  return /\p{L}/u.test(word) ? word.replaceAll('0', 'o') : word;
}

/** A word that mixes scripts, in the one script that all its letters have a look-alike in; else as it is. */
function oneScript(word: string): string {
  const latin = /\p{Script=Latin}/u;
  const cyrillic = /\p{Script=Cyrillic}/u;
  const greek = /\p{Script=Greek}/u;
  if (Number(latin.test(word)) + Number(cyrillic.test(word)) + Number(greek.test(word)) < 2) return word;
  const asLatin = fold(word);
  if (!cyrillic.test(asLatin) && !greek.test(asLatin)) return asLatin;
  const asCyrillic = replaceEach(replaceEach(word, greekLooks, greekAsLatin), latinLooks, cyrillicLooks);
  return latin.test(asCyrillic) ? word : asCyrillic;
}

/** Three or more single letters in a row are one word. */
function joinSpacedOut(words: string[]): string[] {
  const joined: string[] = [];
  let letters: string[] = [];
  const flush = () => {
    joined.push(...(letters.length > 2 ? [letters.join('')] : letters));
    letters = [];
  };
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) {
      letters.push(word);
      continue;
    }
    flush();
    joined.push(word);
  }
  flush();
  return joined;
}

function replaceEach(text: string, from: string, to: string): string {
  return text.replace(/./gsu, (letter) => {
    const index = from.indexOf(letter);
    return index < 0 ? letter : (to[index] ?? letter);
  });
}
