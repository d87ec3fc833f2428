/** How numbers began, how they begin today, and what stands behind it in both forms. */
type Change = readonly [old: string, today: string, rest: RegExp];

/**
 * Numbers as they were before their country changed its plan, which old exports are full of, and how each is dialled
 * today. A new reading counts only where the plan has the number that comes out.
 */
const changes: readonly Change[] = [
  // Mexico, 2019-08-03 (IFT): no 1 behind the country, no 01, 044, 045 before the ten digits.
  ...['1', '01', '044', '045'].map((prefix): Change => [`+52${prefix}`, '+52', /^\d{10}$/]),
  // Brazil, 2012 to 2016 (Anatel): a ninth digit before mobile numbers.
  ...Array.from({ length: 89 }, (_, area): Change => [`+55${area + 11}`, `+55${area + 11}9`, /^[6-9]\d{7}$/]),
  // Argentina: the trunk 0 and the 15 of mobiles, left in behind the 9 that stands for them from abroad.
  ['+5490', '+549', /^\d{10}$/],
  ['+549', '+54', /^(?=\d{12}$)\d{2,4}15\d+$/],
  // Ukraine, 2009 (NKRZI): 8 was the trunk prefix, the code behind it began with 0.
  ['+38080', '+380', /^\d{9}$/],
  // Uzbekistan, Tajikistan, Turkmenistan: 8 is or was the trunk prefix, and stays in numbers written by hand.
  ['+9988', '+998', /^\d{9}$/],
  ['+9928', '+992', /^\d{9}$/],
  ['+9938', '+993', /^\d{8}$/],
  // Ivory Coast, 2021-01-31 (ARTCI): two more digits, by the operator, which the second of the old ones tells.
  ['+225', '+22507', /^[014-9][7-9]\d{6}$/],
  ['+225', '+22505', /^[014-9][4-6]\d{6}$/],
  ['+225', '+22501', /^[014-9][0-3]\d{6}$/],
  // Benin, 2024-11-30 (ARCEP): 01 before the eight digits.
  ['+229', '+22901', /^\d{8}$/],
  // Vietnam, 2018-09-15 (MIC): mobile numbers of eleven digits have ten.
  ['+8416', '+843', /^[2-9]\d{7}$/],
  ['+84120', '+8470', /^\d{7}$/],
  ['+84121', '+8479', /^\d{7}$/],
  ['+84122', '+8477', /^\d{7}$/],
  ['+84126', '+8476', /^\d{7}$/],
  ['+84128', '+8478', /^\d{7}$/],
  ['+8412', '+848', /^[345]\d{7}$/],
  ['+84127', '+8481', /^\d{7}$/],
  ['+84129', '+8482', /^\d{7}$/],
  ['+8418', '+845', /^[68]\d{7}$/],
  ['+84199', '+8459', /^\d{7}$/],
];

/** Mobiles of Argentina without the 9, as some gateways pass them on; a fixed line has the same digits (ENACOM). */
const withoutMobileMark: Change = ['+54', '+549', /^\d{10}$/];

/** The same number in today's plan; undefined where no change is known. @param e164 plus and digits */
export function inTodaysPlan(e164: string): string | undefined {
  return changed(e164, changes);
}

/** The same number with the digit that its country puts before mobiles; undefined where none is known. */
export function asMobile(e164: string): string | undefined {
  return changed(e164, [withoutMobileMark]);
}

function changed(e164: string, by: readonly Change[]): string | undefined {
  const change = by.find(([old, , rest]) => e164.startsWith(old) && rest.test(e164.slice(old.length)));
  return change && change[1] + e164.slice(change[0].length);
}

/** Every older form that may have become this number. */
export function olderForms(e164: string): string[] {
  const became = ([, today, rest]: Change) => e164.startsWith(today) && rest.test(e164.slice(today.length));
  return [...changes, withoutMobileMark].filter(became).map(([old, today]) => old + e164.slice(today.length));
}
