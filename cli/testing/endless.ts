import { tsToMs } from '@temporalio/common/lib/time.js';
import { hasClosed, isAtRest, openActivities, openTimers, type HistoryEvent } from './idle.ts';

/** More waits than any story of one person has, and few enough to be played well within the time of a test. */
const mostWaits = 500;
const mostYears = 10;
const mostMs = mostYears * 365.25 * 86_400_000;
const mostDaysAway = 3;
const lookEveryMs = 200;

/** Why a run that has waited as often as its histories tell has no end; undefined where it may have one. */
export function whyWaitsForever(histories: readonly HistoryEvent[][]): string | undefined {
  const waits = histories.flat().filter(({ timerFiredEventAttributes: fired }) => fired).length;
  return waits > mostWaits ? `it has waited more than ${mostWaits} times` : undefined;
}

/** Why a run that nobody tells anything after `since` has no end; undefined where it may have one. */
export function whyEndsNever(events: HistoryEvent[], { since, now }: { since: number; now: number }) {
  const last = events.at(-1);
  const closedAt = last && hasClosed(last) ? tsToMs(last.eventTime) : undefined;
  const timers = openTimers(events);
  const isIdle = closedAt === undefined && isAtRest(events, () => false);
  if (isIdle && timers.length === 0) return 'it waits, without a limit of time, for what does not come by itself';
  const goesOnUntil = closedAt ?? (isIdle ? Math.min(...timers) : now);
  return goesOnUntil - since > mostMs ? `it goes on for more than ${mostYears} years` : undefined;
}

/**
 * Why a run has no end while the gateway stays away and nobody acts after `since`: a hand-over waits, and nothing else that
 * could end it, or it has waited for days, each of which is played by a try a minute. Undefined where it may have an end.
 */
export function whyWaitsForGateway(
  events: HistoryEvent[],
  { since, now }: { since: number; now: number },
): string | undefined {
  const last = events.at(-1);
  const waiting = openActivities(events).filter(({ type }) => type === 'deliver').length;
  if (waiting === 0 || !last || hasClosed(last)) return undefined;
  if (openTimers(events).length > 0 && now - since <= mostDaysAway * 86_400_000) return undefined;
  return `the gateway is still away, and ${waiting === 1 ? '1 hand-over waits' : `${waiting} hand-overs wait`} for it`;
}

/**
 * Lets time pass and looks on before, meanwhile and afterwards, so that what is found does not depend on when it is looked.
 *
 * @param giveUp ends the passing of time
 * @throws Error that `look` has found
 */
export async function lookingOn(
  pass: () => Promise<unknown>,
  look: () => Promise<Error | undefined>,
  giveUp: () => Promise<void>,
): Promise<void> {
  const before = await look();
  if (before) throw before;
  const passed = pass();
  const over = passed.then(
    () => 'over' as const,
    () => 'over' as const,
  );
  let fault: Error | undefined;
  do {
    fault = await look();
    if (fault) await giveUp();
  } while (!fault && (await Promise.race([over, pause()])) !== 'over');
  await over;
  fault ??= await look();
  if (fault) throw fault;
  await passed;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
