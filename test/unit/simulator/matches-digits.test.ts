import { expect, test } from 'vitest';
import { matchesDigits } from '../../../cli/simulator/matches-digits.ts';

const digitsOf = (typed: string) => typed.replaceAll(/\D/g, '');

test.for([
  ['+447700900123', '07700 900123'],
  ['+447700900123', '07700'],
  ['+447700900123', '0044 7700 900'],
  ['+447700900123', '+44 7700'],
  ['+447700900123', '900123'],
  ['+79161234567', '8 (916) 123-45-67'],
  ['+79161234567', '8 916'],
  ['+79161234567', '+7 916'],
  ['+36201234567', '06 20 123 4567'],
  ['+390612345678', '06 1234'],
  ['+4915112345678', '0151 12345678'],
  ['+12015550123', '(201) 555-0123'],
] as const)('%s is found by %s', ([number, typed]) => {
  expect(matchesDigits(number, digitsOf(typed))).toBe(true);
});

test('another number is not', () => {
  expect(matchesDigits('+447700900123', '07700900124')).toBe(false);
  expect(matchesDigits('+79161234567', '8495')).toBe(false);
});
