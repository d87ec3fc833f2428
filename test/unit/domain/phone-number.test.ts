import fc from 'fast-check';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { readPhoneNumber } from '../../../models/domain/phone-number.ts';

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
    ['9123456789', undefined, 'invalid'],
    ['+52 1 55 1234 5678', undefined, 'too-long'],
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

  it.each(['тел: 8(912)3456789', 'call me at 89123456789 after six'])('in a file "%s" is a sentence', (cell) => {
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
});
