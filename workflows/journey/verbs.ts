import type {
  AttributeName,
  AttributeValue,
  EventData,
  EventName,
  EventOf,
  Heard,
  LookUpAnswer,
  LookUpInput,
  LookUpName,
  SegmentName,
} from '../../models/config/register.ts';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import type { Duration } from '../../models/domain/time/duration.ts';
import type { NamedDay } from '../../models/domain/time/named-day.ts';
import type { Answer, AnswerOptions } from './answering.ts';
import type { DaysFrom } from './days-from.ts';
import type { Message } from './messages.ts';
import type { First, Race } from './racing.ts';
import type { SendArguments, Value } from './send-arguments.ts';
import type { Ended } from './start.ts';
import type { Wait } from './wait.ts';

/** A time of the day, `HH:MM`. */
export type TimeOfDay = `${number}:${number}`;

/** The verb by which a story speaks. */
export interface Sends<Hears extends EventName, Key extends string = string> {
  /**
   * Sends one text, holding it through quiet hours and caps. Never throws for a business reason.
   *
   * @example
   * const { outcome } = await send(words.shipped, { orderId }, { overtakenBy: ['order.delivered'] });
   * if (outcome !== 'sent') return askTeam('tell a customer by other means', { orderId });
   */
  send: <Names extends string>(
    message: Message<Names, Key>,
    ...values: SendArguments<Names, Hears>
  ) => Promise<DeliveryResult>;
}

/** The verbs by which a story waits for what others do. */
export interface Waits<Hears extends EventName, Key extends string = string> {
  /**
   * The next event of this name, or undefined when it does not come in time.
   *
   * @example
   * const shipped = await waitForEvent('order.shipped', { within: '14 days', then: 'the team is asked' });
   */
  waitForEvent: <Name extends Hears>(name: Name, wait: Wait) => Promise<Heard<Name> | undefined>;

  /**
   * The earliest unread event of these names, or undefined when none comes in time.
   *
   * @example
   * const news = await waitForAny(['order.delivered', 'order.cancelled'], { within: '14 days' });
   * if (news?.name === 'order.cancelled') return { endedBy: news.name };
   */
  waitForAny: <Name extends Hears>(names: readonly [Name, ...Name[]], wait: Wait) => Promise<Heard<Name> | undefined>;

  /**
   * Waits for the earliest of events, the reply to the latest text and a click on it; `name` tells which it was. Undefined
   * when nothing comes in time, or when the contact opts out of a marketing text that it asks about. The reply needs a
   * text that asks, and with `expects` is read and asked again once, both as in `waitForReply`; a click is told once, and
   * there is none where the text was not sent.
   *
   * @example
   * const first = await waitForFirst({ events: ['order.placed'], reply: true, click: true }, { within: '2 days' });
   * if (first?.name === 'reply') return { endedBy: `reply ${first.reply.says}` };
   * if (first?.name === 'order.placed') return { endedBy: `order ${first.data.orderId}` };
   *
   * @example
   * const reply = { expects: choice({ courier: ['courier'], pickup: ['pickup'] }), reask: words.again };
   * const first = await waitForFirst({ events: ['order.cancelled'], reply }, { within: '2 days' });
   * if (first?.name === 'reply' && 'means' in first.reply) return { endedBy: first.reply.means };
   */
  waitForFirst: {
    <Name extends Hears = never, Replies extends true = never, Clicks extends true = never>(
      race: Race<Name, Replies, Clicks>,
      wait: Wait,
    ): Promise<First<Name, [Replies] extends [never] ? never : Reply, Clicks> | undefined>;
    <Meaning, Name extends Hears = never, Clicks extends true = never>(
      race: Race<Name, AnswerOptions<Meaning, Key>, Clicks> & { reply: AnswerOptions<Meaning, Key> },
      wait: Wait,
    ): Promise<First<Name, Answer<Meaning>, Clicks> | undefined>;
  };

  /**
   * The reply to the latest text, which must be one that asks; undefined when none comes in time, or when the contact
   * opts out of what a marketing text asked. With `expects` it is read by what the question expects, and asked again
   * once in the words of `reask` where it cannot be read.
   *
   * @example
   * const reply = await waitForReply({ within: '2 days', then: 'the story ends' });
   * if (saysYes(reply)) return askTeam('call a new customer');
   *
   * @example
   * const answer = await waitForReply({ within: '2 days', expects: number({ min: 1, max: 9 }), reask: words.again });
   * if (answer && 'means' in answer) return { endedBy: `rated ${answer.means}` };
   */
  waitForReply: {
    (wait: Wait): Promise<Reply | undefined>;
    <Meaning>(wait: Wait & AnswerOptions<Meaning, Key>): Promise<Answer<Meaning> | undefined>;
  };

  /**
   * The first click of a person on a link of the latest text; undefined when none comes in time, or it was not sent.
   *
   * @example
   * if (await waitForClick({ within: '1 day' })) return { endedBy: 'came back' };
   */
  waitForClick: (wait: Wait) => Promise<Click | undefined>;

  /**
   * What became of the latest text: `delivered`, or `undeliverable` where nobody got it; undefined when nothing is known
   * in time, or it was not sent. Gateways may correct themselves: each wait tells the latest.
   *
   * @example
   * await send(words.shipped, { orderId });
   * const became = await waitForReceipt({ within: '2 hours', then: 'the team is asked' });
   * if (became !== 'delivered') return askTeam('tell a customer by other means', { orderId });
   */
  waitForReceipt: (wait: Wait) => Promise<Became | undefined>;
}

