/** What people type where a name is asked and none is meant. */
const absurd = new Set(
  ['null', 'undefined', 'none', 'nan', 'n/a', 'na', 'test', 'тест', 'имя', 'name', 'first name', 'user', 'client']
    .concat([
      'клиент',
      'пользователь',
      'гость',
      'guest',
      'customer',
      'unknown',
      'anonymous',
      'аноним',
      'нет',
      'no name',
    ])
    .concat(['qwerty', 'йцукен', 'asdf', 'фыва', 'xxx', 'ааа', 'aaa', 'mr', 'mrs', 'ms']),
);

/** Longer ones are sentences. */
const longest = 40;

/**
 * A name fit to address somebody by: trimmed, in its usual case where it was shouted or mumbled; undefined where it is
 * none, so that a text falls back to words without a name instead of greeting "NULL".
 */
export function personName(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || raw.length > 200) return undefined;
  const name = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '' || name.length > longest || absurd.has(name.toLowerCase())) return undefined;
  if (!/^\p{L}[\p{L}\p{M}'’ʼ.\- ]*$/u.test(name) || !/\p{L}.*\p{L}/u.test(name)) return undefined;
  if (/(.)\1{3}/iu.test(name) || /\.(com|ru|net|org)\b/i.test(name)) return undefined;
  const shouted = name === name.toUpperCase() || name === name.toLowerCase();
  return shouted ? capitalised(name) : name;
}

function capitalised(name: string): string {
  return name.toLowerCase().replace(/(^|[\s'’ʼ-])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
