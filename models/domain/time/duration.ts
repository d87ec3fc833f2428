type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week';

/** A span written in full words, "2 days" and never "2d", so that a journey can be read aloud. */
export type Duration = `${number} ${Unit | `${Unit}s`}`;

const unitMs: Record<Unit, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** Length in milliseconds. A day is 24 hours here; "the same time tomorrow" is `sleepUntilLocalTime`'s business. */
export function milliseconds(duration: Duration): number {
  const [amount, word] = duration.split(' ') as [string, string];
  return Number(amount) * unitMs[word.replace(/s$/, '') as Unit];
}

/** The instant that lies `duration` after `instant`; both ISO 8601 UTC. */
export function after(instant: string, duration: Duration): string {
  return new Date(Date.parse(instant) + milliseconds(duration)).toISOString();
}

/** The instant that lies `duration` before `instant`; both ISO 8601 UTC. */
export function before(instant: string, duration: Duration): string {
  return new Date(Date.parse(instant) - milliseconds(duration)).toISOString();
}
