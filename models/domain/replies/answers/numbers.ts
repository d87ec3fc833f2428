/** A digit of any script as an ASCII one: the digits of each script stand in order from a multiple of ten code points. */
function asciiDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0x30;
  const asked = zero;
  while (asked - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((asked - zero) % 10);
}

/** More than this of an answer is not read. */
const longestRead = 200;

/**
 * The one number in an answer, in digits of any script, with thousands separators and either decimal sign; undefined
 * where there is none or more than one, since "5 or 6" says neither. "1,500" is fifteen hundred.
 */
export function readNumber(text: string): number | undefined {
  const plain = text
    .slice(0, longestRead)
    .replaceAll('№', '#')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => asciiDigit(digit))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',')
    .replace(/[\u2212\u2012\u2013]/g, '-')
    .replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, '$1');
  const [found, ...others] = plain.match(/(?<![\p{L}\d])-?\d+(?:[.,]\d+)*/gu) ?? [];
  if (found === undefined || others.length > 0) return undefined;
  const value = Number(withoutSeparators(found));
  return Number.isFinite(value) ? value : undefined;
}

/** In groups of three, or with one decimal sign; "24.11.2026" and "1.2.3" are no numbers. */
function withoutSeparators(written: string): string {
  const [first, second, ...others] = new Set(written.match(/[.,]/g));
  if (first === undefined) return written;
  if (others.length > 0) return 'none';
  if (second !== undefined) {
    const whole = written.slice(0, written.lastIndexOf(second));
    const fraction = written.slice(whole.length + 1);
    return isGrouped(whole) && /^\d+$/.test(fraction) ? `${whole.replaceAll(first, '')}.${fraction}` : 'none';
  }
  if (isGrouped(written)) return written.replaceAll(first, '');
  return written.indexOf(first) === written.lastIndexOf(first) ? written.replace(first, '.') : 'none';
}

function isGrouped(whole: string): boolean {
  return /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(whole);
}
