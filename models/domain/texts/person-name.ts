import { inPlainMarks } from './marks.ts';

/** Words that stand for a person whom nobody asked for a name, however they are written. */
const nobody = new Set(
  'test тест тестов undefined n/a user customer client guest admin anonymous unknown name имя клиент пользователь гость аноним нет asdf qwerty йцукен'.split(
    ' ',
  ),
);
/** What programs write for nothing, to the letter: people are called Nan, Null and True. */
const nothing = new Set(['null', 'NULL', 'nan', 'NaN', 'none', 'None', 'nil', 'true', 'TRUE', 'false', 'FALSE']);

/** Words inside a name that stay small: von, de la, фон дер, ибн. */
const small = new Set(
  'von van der den de del della di da dos das du la le ter ten zu zur bin ibn al el y фон ван дер ден де ди да ла ле бин ибн аль эль оглы кызы'.split(
    ' ',
  ),
);

/**
 * A name one can greet a person by, trimmed and in its usual case; undefined for what is missing or absurd: digits, addresses, control
 * characters, nothing but punctuation, one letter over and over, words such as "test" and "null", or over 40 characters.
 */
export function plausibleName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = inPlainMarks(value).normalize('NFC').replace(/ +/g, ' ').trim();
  if (name.length === 0 || name.length > 40) return undefined;
  if (!/^\p{L}[\p{L}\p{M}'’‘ʼ`´. -]*$/u.test(name) || /www|https?|\.\p{L}{2}/iu.test(name)) return undefined;
  if (/^(\p{L})\1{2,}$/iu.test(name)) return undefined;
  if (nothing.has(name) || nobody.has(name.toLowerCase())) return undefined;
  return inItsCase(name);
}

/** A name in one case only is written as names are; a mixed one as its owner does. Georgian has no capitals in names. */
function inItsCase(name: string): string {
  const language = /[İıĞğ]/u.test(name) ? 'tr' : 'und';
  const [lower, upper] = [name.toLocaleLowerCase(language), name.toLocaleUpperCase(language)];
  const oneCase = name.length > 2 && lower !== upper && (name === upper || name === lower);
  if (!oneCase || /\p{Script=Georgian}/u.test(name)) return name;
  return lower.replace(/(^|[\s'’‘ʼ`´.-])([\p{L}\p{M}]+)/gu, (_all, before: string, word: string) => {
    if (before === ' ' && small.has(word)) return before + word;
    const [first = '', ...rest] = word;
    const capital = first.toLocaleUpperCase(language);
    // ß has no capital that begins a word.
    return before + (capital.length > first.length ? first : capital) + rest.join('');
  });
}
