import type { EventData, EventName, SegmentName } from '../../models/config/register.ts';
import type { Budget } from '../../models/domain/money/budget.ts';
import type { Duration } from '../../models/domain/time/duration.ts';
import type { Schedule } from '../../models/domain/time/schedule.ts';
import type { Message } from './messages.ts';
import { tellAnewOn } from './restarting.ts';
import type { Ended, JourneyStart, RunStart } from './start.ts';
import { beginTelling } from './telling.ts';
import type { Verbs } from './verbs.ts';
import { verbsOf } from './verbs-of-run.ts';

/**
 * May the same journey begin again once it has ended? Never for its contact or key; always; or again when this long has
 * passed since the last beginning.
 */
type Again = 'never' | 'always' | { after: Duration };

/**
 * What a journey is for: the event that says it has succeeded, and how long after its last touch that counts for it.
 * A run ends on its goal; one that hears the goal event says itself how.
 */
export interface Goal<On extends string = string> {
  /** The event that says that it has succeeded. */
  on: On;
  /** After a click. Default: 7 days. */
  afterClick?: Duration;
  /** After a message that was accepted but not clicked. Default: 72 hours. */
  afterDelivery?: Duration;
}

/** The fields that all of these data always have as text; an unknown event is told as such, and not by its keys too. */
type KeyIn<Data, Name extends keyof Data = keyof Data> = Name extends string
  ? Data[Name] extends string
    ? Name
    : unknown extends Data[Name]
      ? Name
      : never
  : never;

/** What is declared of a journey beside its story. */
interface Row<
  Start extends EventName,
  Hears extends EventName,
  Aim extends EventName,
  Texts extends Readonly<Record<string, Message>>,
> {
  /** What it does, in one sentence for whoever reads the catalogue. */
  about: string;
  /** The event that begins it. */
  startsOn: Start;
  /** Begins it as well, once, for those who belong to the segment already, whose entering nobody has seen. */
  alsoThoseIn?: Start extends `entered.${string}` ? true : never;
  /** Of a journey that begins on `schedule.due`: when, and for everybody in which segment. */
  schedule?: Start extends 'schedule.due' ? Schedule<SegmentName> : never;
  /** No new runs; those that are there go on. See docs/change-a-journey.md. */
  retired?: true;
  /** The events that its story may wait for, or end on. */
  hears?: readonly Hears[];
  /** What one run is per: `contact`, or a field that all its events carry. */
  onePer: 'contact' | ([EventName] extends [Start] ? string : KeyIn<EventData<Start | Hears | Aim>>);
  /** `never`, `always`, or `{ after: '30 days' }` since the last beginning for this contact or key. */
  again: Again;
  /** While a run is there, the event that begins it begins its story anew, with the newest data: a cart that changes. It is not heard then. */
  restarts?: Start extends Hears ? never : true;
  /** What it is for: the event by which it succeeds, and which ends the run unless the story hears it. */
  goal?: Goal<Aim>;
  /** The most its texts may cost in each period; what does not fit waits for the next. */
  budget?: Budget;
  /** The texts that its story sends, as `texts(…)` gives them. */
  texts: Texts;
}

/** A journey as the engine knows it: its row, and its story as a workflow. */
export interface Journey {
  name: string;
  about: string;
  /** Absent once the journey is retired: nothing starts it any more. */
  startsOn?: string;
  alsoThoseIn?: true;
  schedule?: Schedule;
  /** What started it before it was retired. Its runs go on to their ends, and hear what they heard. */
  retiredFrom?: string;
  retired?: true;
  hears: readonly string[];
  onePer: string;
  again: Again;
  restarts?: true;
  goal?: Goal;
  budget?: Budget;
  texts: Readonly<Record<string, Message>>;
  run: (start: RunStart) => Promise<Ended>;
}

/**
 * One journey: its name, which is that of its file; its row; and its story, which takes its verbs on line one. The story
 * is replayed, so it asks the world only through its verbs.
 *
 * @example
 * export default journey(
 *   'order-news',
 *   { about: 'Tells that an order was shipped.', startsOn: 'order.placed', hears: ['order.shipped'],
 *     onePer: 'orderId', again: 'never', texts: words },
 *   async ({ event, send, waitForEvent }) => {
 *     const shipped = await waitForEvent('order.shipped', { within: '14 days' });
 *     if (shipped) await send(words.shipped, { orderId: event.data.orderId });
 *     return { endedBy: shipped ? 'order.shipped' : 'silence' };
 *   },
 * );
 *
 * @example
 * // A cart that changes: with `restarts` each change begins the story, and its waits, anew.
 * export default journey(
 *   'abandoned-cart',
 *   { about: 'Reminds of a cart.', startsOn: 'cart.updated', onePer: 'contact', again: 'always', restarts: true, texts: words },
 *   async ({ event, send, sleepUntil }) => {
 *     await sleepUntil(after(event.time, '4 hours'));
 *     await send(words.reminder, { items: event.data.items });
 *     return { endedBy: 'reminded' };
 *   },
 * );
 */
export function journey<
  const Start extends EventName,
  const Hears extends EventName = never,
  const Aim extends EventName = never,
  Texts extends Readonly<Record<string, Message>> = Readonly<Record<string, Message>>,
>(
  name: string,
  { startsOn, retired, hears = [], ...row }: Row<Start, Hears, Aim, Texts>,
  story: (verbs: Verbs<Start, Hears, Texts[keyof Texts]['key']>) => Promise<Ended>,
): Journey {
  const run = (start: RunStart) => {
    const begun = start as JourneyStart<Start>;
    const telling = beginTelling(begun, row.restarts && startsOn);
    const told = () =>
      telling.underWay.telling(() => story(verbsOf<Start, Hears>(begun, telling, { texts: row.texts, hears })));
    return row.restarts ? tellAnewOn(startsOn, telling, begun, told) : told();
  };
  return { ...row, name, hears, ...(retired === undefined ? { startsOn } : { retired, retiredFrom: startsOn }), run };
}
