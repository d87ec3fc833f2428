import type { EventName, Heard } from '../../models/config/register.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { after } from '../../models/domain/time/duration.ts';
import { answerTo, type Answer, type AnswerOptions, type Wait } from './answering.ts';
import { arrival } from './arriving.ts';
import { isDecided, spokenRunners, takeFirst, type First, type Race } from './racing.ts';
import { now, type Run } from './run.ts';
import { goOnUnlessEnded } from './sending.ts';
import { sendsOf } from './sends.ts';

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
    const { expects, ...options } = wait;
    return expects ? answerTo({ nextReply, ask: send }, { ...options, expects }) : nextReply(wait);
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
    question.wait(after(now(), wait.within));
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
    const clickOn = click && run.latest.sent !== clickTold ? run.latest.sent : undefined;
    const runners = { events, reply: reply ?? false, clickOn };
    const asksThem = runners.reply || clickOn !== undefined;
    const ended = () => asksThem && run.latest.optedOut();
    const arrive = async () => {
      const what = spokenRunners(runners);
      if (what !== '') await arrival(narration, what, () => isDecided(inbox, runners) || ended(), wait);
    };
    await (reply ? whileAnswerable('waitForFirst', wait, arrive) : arrive());
    if (ended()) goOnUnlessEnded();
    const first = takeFirst(inbox, runners);
    if (first?.name === 'click') clickTold = clickOn;
    return first as First<Name, Replies, Clicks> | undefined;
  }

  return { waitForEvent, waitForAny, waitForFirst, waitForReply, waitForClick };
}
