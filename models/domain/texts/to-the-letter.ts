/** The top levels that have Cyrillic letters; others are Latin, and so no change of letters touches them. */
const cyrillicTops = 'рф|рус|москва|дети|онлайн|сайт|орг|ком|бел|укр|мкд|срб|бг|қаз|католик';

const link = 'https?://\\S+';
const mail = '(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+';
const host = `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]+\\.)+(?:[a-z]{2,}|${cyrillicTops})(?![\\p{L}\\p{N}])(?:[/?#]\\S*)?`;

/** A code: letters and digits in one, or a word in capitals behind "code". `5-й` and `20кг` are words. */
const mixed = '(?=[\\p{L}_/-]*\\p{N})(?=[\\p{N}_/-]*\\p{L})[\\p{L}\\p{N}][\\p{L}\\p{N}_/-]*';
const quantity = '(?!\\p{N}+(?:-\\p{Ll}+|\\p{Ll}{1,4})(?![\\p{L}\\p{N}_/-]))';
const named =
  '(?<=(?:[Кк][Оо][Дд]|[Cc][Oo][Dd][Ee])\\p{L}*[\\s:«"„“\']{1,3})\\p{Lu}[\\p{Lu}\\p{N}-]+(?![\\p{L}\\p{N}])';
const code = `(?<![\\p{L}\\p{N}_/-])${quantity}${mixed}|${named}`;

const addresses = new RegExp(`(${link}|${mail}|${host})`, 'iu');
const addressesAndCodes = new RegExp(`(${link}|${mail}|${host}|${code})`, 'u');

/** Applies a change of letters to everything but addresses, which would lead elsewhere. */
export function outsideAddresses(text: string, change: (words: string) => string): string {
  return outside(addresses, text, change);
}

/** Applies a change of letters to everything but addresses and codes, which would no longer be what they are. */
export function outsideAddressesAndCodes(text: string, change: (words: string) => string): string {
  return outside(addressesAndCodes, text, change);
}

function outside(kept: RegExp, text: string, change: (words: string) => string): string {
  return text
    .split(kept)
    .map((piece, index) => (index % 2 === 1 ? piece : change(piece)))
    .join('');
}
