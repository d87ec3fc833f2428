import { describe, expect, it } from 'vitest';
import { countParts, plainSpaces } from '../../../models/domain/texts/sms-parts.ts';

const a = (count: number) => 'a'.repeat(count);
const ya = (count: number) => 'я'.repeat(count);

describe('SMS parts', () => {
  it.each([
    ['160 letters fit one', a(160), 'gsm7', 1],
    ['161 need two', a(161), 'gsm7', 2],
    ['306 still fit two of 153', a(306), 'gsm7', 2],
    ['307 need three', a(307), 'gsm7', 3],
    ['€ costs two: 158 + € fit one', `${a(158)}€`, 'gsm7', 1],
    ['159 + € need two', `${a(159)}€`, 'gsm7', 2],
    ['an escape pair is not split over parts', `${a(152)}€${a(152)}`, 'gsm7', 3],
    ['70 Cyrillic letters fit one', ya(70), 'ucs2', 1],
    ['71 need two', ya(71), 'ucs2', 2],
    ['134 still fit two of 67', ya(134), 'ucs2', 2],
    ['135 need three', ya(135), 'ucs2', 3],
    ['a surrogate pair is not split over parts', `${ya(66)}😀${ya(66)}`, 'ucs2', 3],
    ['an emoji counts two units', `${ya(69)}😀`, 'ucs2', 2],
    ['€ is one unit in UCS-2', `я${'€'.repeat(69)}`, 'ucs2', 1],
    ['nothing costs nothing', '', 'gsm7', 0],
    ['ç in lower case is not GSM-7', 'ç', 'ucs2', 1],
    ['Ç is', 'Ç', 'gsm7', 1],
    ['the number sign № makes it UCS-2', '№ 5', 'ucs2', 1],
    ['a line break of two characters costs two', `${a(159)}\r\n`, 'gsm7', 2],
  ] as const)('%s', (_rule, text, encoding, parts) => {
    expect(countParts(text)).toMatchObject({ encoding, parts });
  });

  it('takes the no-break spaces out that formatters put in', () => {
    const price = new Intl.NumberFormat('ru-RU', { style: 'currency', currency: 'RUB' }).format(1234);
    expect(price).toMatch(/\u00a0/);
    expect(plainSpaces(price)).not.toMatch(/[\u00a0\u202f]/);
  });
});
