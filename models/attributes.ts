import type { Value } from './domain/message.ts';
import { installation } from './installation.ts';

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What does not fit the kind that `tidings.config.ts` declares for it; what it does not declare is taken as it is. */
export function misfits(attributes: Attributes): { name: string; detail: string }[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const issues = declared(name)?.safeParse(value).error?.issues ?? [];
    return issues.map(({ message }) => ({ name, detail: message }));
  });
}

/** What texts may say of a contact, under the names that they have for it; what does not fit its kind is left out. */
export function contactValues(attributes: Attributes): Record<string, Value> {
  const values = Object.entries(attributes).flatMap(([name, value]) => {
    if (!declared(name)?.safeParse(value).success) return [];
    // A text can only ask whether it holds; as words a sign takes the fallback.
    const told = value === true ? '+' : value;
    return told === false ? [] : [[`contact.${name}`, told] as const];
  });
  return Object.fromEntries(values);
}

/** The kind of an attribute; undefined where it is not declared. */
export function declared(name: string) {
  return Object.hasOwn(installation.attributes, name) ? installation.attributes[name] : undefined;
}
