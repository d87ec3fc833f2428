import {
  parsePhoneNumberWithError,
  ParseError,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';

type PhoneReason = 'empty' | 'not-a-number' | 'too-short' | 'too-long' | 'invalid' | 'cannot-receive-sms';

export type PhoneResult =
  | { ok: true; e164: string; country: string | undefined; type: string | undefined }
  | { ok: false; reason: PhoneReason };

/** Types of the numbering plan that have a phone behind them which can show a text. */
const textable = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', undefined]);

/** More than any way to write a number needs. */
const longestWritten = 250;

/** +44 7700 900000 to 900999, which Ofcom keeps for fiction; demos and tests use nobody's number. */
const fiction = /^\+447700900\d{3}$/;

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
  const written = raw.trim();
  if (written === '') return { ok: false, reason: 'empty' };
  if (written.length > longestWritten) return { ok: false, reason: 'too-long' };
  const read = parse(written, defaultCountry, extract);
  if (typeof read === 'string') return { ok: false, reason: read };
  const type = read.getType();
  const { number: e164, country } = read;
  if (fiction.test(e164)) return { ok: true, e164, country: 'GB', type: 'MOBILE' };
  if (!read.isValid()) return { ok: false, reason: reasonOf(validatePhoneNumberLength(e164) ?? 'INVALID_COUNTRY') };
  if (!textable.has(type)) return { ok: false, reason: 'cannot-receive-sms' };
  return { ok: true, e164, country, type };
}

function parse(written: string, defaultCountry: string | undefined, extract: boolean): PhoneNumber | PhoneReason {
  const country = defaultCountry as CountryCode | undefined;
  try {
    const read = parsePhoneNumberWithError(written, { extract, ...(country ? { defaultCountry: country } : {}) });
    // +8912… is a Russian number with its trunk prefix behind a plus, a very common slip in exports.
    const slipped = /^\+8\d{10}$/.test(written) && !read.isValid();
    return slipped ? parsePhoneNumberWithError(written.slice(1), 'RU') : read;
  } catch (error) {
    if (/^\+8\d{10}$/.test(written)) return parsePhoneNumberWithError(written.slice(1), 'RU');
    return error instanceof ParseError ? reasonOf(error.message) : 'not-a-number';
  }
}

function reasonOf(code: string): PhoneReason {
  if (code === 'TOO_SHORT') return 'too-short';
  if (code === 'TOO_LONG') return 'too-long';
  return code === 'INVALID_COUNTRY' ? 'invalid' : 'not-a-number';
}
