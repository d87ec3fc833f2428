import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { after, type Duration } from '../../models/domain/time/duration.ts';
import { isMoment, mustBeTimeOfDay, type NamedDay } from '../../models/domain/time/named-day.ts';
import { dateWanted, inWords, longestDays, type DaysFrom } from './days-from.ts';
import { mustBe, mustKnow } from './must-be.ts';
import { now, type Run } from './run.ts';
import { span } from './span.ts';
import type { Sleeps, TimeOfDay } from './verbs.ts';

const { localTime } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

const daysFrom = ['daysBefore', 'daysAfter'];

/** The verbs by which a story sleeps. */
export function sleepsOf({ identity: { contactId }, pause }: Run): Sleeps {
  async function sleepUntil(instant: string, wait: { then?: string } = {}): Promise<boolean> {
    mustKnow('sleepUntil', wait, ['then']);
    return sleepTo(instant, wait);
  }

  async function sleepTo(instant: string, { then = 'it goes on' }: { then?: string }): Promise<boolean> {
    const at = new Date(instant);
    if (Number.isNaN(at.getTime())) throw new RangeError(`sleepUntil: "${instant}" is no instant in ISO 8601`);
    mustBe(
      isMoment(instant),
      `sleepUntil: "${instant}" has no zone, such as 2026-05-04T09:00:00Z has; a day is for onDate`,
    );
    const isAhead = at.getTime() > Date.now();
    await pause(at.toISOString(), 'sleeping', { what: 'Sleeping', next: then });
    return isAhead;
  }

  async function sleepUntilLocalTime(time: TimeOfDay, wait: { after: Duration; then?: string }): Promise<void> {
    mustKnow('sleepUntilLocalTime', wait, ['after', 'then']);
    mustBeTimeOfDay('sleepUntilLocalTime', time);
    const request = { contactId, time, notBefore: after(now(), span('sleepUntilLocalTime: after', wait.after)) };
    const summary = `find ${time} of the recipient, at least ${wait.after} from now`;
    await sleepTo(await localTime.executeWithOptions({ summary }, [request]), wait);
  }

  async function onDay(day: number, time: TimeOfDay, wait: { then?: string } = {}): Promise<boolean> {
    mustKnow('onDay', wait, ['then']);
    if (!Number.isSafeInteger(day)) throw new RangeError(`onDay: ${day} is no whole number of days`);
    mustBe(day >= 0 && day <= longestDays, `onDay: ${day} must be from 0, today, to ${longestDays}`);
    mustBeTimeOfDay('onDay', time);
    const summary = `find ${time} of the recipient, ${day} days from today`;
    const at = await localTime.executeWithOptions({ summary }, [{ contactId, time, notBefore: now(), day }]);
    return sleepTo(at, wait);
  }

  async function timeOn(day: NamedDay, time: TimeOfDay, from: DaysFrom = {}): Promise<string> {
    mustKnow('timeOn', from, daysFrom);
    return timeOfRecipient(day, time, from);
  }

  async function timeOfRecipient(day: NamedDay, time: TimeOfDay, from: DaysFrom): Promise<string> {
    mustBeTimeOfDay('timeOn', time);
    const date = dateWanted('timeOn', day, from);
    const summary = `find ${time} of the recipient, ${inWords(date)}`;
    return localTime.executeWithOptions({ summary }, [{ contactId, time, notBefore: now(), date }]);
  }

  async function onDate(day: NamedDay, time: TimeOfDay, wait: DaysFrom & { then?: string } = {}): Promise<boolean> {
    mustKnow('onDate', wait, [...daysFrom, 'then']);
    return sleepTo(await timeOfRecipient(day, time, wait), wait);
  }

  return { sleepUntil, sleepUntilLocalTime, onDay, onDate, timeOn };
}
