import type { EventName, Heard } from '../../models/config/register.ts';
import { defined } from '../../models/domain/defined.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { answerTo, type Answer, type AnswerOptions } from './answering.ts';
import { arrival } from './arriving.ts';
import { isClicked, isDecided, isReplied, spokenRunners, takeFirst } from './racing.ts';
import type { First, Race, Runners } from './racing.ts';
import type { Run } from './run.ts';
import { goOnUnlessEnded } from './sending.ts';
import { sendsOf } from './sends.ts';
import { endOf, type Wait } from './wait.ts';

/** The verbs by which a story waits for what others do. */
export function waitsOf<Hears extends EventName>(run: Run) {
  const { question } = run;
  const { inbox, narration } = run.telling;
  const { send } = sendsOf<Hears>(run);
  let clickTold: string | undefined;

  /** The earliest unread event of these names, or undefined when none comes in time. */
  async function waitForAny<Name extends Hears>(names: readonly Name[], wait: Wait): Promise<Heard<Name> | undefined> {
    await arrival(narration, names.join(' or '), () => inbox.has(names), wait);
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
    const { expects, reask, ...limit } = wait;
    return expects ? answerTo({ nextReply, ask: send }, defined({ expects, reask }), limit) : nextReply(limit);
  }

  async function nextReply(wait: Wait): Promise<Reply | undefined> {
    return whileAnswerable('waitForReply', wait, async () => {
      await arrival(narration, 'a reply', () => inbox.hasReply() || run.latest.optedOut(), wait);
      if (run.latest.optedOut()) goOnUnlessEnded();
      return inbox.takeReply();
    });
  }

  async function whileAnswerable<T>(verb: string, wait: Wait, waiting: () => Promise<T>): Promise<T> {
    if (!question.asked)
      throw new Error(`${verb}: the latest text does not say \`asks: true\`, so no reply would come here`);
    question.wait(endOf(wait));
    try {
      return await waiting();
    } finally {
      question.close();
    }
  }

  /** The first click of a person on a link of the latest text; undefined when none comes in time, or it was not sent. */
  async function waitForClick(wait: Wait): Promise<Click | undefined> {
    const { sent } = run.latest;
    if (sent === undefined) return undefined;
    await arrival(narration, 'a click', () => inbox.click(sent) !== undefined || run.latest.optedOut(), wait);
    if (run.latest.optedOut()) goOnUnlessEnded();
    return inbox.click(sent);
  }

  /**
   * Waits for the earliest of events, the reply to the latest text and a click on it; `name` tells which it was. Undefined
   * when nothing comes in time, or when the contact opts out of a marketing text that it asks about. The reply needs a
   * text that asks, and with `expects` is read, both as in `waitForReply`; a click is told once, and there is none where
   * the text was not sent.
   *
   * @example
   * const first = await waitForFirst({ events: ['order.placed'], reply: true, click: true }, { within: '2 days' });
   * if (first?.name === 'reply') return { endedBy: `reply ${first.reply.says}` };
   * if (first?.name === 'order.placed') return { endedBy: `order ${first.data.orderId}` };
   */
  async function waitForFirst<Name extends Hears = never, Replies extends true = never, Clicks extends true = never>(
    race: Race<Name, Replies, Clicks>,
    wait: Wait,
  ): Promise<First<Name, [Replies] extends [never] ? never : Reply, Clicks> | undefined>;
  /**
   * The same where the reply is read by what its question expects, and asked again once where it cannot be read.
   *
   * @example
   * const reply = { expects: choice({ courier: ['courier'], pickup: ['pickup'] }), reask: words.again };
   * const first = await waitForFirst({ events: ['order.cancelled'], reply }, { within: '2 days' });
   * if (first?.name === 'reply' && 'means' in first.reply) return { endedBy: first.reply.means };
   */
  async function waitForFirst<Meaning, Name extends Hears = never, Clicks extends true = never>(
    race: Race<Name, AnswerOptions<Meaning>, Clicks> & { reply: AnswerOptions<Meaning> },
    wait: Wait,
  ): Promise<First<Name, Answer<Meaning>, Clicks> | undefined>;
  async function waitForFirst(
    { events = [], reply, click }: Race<Hears, true | AnswerOptions<unknown>, true>,
    wait: Wait,
  ): Promise<First<Hears, Reply | Answer<unknown>, true> | undefined> {
    const clickOn: string[] = [];
    const nextFirst = (limit: Wait) => {
      const { sent } = run.latest;
      if (click && sent !== undefined && sent !== clickTold) clickOn.push(sent);
      return firstOf({ events, reply: reply !== undefined, clickOn }, limit);
    };
    if (reply === undefined || reply === true) return nextFirst(wait);

    let other: First<Hears, Reply, true> | undefined;
    const nextReply = async (limit: Wait) => {
      const first = await nextFirst(limit);
      if (isReplied(first)) return first.reply;
      other = first;
      return undefined;
    };
    const answer = await answerTo({ nextReply, ask: send }, reply, wait);
    return answer ? { name: 'reply', reply: answer } : other;
  }

  async function firstOf(runners: Runners, wait: Wait): Promise<First<Hears, Reply, true> | undefined> {
    const asksThem = runners.reply || runners.clickOn.length > 0;
    const ended = () => asksThem && run.latest.optedOut();
    const arrive = async () => {
      const what = spokenRunners(runners);
      if (what !== '') await arrival(narration, what, () => isDecided(inbox, runners) || ended(), wait);
    };
    await (runners.reply ? whileAnswerable('waitForFirst', wait, arrive) : arrive());
    if (ended()) goOnUnlessEnded();
    const first = takeFirst(inbox, runners);
    if (isClicked(first)) clickTold = first.click.deliveryId;
    return first as First<Hears, Reply, true> | undefined;
  }

  return { waitForEvent, waitForAny, waitForFirst, waitForReply, waitForClick };
}
