import { outsideAddressesAndCodes } from './to-the-letter.ts';

/** Russian letters by BGN/PCGN 1947 as the US State Department writes it: no diacritics, signs dropped, ё as е. */
const latin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/**
 * Writes Russian in Latin letters by BGN/PCGN 1947, simplified: е is "ye" at the beginning of a word and after a vowel,
 * й, ъ or ь. Letters of other alphabets, addresses and codes stay as they are.
 * Source: https://www.gov.uk/government/publications/romanization-systems
 */
export function transliterate(text: string): string {
  return outsideAddressesAndCodes(text, (words) =>
    words.replace(/[а-яё]/giu, (letter, at: number) => {
      const [before = '', after = ''] = [words[at - 1], words[at + 1]];
      const small = letter.toLowerCase();
      const opens = (small === 'е' || small === 'ё') && (!/\p{L}/u.test(before) || /[аеёиоуыэюяйъь]/iu.test(before));
      const plain = `${opens ? 'y' : ''}${latin[small] ?? letter}`;
      if (letter === small) return plain;
      const shouting = isCapital(after) || (!/\p{L}/u.test(after) && isCapital(before));
      return shouting ? plain.toUpperCase() : plain.charAt(0).toUpperCase() + plain.slice(1);
    }),
  );
}

function isCapital(letter: string): boolean {
  return /\p{Lu}/u.test(letter);
}
