import type { FilledJson } from './description.ts';

export type Values = Readonly<Record<string, string | number>>;

const placeholder = /\{\{ *([\w.-]+) *\}\}/g;

/** Braces that are meant as a value and are none, such as `{{to}`, `{to}` and `to}}`; those of JSON are other ones. */
const nearly = /\{\{[^}]*\}*|\{ *[\w.-]+ *\}+|(?<![\w."-])(?!(?:true|false|null)\b)[a-z][\w.-]* *\}\}/i;

/** The names in `{{…}}` of some words. */
export function namesIn(words: string): string[] {
  return [...words.matchAll(placeholder)].map(([, name = '']) => name);
}

/** What in some words looks like a value and would be sent as it stands. */
export function misreadIn(words: string): string | undefined {
  const { index, 0: found } = nearly.exec(words.replaceAll(placeholder, (value) => '_'.repeat(value.length))) ?? {};
  return found === undefined ? undefined : words.slice(index, (index ?? 0) + found.length);
}

/** All words in a part of a description, each with its place. */
export function wordsIn(part: unknown, path: readonly string[]): { path: readonly string[]; words: string }[] {
  if (typeof part === 'string') return [{ path, words: part }];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, each]) => wordsIn(each, [...path, name]));
}

/** Words with their values put in; `encode` makes each fit for where it stands, as in an address. */
export function fill(words: string, values: Values, encode: (value: string) => string = String): string {
  return words.replace(placeholder, (_whole, name: string) => encode(String(values[name] ?? '')));
}

/** The fields of a form, a query or headers. */
export function fillFields(fields: Readonly<Record<string, string>>, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, fill(words, values)]));
}

/** A body of JSON; a string that is one value, and that a number, becomes the number. */
export function fillJson(body: FilledJson, values: Values): FilledJson {
  if (typeof body === 'string') {
    const [, only = ''] = /^\{\{ *([\w.-]+) *\}\}$/.exec(body) ?? [];
    const value = values[only];
    return typeof value === 'number' ? value : fill(body, values);
  }
  if (Array.isArray(body)) return body.map((each) => fillJson(each, values));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, each]) => [name, fillJson(each, values)]));
}

/** What stands at a path, `data.0.id`; undefined where nothing does. */
export function at(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inside, name) =>
        typeof inside === 'object' && inside !== null && Object.hasOwn(inside, name)
          ? (inside as Record<string, unknown>)[name]
          : undefined,
      content,
    );
}

/** The same as words; numbers count as such, anything else is none. */
export function wordsAt(content: unknown, path: string): string | undefined {
  const found = at(content, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
