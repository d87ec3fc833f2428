import type { Budget } from '../models/domain/money/budget.ts';
import type { Duration } from '../models/domain/time/duration.ts';
import type { EventData, EventName } from '../models/domain/events.ts';
import { messages as autoReplyTexts } from './auto-reply.ts';
import { doubleOptIn, messages as doubleOptInTexts } from './journeys/double-opt-in.ts';
import { messages as orderTrackingTexts, orderTracking } from './journeys/order-tracking.ts';
import { messages as overduePaymentTexts, overduePayment } from './journeys/overdue-payment.ts';
import { messages as upcomingEventTexts, upcomingEvent } from './journeys/upcoming-event.ts';
import { messages as welcomeTexts, welcome } from './journeys/welcome.ts';
import type { Message } from './journey/messages.ts';
import type { Ended, JourneyStart } from './journey/start.ts';

/** May the same journey begin again? Never for its contact or key; or again when this long has passed since the last. */
type Again = 'never' | { after: Duration };

/**
 * What a journey is for: the event that says it has succeeded, and how long after its last touch that counts for it.
 * A run ends on its goal; one that hears the goal event says itself how.
 */
export interface Goal {
  on: EventName;
  /** After a click. Default: 7 days. */
  afterClick?: Duration;
  /** After a message that was accepted but not clicked. Default: 72 hours. */
  afterDelivery?: Duration;
}

/** Which event starts a journey, what it hears, and what one run of it is per. */
export interface CatalogueEntry {
  about: string;
  workflowType: string;
  /** Absent once the journey is retired: nothing starts it any more. */
  startsOn?: EventName;
  /** What started it before it was retired. Its runs go on to their ends, and hear what they heard. */
  retiredFrom?: EventName;
  hears: readonly EventName[];
  /** `contact`, or the field that all its events carry. */
  onePer: string;
  again: Again;
  goal?: Goal;
  budget?: Budget;
  texts: Record<string, Message>;
}

interface Declaration<Start extends EventName, Hears extends EventName, Aim extends EventName> {
  about: string;
  run: (start: JourneyStart<Start, Hears>) => Promise<Ended>;
  startsOn: Start;
  /** No new runs; those that are there go on. See docs/change-a-journey.md. */
  retired?: true;
  hears: readonly Hears[];
  onePer: 'contact' | (string & keyof EventData<Start | Hears | Aim>);
  again: Again;
  goal?: Goal & { on: Aim };
  /** The most its texts may cost in each period; what does not fit waits for the next. */
  budget?: Budget;
  texts: Record<string, Message>;
}

export function entry<Start extends EventName, Hears extends EventName, Aim extends EventName = never>({
  run,
  startsOn,
  retired,
  ...declared
}: Declaration<Start, Hears, Aim>): CatalogueEntry {
  return { ...declared, workflowType: run.name, ...(retired ? { retiredFrom: startsOn } : { startsOn }) };
}

/** The index of all journeys. */
export const catalogue = {
  welcome: entry({
    about: 'Greets a new customer and offers help once.',
    run: welcome,
    startsOn: 'user.registered',
    hears: ['profile.completed'],
    onePer: 'contact',
    again: 'never',
    goal: { on: 'profile.completed' },
    texts: welcomeTexts,
  }),
  'order-tracking': entry({
    about: 'Follows one order from checkout to doorstep.',
    run: orderTracking,
    startsOn: 'order.placed',
    hears: ['order.shipped', 'order.delivered', 'order.cancelled'],
    onePer: 'orderId',
    again: 'never',
    texts: orderTrackingTexts,
  }),
  'overdue-payment': entry({
    about: 'Reminds of an unpaid invoice until it is paid.',
    run: overduePayment,
    startsOn: 'invoice.overdue',
    hears: ['invoice.paid', 'invoice.voided'],
    onePer: 'invoiceId',
    again: { after: '30 days' },
    goal: { on: 'invoice.paid' },
    texts: overduePaymentTexts,
  }),
  'upcoming-event': entry({
    about: 'Reminds of a booked time a day and two hours ahead.',
    run: upcomingEvent,
    startsOn: 'booking.made',
    hears: ['booking.rescheduled', 'booking.cancelled'],
    onePer: 'bookingId',
    again: 'never',
    texts: upcomingEventTexts,
  }),
  'double-opt-in': entry({
    about: 'Has a consent confirmed by whoever holds the number.',
    run: doubleOptIn,
    startsOn: 'consent.requested',
    hears: ['consent.confirmed'],
    onePer: 'requestId',
    again: 'never',
    texts: doubleOptInTexts,
  }),
} as const;

export type JourneyName = keyof typeof catalogue;

/** Every text of every journey, and of the automatic replies, by its key. */
export const texts: ReadonlyMap<string, Message> = new Map(
  [...Object.values<CatalogueEntry>(catalogue).map((journey) => journey.texts), autoReplyTexts]
    .flatMap((all) => Object.values<Message>(all))
    .map((text) => [text.key, text]),
);

/** The budgets of the journeys that have one, by name. */
export const budgets: ReadonlyMap<string, Budget> = new Map(
  Object.entries<CatalogueEntry>(catalogue).flatMap(([name, { budget }]) => (budget ? [[name, budget] as const] : [])),
);
