import { z } from 'zod';
import { attributes, type Attributes } from './contact-attributes.ts';
import { defined } from './defined.ts';
import { readEmailAddress } from './email-address.ts';
import { countryComplaint, countryDescribed, countryOf, regionOf } from './numbers/country.ts';
import { readPhoneNumber, type PhoneReason } from './numbers/phone-number.ts';
import { isTimeZone } from './time/time-zones.ts';
import { cleanField } from './clean-field.ts';

const phoneReasons: Record<PhoneReason, string> = {
  empty: 'is empty',
  'not-a-number': 'is not a phone number',
  'too-short': 'is too short for a phone number',
  'too-long': 'is too long for a phone number',
  invalid: 'is not a number that its numbering plan has',
  'country-missing': 'has no + and country code in front, and no country is given: write it as +… or give its country',
  'cannot-receive-sms': 'is a kind of number that cannot receive SMS',
};

/** A short field, read as it was meant and by `canonical`, which answers undefined to what is none. */
function field(
  canonical: (meant: string) => string | undefined,
  complaint: string,
  described: { pattern?: string; examples: string[] },
  longest = 64,
) {
  return z
    .string()
    .max(longest)
    .meta(described)
    .transform((written, context) => {
      const value = canonical(cleanField(written));
      if (value === undefined) context.addIssue({ code: 'custom', message: complaint });
      return value ?? z.NEVER;
    });
}

/** A field that may be absent, for which many exports write `null`. */
function unset<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** What is kept of a contact. */
interface ContactFields {
  /** E.164. */
  phone?: string | undefined;
  /** As it was written. */
  phoneRaw?: string | undefined;
  phoneType?: string | undefined;
  email?: string | undefined;
  /** That of the number, where it tells. */
  country?: string | undefined;
  /** As it was stated, whatever the number says. */
  statedCountry?: string | undefined;
  region?: string | undefined;
  timeZone?: string | undefined;
  locale?: string | undefined;
  attributes: Attributes;
}

const fields = z.strictObject({
  phone: unset(
    z
      .string()
      .max(250)
      .meta({ examples: ['+447700900123', '+7 (916) 123-45-67'] }),
  ).meta({ description: 'In any spelling; a national one needs `country`.' }),
  email: unset(
    field(
      readEmailAddress,
      'must be an e-mail address such as ann@shop.example',
      { examples: ['ann@shop.example', 'Ann Lee <ann@shop.example>'] },
      500,
    ),
  ),
  country: unset(field(countryOf, countryComplaint, countryDescribed)),
  region: unset(
    field(regionOf, 'must be an ISO 3166-2 code such as US-TX', {
      pattern: '^[A-Za-z]{2}-[A-Za-z0-9]{1,3}$',
      examples: ['US-TX', 'RU-OMS'],
    }),
  ).meta({
    description: 'Subdivision; decides zone and law where countries have several.',
  }),
  timeZone: unset(
    field((name) => (isTimeZone(name) ? name : undefined), 'must be an IANA time zone such as Europe/Moscow', {
      pattern: '^[A-Za-z][A-Za-z0-9_+/-]+$',
      examples: ['Europe/London', 'Asia/Omsk'],
    }),
  ),
  locale: unset(
    field(localeOf, 'must be a language tag such as en-GB or ru', {
      pattern: '^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*$',
      examples: ['en-GB', 'ru', 'en_GB'],
    }),
  ).meta({
    description:
      'BCP 47, or as systems write it, en_GB; texts come in the languages of the installation, in the first of them where none fits.',
  }),
  attributes: attributes.nullish().transform((all) => all ?? {}),
});

/**
 * The number is read by the numbering plan of the country it is from, or of `country` where it is written without its
 * international prefix, and kept as E.164 beside what was written.
 *
 * @param extract whether a number may stand among other words; in a file a sentence is not a number
 */
function contactSchema(extract: boolean) {
  return fields.transform((contact, context): ContactFields => {
    const { phone: raw, ...named } = contact;
    const rest = { ...named, ...defined<Partial<ContactFields>>({ statedCountry: named.country }) };
    if (raw === undefined) return rest;
    const phone = readPhoneNumber(raw, contact.country, { extract });
    if (!phone.ok) {
      context.addIssue({ code: 'custom', path: ['phone'], message: phoneReasons[phone.reason] });
      return z.NEVER;
    }
    const country = phone.country ?? contact.country;
    const { e164, type } = phone;
    return { ...rest, phone: e164, phoneRaw: raw, ...defined<Partial<ContactFields>>({ phoneType: type, country }) };
  });
}

/** Body of `PUT /v1/contacts/:id`. */
export const contactInput = contactSchema(true).meta({ id: 'ContactInput' });

/**
 * A contact that an event brings, in the fields of `PUT`. A number without its country is read by the one that the contact
 * has, which only who knows the contact can tell: until then it is `national`, as it was written.
 */
export function readBroughtContact(fields: unknown): {
  contact?: ContactInput;
  national?: NationalContact;
  error?: z.ZodError;
} {
  if (fields === undefined) return {};
  const read = contactInput.safeParse(fields);
  if (read.success) return { contact: read.data };
  const isNational = read.error.issues.every(({ message }) => message === phoneReasons['country-missing']);
  return isNational ? { national: fields as NationalContact } : { error: read.error };
}

/** Fields of a contact, of which only the country is missing. */
export type NationalContact = Record<string, unknown>;

/** The same where a number does not stand among other words, as in a row of an import. */
const plainContact = contactSchema(false);

/**
 * What is told of a contact, with the fields that it removes, named as in `attributes.tier`, or all that is wrong with it at
 * once, the number as well as the other fields.
 *
 * @param had the country of the contact so far, which a number is read by where no other is told
 * @param extract whether a number may stand among other words
 */
export function readNamedContact(
  told: Record<string, unknown>,
  had?: { country?: string | undefined },
  extract = false,
): { contact: ContactInput; removed: string[] } | { error: z.ZodError } {
  if (typeof told['phone'] === 'string' && !('country' in told) && had?.country) {
    const read = readNamedContact({ ...told, country: had.country }, undefined, extract);
    if ('contact' in read) delete read.contact.statedCountry;
    return read;
  }
  const read = (extract ? contactInput : plainContact).safeParse(told);
  if (read.success) return { contact: read.data, removed: removedBy(told) };
  const { issues } = read.error;
  if (typeof told['phone'] !== 'string' || issues.some(({ path }) => path[0] === 'phone')) return { error: read.error };
  const country = fields.shape.country.safeParse(told['country']);
  const phone = readPhoneNumber(told['phone'], country.data, { extract });
  if (phone.ok) return { error: read.error };
  const issue = { code: 'custom' as const, path: ['phone'], message: phoneReasons[phone.reason], input: undefined };
  return { error: new z.ZodError([...issues, issue]) };
}

function removedBy({ attributes, ...row }: Record<string, unknown>): string[] {
  const nulls = (all: object) => Object.entries(all).flatMap(([name, value]) => (value === null ? name : []));
  return [...nulls(row), ...nulls(attributes ?? {}).map((name) => `attributes.${name}`)];
}

export type ContactInput = ContactFields;

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** BCP 47 in its usual spelling; systems write `en_GB.UTF-8`. A word such as `null` is no language that anybody speaks. */
function localeOf(written: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(written.replace(/[.@].*$/, '').replaceAll('_', '-'));
    return tag && tag.length <= 35 && languageNames.of(new Intl.Locale(tag).language) ? tag : undefined;
  } catch {
    return undefined;
  }
}
