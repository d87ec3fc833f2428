import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples';
import { getCountries, getExampleNumber, parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { readPhoneNumber, readSender, spellingsOfNumber } from '../../../models/domain/numbers/phone-number.ts';

describe('phone numbers', () => {
  it.each([
    ['8 (912) 345-67-89', 'RU', '+79123456789', 'RU'],
    ['9123456789', 'RU', '+79123456789', 'RU'],
    ['79123456789', 'RU', '+79123456789', 'RU'],
    ['тел: 8(912)3456789', 'RU', '+79123456789', 'RU'],
    ['+89123456789', 'RU', '+79123456789', 'RU'],
    ['+89123456789', undefined, '+79123456789', 'RU'],
    ['87012345678', 'RU', '+77012345678', 'KZ'],
    ['+1 202 555 0123', 'RU', '+12025550123', 'US'],
    ['+44 7700 900123', undefined, '+447700900123', 'GB'],
    ['8 912 345-67-89 доб. 12', 'RU', '+79123456789', 'RU'],
    ['８（９１２）３４５－６７－８９', 'RU', '+79123456789', 'RU'],
    ['٨٩١٢٣٤٥٦٧٨٩', 'RU', '+79123456789', 'RU'],
    ['8\u00a0912\u00a0345\u00a067\u00a089', 'RU', '+79123456789', 'RU'],
    ['\u200e+7 912 345 67 89\u202c', undefined, '+79123456789', 'RU'],
    ['+7 701 234 56 78', undefined, '+77012345678', 'KZ'],
    ['00 44 7700 900123', 'DE', '+447700900123', 'GB'],
    ['07700 900123', 'GB', '+447700900123', 'GB'],
    ['+33 6 12 34 56 78', 'RU', '+33612345678', 'FR'],
  ])('%s read in %s is %s of %s', (raw, country, e164, expected) => {
    expect(readPhoneNumber(raw, country)).toMatchObject({ ok: true, e164, country: expected });
  });

  it.each([
    ['', 'RU', 'empty'],
    ['hello', 'RU', 'not-a-number'],
    ['+7912', undefined, 'too-short'],
    ['+79123456789012345', undefined, 'too-long'],
    ['8 800 555 35 35', 'RU', 'cannot-receive-sms'],
    ['+7 495 123-45-67', undefined, 'cannot-receive-sms'],
    ['+999123456789', undefined, 'invalid'],
    ['9123456789', undefined, 'country-missing'],
    ['8 (916) 123-45-67', undefined, 'country-missing'],
    ['447700900123', undefined, 'country-missing'],
    ['80501234567', undefined, 'country-missing'],
    ['тел. 8 916 123-45-67', undefined, 'country-missing'],
    ['+52 1 55 1234 567', undefined, 'invalid'],
    ['+55 11 2123 4567', undefined, 'cannot-receive-sms'],
    ['80441234567', 'UA', 'cannot-receive-sms'],
    ['+8 (495) 123-45-67', undefined, 'cannot-receive-sms'],
    ['+44 7700 900123, +44 7700 900124', undefined, 'not-a-number'],
    ['1'.repeat(10_000), 'RU', 'too-long'],
    ['+'.repeat(200), 'RU', 'not-a-number'],
    ['null', 'RU', 'not-a-number'],
    ['anna@example.org', 'RU', 'not-a-number'],
  ])('%s read in %s is refused: %s', (raw, country, reason) => {
    expect(readPhoneNumber(raw, country)).toEqual({ ok: false, reason });
  });

  it('allows what may be a mobile where numbers do not tell, and says what a number is', () => {
    expect(readPhoneNumber('+1 202 555 0123')).toMatchObject({ ok: true, type: 'FIXED_LINE_OR_MOBILE' });
    expect(readPhoneNumber('+79123456789')).toMatchObject({ ok: true, type: 'MOBILE' });
  });

  it.each([
    '\u202a+447700900123\u202c',
    '\u2066+44 7700 900123\u2069',
    '\ufeff+447700900123',
    '+44\u200b7700\u200d900123',
    "'+447700900123",
    '="+447700900123"',
    `'="+447700900123"`,
    'tel:+44-7700-900123',
    'tel:+447700900123;ext=12',
    'tel:7700-900123;phone-context=+44',
    'tel:%2B447700900123',
    '+44 7700 900123;',
    '+44 7700 900123 ,',
    '00447700900123',
    'Tel.: +44 (0)7700 900123',
    'Mob. +44 7700 900123 (mobile)',
    'тел. моб.: +44 7700 900123',
    '+44 7700 900123\u00a0/',
  ])('in a file and by PUT alike "%s" is the number that it holds', (cell) => {
    for (const extract of [true, false]) {
      expect(readPhoneNumber(cell, undefined, { extract })).toMatchObject({ ok: true, e164: '+447700900123' });
    }
  });

  it.each([
    ['+8 (916) 123-45-67', undefined, '+79161234567'],
    ['+8-916-123-45-67', 'GB', '+79161234567'],
    ['тел. 8 916 123-45-67', 'RU', '+79161234567'],
    ['+8 701 234 56 78', undefined, '+77012345678'],
    ['+80501234567', 'UA', '+380501234567'],
    ['8 (050) 123-45-67', 'UA', '+380501234567'],
    ['8 029 123 45 67', 'BY', '+375291234567'],
    ['+998 8 90 123 45 67', undefined, '+998901234567'],
    ['+52 1 55 1234 5678', undefined, '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['01 55 1234 5678', 'MX', '+525512345678'],
    ['+55 11 8123-4567', undefined, '+5511981234567'],
    ['(11) 8123-4567', 'BR', '+5511981234567'],
    ['+225 07 12 34 56', undefined, '+2250707123456'],
    ['+229 90 01 12 34', undefined, '+2290190011234'],
    ['+84 120 123 4567', undefined, '+84701234567'],
    ['+84 166 123 4567', undefined, '+84361234567'],
    ['+84 912 345 678', 'RU', '+84912345678'],
    ['+972 050-234-5678', undefined, '+972502345678'],
    ['+39 0347 123 4567', undefined, '+393471234567'],
    ['0044 7700 900123', 'RU', '+447700900123'],
  ])('an old or slipped form, %s in %s, is %s today', (raw, country, e164) => {
    for (const extract of [true, false])
      expect(readPhoneNumber(raw, country, { extract })).toMatchObject({ ok: true, e164 });
  });

  it.each(['call me at 89123456789 after six', '89123456789 is my number'])('in a file "%s" is a sentence', (cell) => {
    expect(readPhoneNumber(cell, 'RU')).toMatchObject({ ok: true });
    expect(readPhoneNumber(cell, 'RU', { extract: false }).ok).toBe(false);
  });

  it('reads a number back from however it is formatted', () => {
    const mobile = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((digits) => `+7${digits}`);
    fc.assert(
      fc.property(mobile, (e164) => {
        const number = parsePhoneNumberWithError(e164);
        if (!readPhoneNumber(e164).ok) return;
        for (const style of ['NATIONAL', 'INTERNATIONAL', 'E.164'] as const) {
          expect(readPhoneNumber(number.format(style), 'RU', { extract: false })).toMatchObject({ e164 });
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['447700900123', '+447700900123'],
    ['00447700900123', '+447700900123'],
    ['tel:+447700900123', '+447700900123'],
    ['5491123456789', '+5491123456789'],
    ['+541123456789', '+5491123456789'],
    ['541123456789', '+5491123456789'],
    ['+54111523456789', '+5491123456789'],
    ['+54 9 11 15 2345-6789', '+5491123456789'],
    ['5493512345678', '+5493512345678'],
    ['543512345678', '+5493512345678'],
    ['5215512345678', '+525512345678'],
    ['525512345678', '+525512345678'],
    ['551181234567', '+5511981234567'],
    ['841661234567', '+84361234567'],
    ['79123456789', '+79123456789'],
    ['+44 20 7183 8750', '+442071838750'],
    ['60123', undefined],
    ['07700900123', undefined],
    ['Tidings', undefined],
  ])('a text from %s is one from %s', (written, e164) => {
    expect(readSender(written)).toBe(e164);
  });

  const mobiles = getCountries().flatMap((country) => {
    const number = getExampleNumber(country, examples);
    const read = number && readPhoneNumber(number.number);
    return number && read?.ok ? [{ country: number.country ?? country, number, e164: read.e164 }] : [];
  });

  it('reads every spelling of a number, in every country, as that number', () => {
    expect(mobiles.length).toBeGreaterThan(200);
    for (const { country, number, e164 } of mobiles) {
      const abroad = [number.number, number.number.slice(1), `00${number.number.slice(1)}`];
      const written = [number.formatInternational(), number.getURI(), ...spellingsOfNumber(e164)];
      for (const each of [...abroad, ...written]) expect([each, readSender(each)]).toEqual([each, e164]);
      expect(readPhoneNumber(number.formatNational(), country)).toMatchObject({ e164 });
      expect(spellingsOfNumber(number.number)[0]).toBe(e164);
    }
  });
});
