import { Temporal } from 'temporal-polyfill';
import type { Fiction } from '../fiction.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept?', 'Oct', 'Nov', 'Dec'];

/** The clock of all people of one run, who live where it is day as it begins, so that no night holds a text. */
export interface Calendar {
  /** Milliseconds since the epoch. */
  begin: number;
  people: Fiction;
  /** Noon of the day that lies so many days ahead, ISO 8601 UTC. */
  noonIn: (days: number) => string;
  /** That day as a text in British English names it, for a regular expression: `5 Dec`. */
  dayIn: (days: number) => string;
}

export function calendarFrom(begin: number, people: Fiction): Calendar {
  const { timeZone } = people;
  const today = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(timeZone).toPlainDate();
  const noon = Temporal.PlainTime.from('12:00');
  return {
    begin,
    people,
    noonIn: (days) => today.add({ days }).toZonedDateTime({ timeZone, plainTime: noon }).toInstant().toString(),
    dayIn: (days) => {
      const { day, month } = today.add({ days });
      return `${day} ${months[month - 1] ?? ''}`;
    },
  };
}
