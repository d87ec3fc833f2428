/**
 * Numbers as they were before their country changed its plan, which old exports are full of, and how each is dialled
 * today. A new reading counts only where the plan has the number that comes out.
 */
const changes: readonly (readonly [old: RegExp, today: string])[] = [
  // Mexico, 2019-08-03 (IFT): no 1 behind the country, no 01, 044, 045 before the ten digits.
  [/^\+52(?:1|01|044|045)(\d{10})$/, '+52$1'],
  // Brazil, 2012 to 2016 (Anatel): a ninth digit before mobile numbers.
  [/^\+55(\d{2})([6-9]\d{7})$/, '+55$19$2'],
  // Ukraine, 2009 (NKRZI): 8 was the trunk prefix, the code behind it began with 0.
  [/^\+38080(\d{9})$/, '+380$1'],
  // Uzbekistan, Tajikistan, Turkmenistan: 8 is or was the trunk prefix, and stays in numbers written by hand.
  [/^\+(998|992)8(\d{9})$/, '+$1$2'],
  [/^\+9938(\d{8})$/, '+993$1'],
  // Ivory Coast, 2021-01-31 (ARTCI): two more digits, by the operator, which the second of the old ones tells.
  [/^\+225([014-9][7-9]\d{6})$/, '+22507$1'],
  [/^\+225([014-9][4-6]\d{6})$/, '+22505$1'],
  [/^\+225([014-9][0-3]\d{6})$/, '+22501$1'],
  // Benin, 2024-11-30 (ARCEP): 01 before the eight digits.
  [/^\+229(\d{8})$/, '+22901$1'],
  // Vietnam, 2018-09-15 (MIC): mobile numbers of eleven digits have ten.
  [/^\+8416([2-9]\d{7})$/, '+843$1'],
  [/^\+84120(\d{7})$/, '+8470$1'],
  [/^\+84121(\d{7})$/, '+8479$1'],
  [/^\+84122(\d{7})$/, '+8477$1'],
  [/^\+84126(\d{7})$/, '+8476$1'],
  [/^\+84128(\d{7})$/, '+8478$1'],
  [/^\+8412([345])(\d{7})$/, '+848$1$2'],
  [/^\+84127(\d{7})$/, '+8481$1'],
  [/^\+84129(\d{7})$/, '+8482$1'],
  [/^\+8418([68])(\d{7})$/, '+845$1$2'],
  [/^\+84199(\d{7})$/, '+8459$1'],
];

/** The same number in today's plan; undefined where no change is known. @param e164 plus and digits */
export function inTodaysPlan(e164: string): string | undefined {
  const change = changes.find(([old]) => old.test(e164));
  return change && e164.replace(change[0], change[1]);
}
