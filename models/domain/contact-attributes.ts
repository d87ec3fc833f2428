import { z } from 'zod';
import { cleanText } from './clean-field.ts';

/** More attributes than this are no attributes of a person. */
export const maxAttributes = 100;

/** What an attribute may be called. */
export const attributeName = z.string().regex(/^[A-Za-z0-9_]{1,64}$/, 'must be 1 to 64 Latin letters, digits and _');

/** Attributes that segments and texts may ask for; they go when the contact is erased. */
export const attributes = z
  .record(
    attributeName,
    z.union(
      [
        z
          .string()
          .max(500)
          .transform((text) => cleanText(text).normalize('NFC')),
        z.number(),
        z.boolean(),
        z.null(),
      ],
      'must be text of at most 500 characters, a number, true, false, or null',
    ),
    {
      error: ({ code }) =>
        code === 'invalid_key' ? 'has a name that is not of 1 to 64 Latin letters, digits and _' : undefined,
    },
  )
  .refine((all) => Object.keys(all).length <= maxAttributes, `may have at most ${maxAttributes} entries`)
  .transform((all) => Object.fromEntries(Object.entries(all).filter(isSet)));

/** What is known of a person beside the fields that every contact has. */
export type Attributes = Record<string, string | number | boolean>;

/** What is wrong with the attributes that a contact would have; one that has too many already may keep them. */
export function tooManyAttributes(has: Attributes, will: Attributes): string | undefined {
  const count = Object.keys(will).length;
  if (count <= maxAttributes || count <= Object.keys(has).length) return undefined;
  return `would make more than ${maxAttributes} entries, with those that the contact has`;
}

function isSet(entry: [string, string | number | boolean | null]): entry is [string, string | number | boolean] {
  return entry[1] !== null;
}
