import { z } from 'zod';
import { readPhoneNumber } from './phone-number.ts';
import { isTimeZone } from './time-zones.ts';

const phoneReasons = {
  empty: 'is empty',
  'not-a-number': 'is not a phone number',
  'too-short': 'is too short for a phone number',
  'too-long': 'is too long for a phone number',
  invalid: 'is not a number that its numbering plan has',
  'cannot-receive-sms': 'is a kind of number that cannot receive SMS',
} as const;

const locale = z
  .string()
  .refine((name) => isLocale(name), 'must be a language tag such as en-GB or ru')
  .meta({ description: 'BCP 47; texts come in English and Russian, English where neither fits.' });

/** Attributes that segments may ask for; names, addresses and other personal data do not belong here. */
const attributes = z
  .record(z.string().regex(/^\w{1,64}$/), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((all) => Object.keys(all).length <= 100, 'may have at most 100 entries');

/** What is kept of a contact. */
interface ContactFields {
  /** E.164. */
  phone?: string | undefined;
  /** As it was written. */
  phoneRaw?: string | undefined;
  phoneType?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  timeZone?: string | undefined;
  locale?: string | undefined;
  attributes: Record<string, string | number | boolean>;
}

const fields = z.strictObject({
  phone: z.string().max(64).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as GB')
    .optional(),
  region: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be an ISO 3166-2 code such as US-TX')
    .optional()
    .meta({ description: 'Subdivision; decides zone and law where countries have several.' }),
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Moscow').optional(),
  locale: locale.optional(),
  attributes: attributes.default({}),
});

/**
 * The number is read by the numbering plan of the country it is from, or of `country` where it is written without its
 * international prefix, and kept as E.164 beside what was written.
 *
 * @param extract whether a number may stand among other words; in a file a sentence is not a number
 */
function contactSchema(extract: boolean) {
  return fields.transform((contact, context): ContactFields => {
    const { phone: raw, ...rest } = contact;
    if (raw === undefined) return rest;
    const phone = readPhoneNumber(raw, contact.country, { extract });
    if (!phone.ok) {
      context.addIssue({ code: 'custom', path: ['phone'], message: phoneReasons[phone.reason] });
      return z.NEVER;
    }
    const country = phone.country ?? contact.country;
    const { e164, type } = phone;
    return {
      ...rest,
      phone: e164,
      phoneRaw: raw,
      ...(type ? { phoneType: type } : {}),
      ...(country ? { country } : {}),
    };
  });
}

/** Body of `PUT /v1/contacts/:id`. */
export const contactInput = contactSchema(true).meta({ id: 'ContactInput' });

/** One row of an import. */
const importedContact = contactSchema(false);

/** A row of an import, or all that is wrong with it at once, the number as well as the other fields. */
export function readImportedContact(row: Record<string, unknown>): { contact: ContactInput } | { error: z.ZodError } {
  const read = importedContact.safeParse(row);
  if (read.success) return { contact: read.data };
  const { issues } = read.error;
  if (typeof row['phone'] !== 'string' || issues.some(({ path }) => path[0] === 'phone')) return { error: read.error };
  const country = fields.shape.country.safeParse(row['country']);
  const phone = readPhoneNumber(row['phone'], country.data, { extract: false });
  if (phone.ok) return { error: read.error };
  const issue = { code: 'custom' as const, path: ['phone'], message: phoneReasons[phone.reason], input: undefined };
  return { error: new z.ZodError([...issues, issue]) };
}

export type ContactInput = ContactFields;

function isLocale(name: string): boolean {
  try {
    return name.length <= 35 && Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}
