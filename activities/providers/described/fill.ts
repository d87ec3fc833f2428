import type { FilledJson } from './description.ts';

export type Values = Readonly<Record<string, string | number>>;

const placeholder = /\{\{([\w.-]+)\}\}/g;

/** The names in `{{…}}` of a description or a part of it. */
export function namesIn(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(placeholder)].map(([, name = '']) => name);
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
    const [, only = ''] = /^\{\{([\w.-]+)\}\}$/.exec(body) ?? [];
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
