import { condition, continueAsNew, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { eventKey } from '../../models/domain/encode.ts';
import { after, milliseconds, type Duration } from '../../models/domain/time/duration.ts';
import type { EventData, EventName, Heard, SegmentName } from '../../models/config/register.ts';
import type { AttributeName, AttributeValue } from '../../models/config/register.ts';
import type { LookUpAnswer, LookUpInput, LookUpName } from '../../models/config/register.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { answerTo, type Answer, type AnswerOptions, type Wait } from './answering.ts';
import { lookUpBy } from './looking-up.ts';
import type { Message } from './messages.ts';
import { pausing } from './pausing.ts';
import { Question } from './question.ts';
import { isDecided, spokenRunners, takeFirst, type First, type Race } from './racing.ts';
import type { SendArguments, Value } from './send-arguments.ts';
import { goOnUnlessEnded, sendThrough } from './sending.ts';
import type { Ended, JourneyStart } from './start.ts';
import type { Telling } from './telling.ts';
import { endOn } from './until.ts';

const activities = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds' });
const lookUps = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** The verbs of one run, and the event that began it. */
export type Verbs<Start extends EventName, Hears extends EventName> = ReturnType<typeof verbsOf<Start, Hears>>;

/**
 * Gives a story its verbs: an ordinary object in an ordinary workflow function; put this code in its place and a plain
 * Temporal workflow remains.
 */
export function verbsOf<Start extends EventName, Hears extends EventName>(
  start: JourneyStart<Start>,
  telling: Telling,
) {
  const { inbox, narration } = telling;
  const { contactId, event } = start;
  const { workflowId } = workflowInfo();
  const startedBy = start.carried?.startedBy ?? eventKey(event.source, event.id);
  const run = { workflowId, startedBy, journey: start.journey, contactId };
  const pause = pausing(narration);
  const question = new Question(run.startedBy);
  let latest: { sent?: string } = {};
  let clickTold: string | undefined;
  let optedOut: () => boolean = () => false;

  /** Sends one text, holding it through quiet hours and caps. Never throws for a business reason. */
  async function send<Names extends string>(
    message: Message<Names>,
    ...[values = {}, options]: SendArguments<Names, Hears>
  ): Promise<DeliveryResult> {
    const ordinal = (telling.steps += 1);
    question.ask(ordinal, message.asks ?? false);
    const { optOuts } = inbox;
    optedOut = () => message.kind === 'marketing' && inbox.optOuts > optOuts;
    inbox.forgetReplies();
    const notAfter = options?.notAfter ?? after(now(), message.expiresAfter ?? '1 day');
    const brand = options?.brand === undefined ? {} : { brand: options.brand };
    const request = { ...run, ordinal, message: message.key, values, notAfter, ...brand };
    const news = options?.overtakenBy;
    const holding = { kind: message.kind, ...(news ? { overtaken: () => inbox.has(news) } : {}) };
    const result = await sendThrough({ narration, pause, inbox }, holding, request);
    latest = result.outcome === 'sent' ? { sent: result.deliveryId } : {};
    return result;
  }

  /** The earliest unread event of these names, or undefined when none comes in time. */
  async function waitForAny<Name extends Hears>(names: readonly Name[], wait: Wait): Promise<Heard<Name> | undefined> {
    await arrival(names.join(' or '), () => inbox.has(names), wait);
    return inbox.take(names);
  }

  /** The next event of this name, or undefined when it does not come in time. */
  async function waitForEvent<Name extends Hears>(name: Name, wait: Wait): Promise<Heard<Name> | undefined> {
    return waitForAny([name], wait);
  }

  /**
   * The reply to the latest text, which must be one that asks; undefined when none comes in time, or when the contact
   * opts out of what a marketing text asked. With `expects` it is read by what the question expects, and asked again
   * once in the words of `reask` where it cannot be read.
   */
  async function waitForReply(wait: Wait): Promise<Reply | undefined>;
  async function waitForReply<Meaning>(wait: Wait & AnswerOptions<Meaning>): Promise<Answer<Meaning> | undefined>;
  async function waitForReply(
    wait: Wait & Partial<AnswerOptions<unknown>>,
  ): Promise<Reply | Answer<unknown> | undefined> {
    const { expects, ...options } = wait;
    return expects ? answerTo({ nextReply, ask: send }, { ...options, expects }) : nextReply(wait);
  }

  async function nextReply(wait: Wait): Promise<Reply | undefined> {
    return whileAnswerable('waitForReply', wait, async () => {
      await arrival('a reply', () => inbox.hasReply() || optedOut(), wait);
      if (optedOut()) goOnUnlessEnded();
      return inbox.takeReply();
    });
  }

  async function whileAnswerable<T>(verb: string, wait: Wait, waiting: () => Promise<T>): Promise<T> {
    if (!question.asked)
      throw new Error(`${verb}: the latest text does not say \`asks: true\`, so no reply would come here`);
    question.wait(after(now(), wait.within));
    try {
      return await waiting();
    } finally {
      question.close();
    }
  }

  /** The first click of a person on a link of the latest text; undefined when none comes in time, or it was not sent. */
  async function waitForClick(wait: Wait): Promise<Click | undefined> {
    const { sent } = latest;
    if (sent === undefined) return undefined;
    await arrival('a click', () => inbox.click(sent) !== undefined || optedOut(), wait);
    if (optedOut()) goOnUnlessEnded();
    return inbox.click(sent);
  }

  /**
   * Waits for the earliest of events, the reply to the latest text and a click on it; `name` tells which it was. Undefined
   * when nothing comes in time, or when the contact opts out of a marketing text that it asks about. The reply, as in
   * `waitForReply`, needs a text that asks; a click is told once, and there is none where the text was not sent.
   *
   * @example
   * const first = await waitForFirst({ events: ['order.placed'], reply: true, click: true }, { within: '2 days' });
   * if (first?.name === 'reply') return { endedBy: `reply ${first.reply.says}` };
   * if (first?.name === 'order.placed') return { endedBy: `order ${first.data.orderId}` };
   */
  async function waitForFirst<Name extends Hears = never, Replies extends true = never, Clicks extends true = never>(
    race: Race<Name, Replies, Clicks>,
    wait: Wait,
  ): Promise<First<Name, Replies, Clicks> | undefined> {
    const { events = [], reply, click } = race as Race<Name, true, true>;
    const clickOn = click && latest.sent !== clickTold ? latest.sent : undefined;
    const runners = { events, reply: reply ?? false, clickOn };
    const asksThem = runners.reply || clickOn !== undefined;
    const ended = () => asksThem && optedOut();
    const arrive = async () => {
      const what = spokenRunners(runners);
      if (what !== '') await arrival(what, () => isDecided(inbox, runners) || ended(), wait);
    };
    await (reply ? whileAnswerable('waitForFirst', wait, arrive) : arrive());
    if (ended()) goOnUnlessEnded();
    const first = takeFirst(inbox, runners);
    if (first?.name === 'click') clickTold = clickOn;
    return first as First<Name, Replies, Clicks> | undefined;
  }

  async function arrival(what: string, arrived: () => boolean, { within, then }: Wait): Promise<void> {
    if (arrived()) return;
    const until = after(now(), within);
    narration.waiting(`waiting for ${what}`, {
      what: `Waiting for ${what}`,
      until,
      next: then ?? 'it goes on without',
    });
    await condition(arrived, milliseconds(within), { summary: `wait for ${what}, at most ${within}` });
  }

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
    await sleepUntil(await lookUps.localTime.executeWithOptions({ summary }, [request]), wait);
  }

  /** Sleeps until the recipient's clock shows `time` on the `day`-th day after today; at once when that has passed. */
  async function onDay(day: number, time: `${number}:${number}`, wait: { then?: string } = {}): Promise<void> {
    const request = { contactId, time, notBefore: now(), day };
    const summary = `find ${time} of the recipient, ${day} days from today`;
    await sleepUntil(await lookUps.localTime.executeWithOptions({ summary }, [request]), wait);
  }

  /** Whether an event of this name was there before the one that began the run, so that its first text may be no news. */
  function known(name: Hears): boolean {
    return start.before?.some((earlier) => earlier.name === name) ?? false;
  }

  /** Whether the contact belongs to a segment at this moment. */
  async function inSegment(segment: SegmentName): Promise<boolean> {
    return lookUps.inSegment.executeWithOptions({ summary: `in segment ${segment}?` }, [{ contactId, segment }]);
  }

  /**
   * Whether an attribute of the contact has this value now, or any at all; the value itself stays out of the run.
   *
   * @example
   * if (await contactHas('plan', 'pro')) return { endedBy: 'pro already' };
   */
  async function contactHas<Name extends AttributeName>(
    attribute: Name,
    value?: AttributeValue<Name>,
  ): Promise<boolean> {
    const summary = `contact has ${attribute}${value === undefined ? '' : ` ${value}`}?`;
    return lookUps.contactHas.executeWithOptions({ summary }, [{ contactId, attribute, value }]);
  }

  /**
   * Asks a look-up of `tidings.config.ts`; undefined when it gave no answer, however often it was tried.
   *
   * @example
   * const stock = await lookUp('stock', { sku: event.data.sku });
   * if (stock && stock.left === 0) return { endedBy: 'sold out' };
   */
  async function lookUp<Name extends LookUpName>(
    name: Name,
    ...input: LookUpInput<Name>
  ): Promise<LookUpAnswer<Name> | undefined> {
    const ordinal = (telling.steps += 1);
    return lookUpBy(narration, { ...run, ordinal, name }, ...input);
  }

  /**
   * Puts a question to the team. Alone it ends the story with it; with a wait the story goes on with what the team
   * decided, or with undefined when nobody has in time.
   */
  async function askTeam(question: string, details?: Record<string, Value>): Promise<Ended>;
  async function askTeam(question: string, details: Record<string, Value>, wait: Wait): Promise<string | undefined>;
  async function askTeam(question: string, details: Record<string, Value> = {}, wait?: Wait) {
    const ordinal = (telling.steps += 1);
    const summary = `ask the team: ${question}`;
    const task = await activities.askTeam.executeWithOptions({ summary }, [{ ...run, ordinal, question, details }]);
    if (!wait) return { endedBy: 'team asked' };
    await arrival('the team', () => inbox.decision(task) !== undefined, wait);
    return inbox.decision(task)?.outcome;
  }

  /** Tells a story that ends the moment one of `names` arrives; `opted-out` is one that every journey may name. */
  async function until<Name extends Hears | 'opted-out'>(
    names: readonly Name[],
    story: () => Promise<Ended | undefined>,
  ) {
    const ended = await endOn({ inbox, narration }, names, story);
    if (ended.event) question.close();
    return ended;
  }

  /** Begins the journey anew with other data when its history has grown long; a run may then live for ever. */
  async function renewWhenLong(data: EventData<Start>): Promise<void> {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (!continueAsNewSuggested && historyLength < 2_000) return;
    question.close();
    const { before: _known, meanwhile: _heard, ...same } = start;
    const renewed = {
      ...same,
      event: { ...event, data },
      carried: { ...start.carried, ordinal: telling.steps, inbox: inbox.carry() },
    };
    await continueAsNew<(renewed: object) => Promise<unknown>>(renewed);
  }

  const waits = { waitForEvent, waitForAny, waitForFirst, waitForReply, waitForClick };
  const sleeps = { sleepUntil, sleepUntilLocalTime, onDay };
  return { event, send, ...waits, ...sleeps, known, inSegment, contactHas, lookUp, askTeam, until, renewWhenLong };
}

function now(): string {
  return new Date().toISOString();
}
