/** Marks that a reader does not see: zero widths, fillers, bidi controls, tags, private use and noncharacters. */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}\p{Co}]|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|\u180e|\u180f/gu;

/** A joiner is a letter's own business in Arabic and the scripts of India, and holds an emoji together. */
const joins =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}' +
  '\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}' +
  '\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f';
const strayJoiner = new RegExp(`(?<![${joins}])[\\u200c\\u200d]|[\\u200c\\u200d](?![${joins}])`, 'gu');

/** Forms of ASCII that only look other: full width, mathematical, circled; and the small dots among them. */
const disguised = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2460-\u249b\u24b6-\u24ea\u2024\ufe52]|\uff61/gu;

/** Without the marks that nobody sees, which hide words and turn their direction, and ASCII where it only looks other. */
export function inPlainMarks(value: string): string {
  return value
    .replace(invisible, '')
    .replace(strayJoiner, '')
    .replace(disguised, (mark) => (mark === '\uff61' ? '.' : mark.normalize('NFKC')));
}

/** The value in one line of plain marks, without blanks around it. */
export function onOneLine(value: string): string {
  return inPlainMarks(value)
    .replace(/[\s\u0085\p{Z}]+/gu, ' ')
    .trim();
}

/** Whether a reader sees anything of it: marks, fillers and blanks alone show nothing. */
export function isVisible(value: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value);
}
