import { toldKinds, type ToldKind } from '../../domain/addresses.ts';
import type { ContactInput } from '../../domain/contact.ts';
import type { AddressHashes } from './address-hashes.ts';
import type { Contact } from './contact.ts';
import { healthFields } from './address-health.ts';

/** What is stored of each field that callers tell; attributes are told one by one. */
const storedOf = {
  phone: ['phone', 'phoneRaw', 'phoneType', 'addressHash', 'country'],
  email: ['email', 'emailHash'],
  country: ['country', 'statedCountry'],
  region: ['region'],
  timeZone: ['timeZone'],
  locale: ['locale'],
} as const;

/** All that is stored of the fields of a contact, but for its attributes. */
export const storedFields = [...new Set(Object.values(storedOf).flat())];

/** What is told of a contact; what is not named stays. */
export interface ToldContact extends AddressHashes {
  id: string;
  input: ContactInput;
  /** What it no longer has: `locale`, `attributes.tier`. */
  removed?: string[];
  /** What we have of it so far; absent where that is nothing. */
  had?: Pick<Contact, ToldKind['field']> | undefined;
}

/** What one named field changes. */
export interface ToldField {
  name: string;
  set: Record<string, unknown>;
  unset: readonly string[];
}

/** The named fields. A number is one with all that is derived from it, and another address has its state to come. */
export function toldFields({ id: _id, input, removed = [], had, ...hashes }: ToldContact): ToldField[] {
  const { attributes, ...rest } = input;
  const values: Partial<Record<keyof Contact, unknown>> = { ...rest, ...hashes };
  const names = Object.keys(storedOf) as (keyof typeof storedOf)[];
  const phone = stays('phone');
  const named = names.filter((name) => values[name] !== undefined || removed.includes(name));
  const statesCountry = input.statedCountry !== undefined || removed.includes('country');
  const told = named.filter((name) => name !== 'country' || statesCountry);
  const asked = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value] as const);
  const gone = removed.filter((name) => name.startsWith('attributes.'));
  return [
    ...told.map((name) => ({ name, ...change(name) })),
    ...asked.map(([name, value]) => ({ name, set: { [name]: value }, unset: [] })),
    ...gone.map((name) => ({ name, set: {}, unset: had ? [name] : [] })),
  ];

  function stays(name: ToldKind['field']): string | undefined {
    return removed.includes(name) ? undefined : (input[name] ?? had?.[name]);
  }

  function change(name: keyof typeof storedOf): Omit<ToldField, 'name'> {
    // A number tells its country better than a field beside it, which is kept as what was stated.
    const told = name === 'country' && phone !== undefined ? (['statedCountry'] as const) : storedOf[name];
    const stored = told as readonly (keyof Contact)[];
    const set = stored.filter((field) => values[field] !== undefined);
    const absent = stored.filter((field) => values[field] === undefined);
    const kind = toldKinds.find(({ field }) => field === name);
    const isSame = kind && stays(kind.field) === had?.[kind.field];
    const unset = isSame ? [] : [...absent, ...(kind ? healthFields(kind) : [])];
    return { set: Object.fromEntries(set.map((field) => [field, values[field]])), unset };
  }
}

/** For `$unset`, and `{}` where there is nothing to remove, which a database may refuse. */
export function unsetting(fields: readonly string[]): { $unset?: Record<string, ''> } {
  return fields.length > 0 ? { $unset: Object.fromEntries(fields.map((field) => [field, ''])) } : {};
}
