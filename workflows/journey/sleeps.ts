import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { after, type Duration } from '../../models/domain/time/duration.ts';
import { now, type Run } from './run.ts';

const { localTime } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** The verbs by which a story sleeps. */
export function sleepsOf({ identity: { contactId }, pause }: Run) {
  /** Sleeps to an instant, ISO 8601; at once when it has passed. */
  async function sleepUntil(instant: string, { then = 'it goes on' }: { then?: string } = {}): Promise<void> {
    await pause(new Date(instant).toISOString(), 'sleeping', { what: 'Sleeping', next: then });
  }

  /** Sleeps until the recipient's clock next shows `time`, but not before `after` has passed: up to a day longer. */
  async function sleepUntilLocalTime(
    time: `${number}:${number}`,
    wait: { after: Duration; then?: string },
  ): Promise<void> {
    const request = { contactId, time, notBefore: after(now(), wait.after) };
    const summary = `find ${time} of the recipient, at least ${wait.after} from now`;
    await sleepUntil(await localTime.executeWithOptions({ summary }, [request]), wait);
  }

  /** Sleeps until the recipient's clock shows `time` on the `day`-th day after today; at once when that has passed. */
  async function onDay(day: number, time: `${number}:${number}`, wait: { then?: string } = {}): Promise<void> {
    const request = { contactId, time, notBefore: now(), day };
    const summary = `find ${time} of the recipient, ${day} days from today`;
    await sleepUntil(await localTime.executeWithOptions({ summary }, [request]), wait);
  }

  return { sleepUntil, sleepUntilLocalTime, onDay };
}
