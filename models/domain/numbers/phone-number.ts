import {
  parsePhoneNumberWithError,
  ParseError,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { asMobile, inTodaysPlan, olderForms } from './old-numbers.ts';
import { cleanField } from '../clean-field.ts';

export type PhoneReason =
  'empty' | 'not-a-number' | 'too-short' | 'too-long' | 'invalid' | 'country-missing' | 'cannot-receive-sms';

export type PhoneResult =
  | { ok: true; e164: string; country: string | undefined; type: string | undefined }
  | { ok: false; reason: PhoneReason };

/** Types of the numbering plan that have a phone behind them which can show a text. */
const textable = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', undefined]);

/** More than any way to write a number needs. */
const longestWritten = 250;

/** +44 7700 900000 to 900999, which Ofcom keeps for fiction; demos and tests use nobody's number. */
const fiction = /^\+447700900\d{3}$/;

/** What people put before and behind a number: `tel:`, `тел. моб.:`, `(mobile)`, the comma of the next cell. */
const label = /^(?:(?:\p{L}{1,12}[.:]|tel|phone|mobile|mob|cell|тел|телефон|моб)[\s.:/]*){1,2}(?=[+(\d])/iu;
const remark = /\s*\(\p{L}[\p{L}\s.]*\)$/u;
const separators = /^[\s;,.|/:_-]+|[\s;,.|/:_-]+$/gu;
/** Parameters of a `tel:` address (RFC 3966). */
const parameters = /;(?:(phone-context)=(\+\d+)|[\w-]+=[^;]*)/giu;

/**
 * Reads a number as people write it into E.164. The country comes from the number itself, since +7 is shared and
 * default countries are often wrong; `defaultCountry` only helps with a number that has no international prefix.
 *
 * @param extract whether the number may stand among other words
 */
export function readPhoneNumber(
  raw: string,
  defaultCountry?: string,
  { extract = true }: { extract?: boolean } = {},
): PhoneResult {
  if (raw.length > longestWritten) return { ok: false, reason: 'too-long' };
  const written = bare(raw);
  if (written === '') return { ok: false, reason: 'empty' };
  let refused: PhoneReason | undefined;
  for (const [text, country] of readings(written, defaultCountry)) {
    const read = parse(text, country, extract);
    const result = typeof read === 'string' ? read : judge(read);
    if (typeof result !== 'string') return result;
    refused ??= result;
    if (result === 'cannot-receive-sms') refused = result;
  }
  const countryMissing = refused === 'invalid' && defaultCountry === undefined && !/^\D*\+|^\D*00/.test(written);
  return { ok: false, reason: countryMissing ? 'country-missing' : (refused ?? 'not-a-number') };
}

/**
 * The number that a text came from, as gateways write it: international, with or without the plus, in whatever plan the
 * operator still has. Undefined for a short code or a name.
 */
export function readSender(written: string): string | undefined {
  const digits = bare(written).replaceAll(/[\s+().-]/g, '');
  // Letters, or fewer digits than any number has, are a name or a short code.
  if (!/^\d{7,}$/.test(digits)) return undefined;
  const e164 = `+${digits.replace(/^00/, '')}`;
  const [read, mobile] = [readPhoneNumber(e164), readPhoneNumber(asMobile(e164) ?? '')];
  if (read.ok) return read.e164;
  if (mobile.ok) return mobile.e164;
  return read.reason === 'cannot-receive-sms' ? e164 : undefined;
}

/** The same number in older plans, and in today's where it is given in an older one. @param e164 plus and digits */
export function olderNumbers(e164: string): string[] {
  const today = readSender(e164) ?? e164;
  const same = olderForms(today).filter((older) => readSender(older) === today);
  return today === e164 ? same : [today, ...same];
}

/** How one number may have been kept, today's spelling first: in older plans, and as gateways write it. @param e164 */
export function spellingsOfNumber(e164: string): string[] {
  const today = readSender(e164);
  if (today === undefined) return [e164];
  const plans = [today, ...olderNumbers(today)];
  return [...new Set([...plans, e164, ...plans.map((each) => each.slice(1))])];
}

/** The number without what stands around it. */
function bare(raw: string): string {
  let context = '';
  const plain = cleanField(raw.replace(/%2B/gi, '+').replace(/%20/g, ' '));
  const number = plain.replace(parameters, (_all, _name, prefix: string | undefined) => {
    context = prefix ?? context;
    return '';
  });
  return context + number.replace(separators, '').replace(label, '').replace(remark, '').replace(separators, '');
}

/** How a number may be meant, the likeliest first; the first that a plan has is taken. */
function* readings(written: string, country: string | undefined): Generator<[string, string | undefined]> {
  const digits = written.replace(/\D/g, '');
  // No country is +8: where the 8 stands alone it is a trunk prefix, even if +84… is a number of Vietnam.
  if (!/^\+\s*8[^\d]/.test(written)) yield [written, country];
  if (/^\+?\(?00/.test(written)) yield [`+${digits.replace(/^00/, '')}`, country];
  const today = /^\W*\+/.test(written) ? inTodaysPlan(`+${digits}`) : undefined;
  if (today) yield [today, country];
  // The trunk prefix behind a plus, +8 912…, is a very common slip in exports of Russia and its neighbours.
  if (/^\+\D*8/.test(written) && digits.length === 11) {
    if (country !== undefined) yield [digits, country];
    yield [digits, 'RU'];
  }
}

/** A number of a plan that can get texts, if need be read as what it has become since it was written. */
function judge(read: PhoneNumber): PhoneResult | PhoneReason {
  if (fiction.test(read.number)) return { ok: true, e164: read.number, country: 'GB', type: 'MOBILE' };
  const now = read.isValid() ? read : (moved(read) ?? read);
  const { number: e164, country } = now;
  if (!now.isValid()) return reasonOf(validatePhoneNumberLength(e164) ?? 'INVALID_COUNTRY');
  const type = now.getType();
  return textable.has(type) ? { ok: true, e164, country, type } : 'cannot-receive-sms';
}

/** The number in today's plan, or without a trunk zero that was left behind the country. */
function moved({ number, countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber | undefined {
  const withoutTrunk = nationalNumber.startsWith('0') ? `+${countryCallingCode}${nationalNumber.slice(1)}` : undefined;
  for (const e164 of [inTodaysPlan(number), withoutTrunk]) {
    const read = e164 && parse(e164, undefined, false);
    if (typeof read === 'object' && read.isValid()) return read;
  }
  return undefined;
}

function parse(written: string, defaultCountry: string | undefined, extract: boolean): PhoneNumber | PhoneReason {
  const country = defaultCountry as CountryCode | undefined;
  try {
    return parsePhoneNumberWithError(written, { extract, ...(country ? { defaultCountry: country } : {}) });
  } catch (error) {
    return error instanceof ParseError ? reasonOf(error.message) : 'not-a-number';
  }
}

function reasonOf(code: string): PhoneReason {
  if (code === 'TOO_SHORT') return 'too-short';
  if (code === 'TOO_LONG') return 'too-long';
  return code === 'INVALID_COUNTRY' ? 'invalid' : 'not-a-number';
}
