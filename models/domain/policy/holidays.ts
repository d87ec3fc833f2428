/** Month and day of the holidays that fall on the same date each year, by country and norm. */
const fixed: Record<string, readonly string[]> = {
  // Code du travail, art. L3133-1.
  FR: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
  // Labour Code, art. 112; days moved by decree of the government go into the organisation's policy.
  RU: [
    ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
    ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
  ],
};

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const movable: Record<string, readonly number[]> = { FR: [1, 39, 50] };

/** Whether a day, `YYYY-MM-DD`, is a public holiday of a country. */
export function isHoliday(country: string, day: string): boolean {
  if (fixed[country]?.includes(day.slice(5))) return true;
  const after = movable[country];
  if (!after) return false;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return after.includes(Math.round((Date.parse(day) - easter) / 86_400_000));
}

/** Easter of the Gregorian calendar, midnight UTC, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leapCorrection = Math.floor((8 * century + 13) / 25);
  const moon = (19 * a + century - Math.floor(century / 4) - leapCorrection + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * weekday) / 451);
  const march = moon + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(march / 31) - 1, (march % 31) + 1);
}
