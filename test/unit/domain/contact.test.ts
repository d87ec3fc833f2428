import { describe, expect, it } from 'vitest';
import { contactInput, readNamedContact } from '../../../models/domain/contact.ts';

/** What PUT and import each make of the same fields. */
function both(fields: Record<string, unknown>) {
  const put = contactInput.safeParse(fields);
  const row = readNamedContact(fields);
  const faults = (error?: { issues: { path: PropertyKey[]; message: string }[] }) =>
    error?.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
  return [put.data ?? faults(put.error), 'contact' in row ? row.contact : faults(row.error)];
}

describe('the fields of a contact, by PUT and by import alike', () => {
  it.each([
    [{ locale: 'en_GB' }, { locale: 'en-GB' }],
    [{ locale: 'ru_RU.UTF-8' }, { locale: 'ru-RU' }],
    [{ locale: '\u200eEN-gb ' }, { locale: 'en-GB' }],
    [{ country: 'gb' }, { country: 'GB' }],
    [{ country: 'UK' }, { country: 'GB' }],
    [{ country: '="RU"' }, { country: 'RU' }],
    [{ region: 'us-tx\u00a0' }, { region: 'US-TX' }],
    [{ region: 'uk-sct' }, { region: 'GB-SCT' }],
    [{ region: 'US-PR' }, { region: 'US-PR' }],
    [{ timeZone: '\ufeffEurope/London' }, { timeZone: 'Europe/London' }],
    [{ phone: null, country: null, region: null, timeZone: null, locale: null, attributes: null }, { attributes: {} }],
    [{ attributes: { a: null, b: ' x\u200b', c: 'م\u200cن' } }, { attributes: { b: 'x', c: 'م\u200cن' } }],
    [{ phone: "'+44 7700 900123" }, { phone: '+447700900123', country: 'GB' }],
    [
      { phone: 'тел. 8 916 123-45-67', country: 'ru' },
      { phone: '+79161234567', phoneRaw: 'тел. 8 916 123-45-67' },
    ],
  ])('%j are %j', (fields, expected) => {
    for (const read of both(fields)) expect(read).toMatchObject(expected);
  });

  it.each([
    [{ phone: '8 916 123-45-67' }, 'phone has no + and country code'],
    [{ locale: 'null' }, 'locale must be a language tag'],
    [{ locale: 'english please' }, 'locale must be a language tag'],
    [{ country: 'ZZ' }, 'country must be an ISO 3166 code'],
    [{ country: 'EU' }, 'country must be an ISO 3166 code'],
    [{ region: 'US-ZZ' }, 'region must be an ISO 3166-2 code'],
    [{ region: 'ZZ-TX' }, 'region must be an ISO 3166-2 code'],
    [{ country: 'Россия' }, 'country must be an ISO 3166 code'],
    [{ attributes: { 'first name': 'x' } }, 'attributes/first name has a name that is not of 1 to 64 Latin letters'],
    [{ attributes: { tags: ['a'] } }, 'attributes/tags must be text of at most 500 characters, a number, true, false'],
    [{ attributes: { note: 'x'.repeat(501) } }, 'attributes/note'],
    [{ timeZone: '+03:00' }, 'timeZone must be an IANA time zone'],
  ])('%j are refused: %s', (fields, complaint) => {
    for (const read of both(fields)) expect(read).toEqual([expect.stringContaining(complaint)]);
  });
});
