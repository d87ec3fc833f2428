import { after, milliseconds, type Duration } from '../../models/domain/time/duration.ts';
import { isMoment } from '../../models/domain/time/named-day.ts';
import { mustBe } from './must-be.ts';
import { spoken } from './narration.ts';
import { now } from './run.ts';
import { span } from './span.ts';

/** How long to wait, or until which instant; `then` says in the Temporal UI what happens when nothing comes. */
export type Wait = {
  /** What happens when nothing comes, for whoever looks at the run: 'the team is asked'. */
  then?: string;
} & Deadline;

/** The names of all that it may say. */
export const waitOptions = ['within', 'until', 'then'];

type Deadline =
  | {
      /** How long, from now: '2 days'. */
      within: Duration;
      until?: never;
    }
  | {
      /** ISO 8601 with its zone. Where it has passed, only what is there already counts. */
      until: string;
      within?: never;
    };

/**
 * When the wait is over, ISO 8601 UTC.
 *
 * @throws RangeError that names what is no instant, or no duration
 */
export function endOf({ within, until }: Wait): string {
  mustBe([within, until].includes(undefined), 'within and until: a wait has one of them, not both');
  if (within !== undefined) return after(now(), span('within', within));
  if (!isMoment(until))
    throw new RangeError(`until: "${until}" is no instant with its zone, such as 2026-05-04T09:00:00Z`);
  return new Date(until).toISOString();
}

/** How long that is, in milliseconds. */
export function lengthOf({ within, until }: Wait): number {
  return within === undefined ? Date.parse(until) - Date.now() : milliseconds(within);
}

/** The same for people. */
export function limitInWords({ within, until }: Wait): string {
  return within === undefined ? `until ${spoken(new Date(until).toISOString())}` : `at most ${within}`;
}
