const absurd = new Set(
  'test тест тестов null undefined none nan na n/a user customer client guest admin anonymous unknown name имя клиент пользователь гость аноним нет asdf qwerty йцукен'.split(
    ' ',
  ),
);

/**
 * A name one can greet a person by, trimmed and in its usual case; undefined for what is missing or absurd: digits, addresses, control
 * characters, nothing but punctuation, one letter over and over, words such as "test" and "null", or over 40 characters.
 */
export function plausibleName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.normalize('NFC').replace(/ +/g, ' ').trim();
  if (name.length === 0 || name.length > 40) return undefined;
  if (!/^\p{L}[\p{L}\p{M}'’ʼ. -]*$/u.test(name) || /www|https?|\.\S/iu.test(name)) return undefined;
  if (/^(\p{L})\1{2,}$/iu.test(name)) return undefined;
  if (absurd.has(name.toLowerCase())) return undefined;
  const shouted = name.length > 2 && (name === name.toUpperCase() || name === name.toLowerCase());
  return shouted ? capitalised(name) : name;
}

function capitalised(name: string): string {
  return name.toLowerCase().replace(/(^|[\s'’ʼ-])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
