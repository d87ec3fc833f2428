/** How the Latin letters of those who type Cyrillic without its keyboard are read back: longer spellings first. */
type Spelling = readonly (readonly [string, string])[];

const shared: Spelling = spelling(
  'shch щ|sch щ|zh ж|kh х|ts ц|tz ц|ch ч|sh ш|yu ю|ju ю|iu ю|ya я|ja я|yo е|jo е|ye е|je е|' +
    'a а|b б|v в|w в|g г|d д|e е|z з|k к|q к|l л|m м|n н|o о|p п|r р|s с|t т|u у|f ф|h х|x х|c ц',
);
const behindVowel: Spelling = spelling('ay ай|ey ей|oy ой|uy уй|iy ий|yy ый|aj ай|ej ей|oj ой|uj уй|ij ий|yj ый');
const russian: Spelling = [
  ...spelling('aya ая|aja ая'),
  ...shared.slice(0, 17),
  ...behindVowel,
  ...spelling('i и|y ы|j й'),
  ...shared.slice(17),
];
const ukrainian: Spelling = [...shared.slice(0, 17), ...behindVowel, ...spelling('i і|y и|j й'), ...shared.slice(17)];
const kazakh: Spelling = [...shared.slice(0, 8), ...spelling('gh г|i и|y ы|j ж'), ...shared.slice(17)];

/**
 * A message in Latin letters as it may have been meant in Cyrillic: "otpishite" is "отпишите". Of signs that have no
 * letter there, the soft one is read behind `t` at the end and before consonants as well as not. "Stop" and "spam" are
 * the same word in both, and read before.
 */
export function latinTyped(text: string): string[] {
  if (/\p{Script=Cyrillic}|stop|spam/iu.test(text) || !/\p{Script=Latin}/u.test(text)) return [];
  const readings = [russian, ukrainian, kazakh].map((letters) => readBack(text.toLowerCase(), letters));
  return readings.flatMap((reading) => [reading, softened(reading)]);
}

function softened(words: string): string {
  return words
    .replace(/(?<=[аеиіоуы])т(?=\P{L}|$)/gu, 'ть')
    .replace(/л(?=[шн])/gu, 'ль')
    .replace(/н(?=те)/gu, 'нь');
}

function readBack(text: string, letters: Spelling): string {
  let read = '';
  for (let at = 0; at < text.length;) {
    const [latin, cyrillic] = letters.find(([from]) => text.startsWith(from, at)) ?? [text[at] ?? '', text[at] ?? ''];
    read += cyrillic;
    at += latin.length;
  }
  return read;
}

function spelling(pairs: string): Spelling {
  return pairs.split('|').map((pair) => {
    const [latin = '', cyrillic = ''] = pair.split(' ');
    return [latin, cyrillic] as const;
  });
}
