import { transliterate } from '../texts/transliteration.ts';

/** Whether a text says one of the names as a word of its own: "Shopping" names no shop, and no more does a web address. */
export function namesSender(text: string, names: readonly string[]): boolean {
  const words = text.replace(/\S*(?:@|:\/\/)\S*/g, ' ');
  return names.some((name) => {
    const between = words.split(name);
    return between.slice(1).some((after, index) => {
      const before = between[index] ?? '';
      return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
    });
  });
}

/** Whether a sender is one of the names, as the few letters that a sender may have can write it: "Mueller" is Müller. */
export function isSenderOf(sender: string, names: readonly string[]): boolean {
  const written = plain(sender);
  return names.some((name) => [plain(name), plain(withUmlautsSpelt(name))].includes(written));
}

/** Small Latin letters and digits alone. */
function plain(name: string): string {
  return transliterate(name)
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function withUmlautsSpelt(name: string): string {
  return name.normalize('NFC').replace(/[äöü]/giu, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
}