/** The verbs by which a story sleeps. */
export interface Sleeps {
  /**
   * Sleeps to an instant, ISO 8601. Where it has passed it goes on at once, and answers false.
   *
   * @example
   * await sleepUntil(after(event.time, '4 hours'), { then: 'the cart is called abandoned' });
   */
  sleepUntil: (instant: string, options?: { then?: string }) => Promise<boolean>;

  /**
   * Sleeps until the recipient's clock next shows `time`, but not before `after` has passed: up to a day longer.
   *
   * @example
   * await sleepUntilLocalTime('10:00', { after: '2 days', then: 'a review is asked for' });
   */
  sleepUntilLocalTime: (time: TimeOfDay, wait: { after: Duration; then?: string }) => Promise<void>;

  /**
   * Sleeps until the recipient's clock shows `time` on the `day`-th day after today. Where that has passed it goes on at
   * once, and answers false.
   *
   * @example
   * await onDay(1, '11:00', { then: 'help is offered' });
   */
  onDay: (day: number, time: TimeOfDay, options?: { then?: string }) => Promise<boolean>;

  /**
   * Sleeps until the recipient's clock shows `time` on a day that data name, or so many days before or after it. Where that
   * has passed it goes on at once, and answers false, so that a story can leave out what comes too late.
   *
   * @example
   * const inTime = await onDate(event.data.startsAt, '10:00', { daysBefore: 2, then: 'the reminder goes out' });
   * if (inTime) await send(words.reminder);
   */
  onDate: (day: NamedDay, time: TimeOfDay, options?: DaysFrom & { then?: string }) => Promise<boolean>;

  /**
   * The instant at which the recipient's clock shows `time` on a day that data name, or so many days before or after it;
   * it may have passed. Waits take it as `until`. Of a moment it is the day on the clock of its place.
   *
   * @example
   * const until = await timeOn(event.data.dueOn, '18:00', { daysBefore: 1 });
   * const paid = await waitForEvent('invoice.paid', { until });
   */
  timeOn: (day: NamedDay, time: TimeOfDay, from?: DaysFrom) => Promise<string>;
}

/** The verbs by which a story asks what is known of its contact, what the installation knows, and the team. */
export interface Asks {
  /**
   * Whether the contact belongs to a segment at this moment.
   *
   * @example
   * if (!(await inSegment('regulars'))) return { endedBy: 'not a regular' };
   */
  inSegment: (segment: SegmentName) => Promise<boolean>;

  /**
   * Whether an attribute of the contact has this value now, or any at all; the value itself stays out of the run.
   *
   * @example
   * if (await contactHas('plan', 'pro')) return { endedBy: 'pro already' };
   */
  contactHas: <Name extends AttributeName>(attribute: Name, value?: AttributeValue<Name>) => Promise<boolean>;

  /**
   * Asks a look-up of `tidings.config.ts`; undefined when it gave no answer, however often it was tried.
   *
   * @example
   * const stock = await lookUp('stock', { sku: event.data.sku });
   * if (stock && stock.left === 0) return { endedBy: 'sold out' };
   */
  lookUp: <Name extends LookUpName>(name: Name, ...input: LookUpInput<Name>) => Promise<LookUpAnswer<Name> | undefined>;

  /**
   * Puts a question to the team. Alone it ends the story with it; with a wait the story goes on with what the team
   * decided, or with undefined when nobody has in time.
   *
   * @example
   * if (!shipped) return askTeam('order has gone quiet', { orderId });
   *
   * @example
   * const decided = await askTeam('refund this return?', { returnId }, { within: '2 days' });
   */
  askTeam: {
    (question: string, details?: Record<string, Value>): Promise<Ended>;
    (question: string, details: Record<string, Value>, wait: Wait): Promise<string | undefined>;
  };
}

/** The verbs of one run, and the event that began it. `Key` is of the texts that its row names: it sends no others. */
export interface Verbs<Start extends EventName, Hears extends EventName, Key extends string = string>
  extends Sends<Hears, Key>, Waits<Hears, Key>, Sleeps, Asks {
  /**
   * What began the story, with the data of its kind.
   *
   * @example
   * const { orderId } = event.data;
   */
  event: EventOf<Start>;

  /**
   * Whether an event of this name was there before the one that began the run, so that its first text may be no news.
   *
   * @example
   * if (!known('order.cancelled')) await send(words.accepted, { orderId });
   */
  known: (name: Hears) => boolean;

  /**
   * Tells a story that ends the moment one of `names` arrives; `opted-out` is one that every journey may name.
   *
   * @example
   * const ended = await until(['order.placed'], async () => {
   *   await onDay(1, '10:00');
   *   await send(words.reminder);
   *   return { endedBy: 'reminded' };
   * });
   * if (ended.event) await send(words.thanks);
   */
  until: <Name extends Hears | 'opted-out'>(
    names: readonly [Name, ...Name[]],
    story: () => Promise<Ended | undefined>,
  ) => Promise<Ended & { event?: Heard<Name> }>;

  /**
   * Begins the journey anew with other data when its history has grown long; a run may then live for ever.
   *
   * @example
   * await renewWhenLong({ bookingId, startsAt });
   */
  renewWhenLong: (data: EventData<Start>) => Promise<void>;
}
