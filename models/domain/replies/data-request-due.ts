const dayMs = 86_400_000;

/**
 * By when a claim to the data on a person must be met: within a month (GDPR art. 12(3)), in Russia within ten working days
 * (152-FZ art. 20 and 21), the earlier where both may hold. Holidays are not taken out, so the day is never too late.
 *
 * @param countries where the person may be; elsewhere the month counts, too
 */
export function dataRequestDue(asked: Date, countries: readonly string[]): Date {
  const month = monthAfter(asked);
  if (!countries.includes('RU')) return month;
  const days = workingDaysAfter(asked, 10);
  return days < month ? days : month;
}

/** The same day of the next month, or its last one. */
function monthAfter(asked: Date): Date {
  const due = new Date(asked);
  due.setUTCMonth(asked.getUTCMonth() + 1, 1);
  const lastDay = new Date(Date.UTC(due.getUTCFullYear(), due.getUTCMonth() + 1, 0)).getUTCDate();
  due.setUTCDate(Math.min(asked.getUTCDate(), lastDay));
  return due;
}

/** Monday to Friday are working days; the day itself does not count. */
function workingDaysAfter(asked: Date, days: number): Date {
  let due = asked;
  for (let left = days; left > 0;) {
    due = new Date(due.getTime() + dayMs);
    if (due.getUTCDay() % 6 !== 0) left -= 1;
  }
  return due;
}
