const hourMs = 3_600_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept?', 'Oct', 'Nov', 'Dec'];

/** The clock of all people of one run: a zone in which it is about 13:00 as it begins, so that no night holds a text. */
export interface Calendar {
  /** Milliseconds since the epoch. */
  begin: number;
  zone: string;
  /** Noon of the day that lies so many days ahead, ISO 8601 UTC. */
  noonIn: (days: number) => string;
  /** That day as a text in British English names it, for a regular expression: `5 Dec`. */
  dayIn: (days: number) => string;
}

export function calendarFrom(begin: number): Calendar {
  const offset = ((13 - new Date(begin).getUTCHours() + 36) % 24) - 12;
  const noon = (days: number) => {
    const local = new Date(begin + offset * hourMs);
    return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, 12));
  };
  return {
    begin,
    // The sign in these names is the other way round.
    zone: offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`,
    noonIn: (days) => new Date(noon(days).getTime() - offset * hourMs).toISOString(),
    dayIn: (days) => `${noon(days).getUTCDate()} ${months[noon(days).getUTCMonth()] ?? ''}`,
  };
}
