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
  ])('%s read in %s is refused: %s', (raw, country, reason) => {
    expect(readPhoneNumber(raw, country)).toEqual({ ok: false, reason });
  });
});
