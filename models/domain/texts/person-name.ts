const absurd = new Set(
  'test тест тестов null undefined none nan na n/a user customer client guest admin anonymous unknown name имя клиент аноним нет asdf qwerty йцукен'.split(
    ' ',
  ),
);

/**
 * A name one can greet a person by, trimmed; undefined for what is missing or absurd: digits, addresses, control
 * characters, nothing but punctuation, one letter over and over, words such as "test" and "null", or over 40 characters.
 */
export function plausibleName(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  if (name.length === 0 || name.length > 40) return undefined;
  if (!/^\p{L}[\p{L}\p{M}'’ʼ. -]*$/u.test(name) || /www|https?|\.\S/iu.test(name)) return undefined;
  if (/^(\p{L})\1{2,}$/iu.test(name)) return undefined;
  return absurd.has(name.toLowerCase()) ? undefined : name;
}
