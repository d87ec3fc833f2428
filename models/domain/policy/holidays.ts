import { lawIn } from './territories.ts';

/** The days of a year on which a holiday falls, midnight UTC. */
type Holiday = (year: number) => number[];

const dayMs = 86_400_000;
const [sunday, monday, thursday, saturday] = [0, 1, 4, 6];

/** The public holidays by country or territory, and by the norm that makes them. */
const calendars: Record<string, readonly Holiday[]> = {
  // Ley 51 de 1983: most feasts move to the Monday that follows them.
  CO: [
    on('01-01', '05-01', '07-20', '08-07', '12-08', '12-25'),
    afterEaster(-3, -2),
    toMonday(on('01-06', '03-19', '06-29', '08-15', '10-12', '11-01', '11-11')),
    toMonday(afterEaster(39, 60, 68)),
  ],
  // Code du travail, art. L3133-1.
  FR: [on('01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'), afterEaster(1, 39, 50)],
  // Code du travail, art. L3422-2: the abolition of slavery.
  BL: [on('10-09')],
  GF: [on('06-10')],
  GP: [on('05-27')],
  MF: [on('05-28')],
  MQ: [on('05-22')],
  RE: [on('12-20')],
  YT: [on('04-27')],
  // Labour Code, art. 112; a government moves some by decree, each year anew.
  RU: [
    on('01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'),
    on('02-23', '03-08', '05-01', '05-09', '06-12', '11-04'),
  ],
  // 5 U.S.C. 6103 with Executive Order 11582: at a weekend the nearest working day is kept as well.
  US: [
    observed(on('01-01', '06-19', '07-04', '11-11', '12-25')),
    nth(3, monday, 1),
    nth(3, monday, 2),
    lastMonday(5),
    nth(1, monday, 9),
    nth(2, monday, 10),
    nth(4, thursday, 11),
  ],
  // Public Holidays Act 36 of 1994: after a Sunday the Monday is one as well.
  ZA: [
    observed(on('01-01', '03-21', '04-27', '05-01', '06-16', '08-09', '09-24', '12-16', '12-25', '12-26'), [sunday]),
    afterEaster(-2, 1),
  ],
};

/** Days that an organisation names for a country, `YYYY-MM-DD`. */
interface NamedDays {
  holidays: readonly string[];
  /** Days on which it works though they are at a weekend or on a holiday. */
  workdays: readonly string[];
}

/** Named days by country. */
export type NamedCalendar = Readonly<Record<string, NamedDays>>;

/** Whether a day, `YYYY-MM-DD`, is a public holiday of a country, or named as one. */
export function isHoliday(country: string, day: string, named: NamedCalendar = {}): boolean {
  if (holidaysIn(country, Number(day.slice(0, 4))).has(Date.parse(day))) return true;
  return holding(country).some((place) => named[place]?.holidays.includes(day));
}

/** Whether a day is named as one on which work goes on. */
export function isWorkday(country: string, day: string, named: NamedCalendar = {}): boolean {
  return holding(country).some((place) => named[place]?.workdays.includes(day));
}

/** Whether the public holidays of a country are known here, or named. */
export function knowsHolidays(country: string, named: NamedCalendar = {}): boolean {
  return calendarOf(country).length > 0 || holding(country).some((place) => named[place]?.holidays.length);
}

/** A territory has the holidays of the country whose law holds there. */
function calendarOf(country: string): Holiday[] {
  return holding(country).flatMap((place) => calendars[place] ?? []);
}

function holding(country: string): string[] {
  return [country, ...lawIn(country)];
}

const kept = new Map<string, ReadonlySet<number>>();

function holidaysIn(country: string, year: number): ReadonlySet<number> {
  const key = `${country} ${year}`;
  let days = kept.get(key);
  if (!days) {
    if (kept.size > 500) kept.clear();
    // New Year of the next year may be kept on the last day of this one.
    kept.set(key, (days = new Set(calendarOf(country).flatMap((holiday) => [...holiday(year), ...holiday(year + 1)]))));
  }
  return days;
}

/** The same dates each year, MM-DD. */
function on(...dates: string[]): Holiday {
  return (year) => dates.map((date) => Date.parse(`${String(year).padStart(4, '0')}-${date}`));
}

/** So many days after Easter Sunday. */
function afterEaster(...days: number[]): Holiday {
  return (year) => days.map((after) => easterSunday(year) + after * dayMs);
}

/** Kept on the Monday that follows, if it is none itself. */
function toMonday(holiday: Holiday): Holiday {
  return (year) => holiday(year).map((day) => day + ((8 - weekdayOf(day)) % 7) * dayMs);
}

/** Kept on its day, and after a Sunday on the Monday, before a Saturday on the Friday as well. */
function observed(holiday: Holiday, weekend: readonly number[] = [saturday, sunday]): Holiday {
  return (year) =>
    holiday(year).flatMap((day) => {
      if (!weekend.includes(weekdayOf(day))) return [day];
      return [day, weekdayOf(day) === sunday ? day + dayMs : day - dayMs];
    });
}

/** The n-th of a weekday in a month. */
function nth(n: number, weekday: number, month: number): Holiday {
  return (year) => {
    const first = Date.UTC(year, month - 1, 1);
    return [first + (((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7) * dayMs];
  };
}

function lastMonday(month: number): Holiday {
  return (year) => nth(1, monday, month + 1)(year).map((next) => next - 7 * dayMs);
}

function weekdayOf(day: number): number {
  return new Date(day).getUTCDay();
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
