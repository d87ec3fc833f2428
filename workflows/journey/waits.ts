import type { EventName, Heard } from '../../models/config/register.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { answerTo, type Answer, type AnswerOptions, type NextReply } from './answering.ts';
import { arrival } from './arriving.ts';
import { refuseUnheard } from './hears-of-row.ts';
import { knownReceipt } from './known-receipt.ts';
import { mustBe, mustKnow } from './must-be.ts';
import { isClicked, isDecided, isReplied, spokenRunners, takeFirst } from './racing.ts';
import type { First, Race, Runners } from './racing.ts';
import type { Run } from './run.ts';
import { goOnUnlessEnded } from './sending.ts';
import { sendsOf } from './sends.ts';
import { refuseForeignText } from './text-of-row.ts';
import { endOf, waitOptions, type Wait } from './wait.ts';
import type { Waits } from './verbs.ts';

/** The verbs by which a story waits for what others do. */
export function waitsOf<Hears extends EventName>(run: Run): Waits<Hears> {
  const { question } = run;
  const { inbox, narration } = run.telling;
  const { send } = sendsOf<Hears>(run);
  let clickTold: string | undefined;

  async function waitForAny<Name extends Hears>(names: readonly Name[], wait: Wait): Promise<Heard<Name> | undefined> {
    mustBe(names.length > 0, 'waitForAny: names no event, so it would wait for nothing');
    return awaited('waitForAny', names, wait);
  }

  async function awaited<Name extends Hears>(verb: string, names: readonly Name[], wait: Wait) {
    mustKnow(verb, wait, waitOptions);
    refuseUnheard(verb, names, run);
    await arrival(narration, names.join(' or '), () => inbox.has(names), wait);
    return inbox.take(names) as Heard<Name> | undefined;
  }

  async function waitForEvent<Name extends Hears>(name: Name, wait: Wait): Promise<Heard<Name> | undefined> {
    return awaited('waitForEvent', [name], wait);
  }

  async function waitForReply(wait: Wait): Promise<Reply | undefined>;
  async function waitForReply<Meaning>(wait: Wait & AnswerOptions<Meaning>): Promise<Answer<Meaning> | undefined>;
  async function waitForReply(
    wait: Wait & Partial<AnswerOptions<unknown>>,
  ): Promise<Reply | Answer<unknown> | undefined> {
    mustKnow('waitForReply', wait, [...waitOptions, 'expects', 'reask']);
    const { expects, reask, ...limit } = wait;
    return expects
      ? readAnswer('waitForReply', nextReply, { expects, ...(reask ? { reask } : {}) }, limit)
      : nextReply(limit);
  }

  async function readAnswer(
    verb: string,
    nextReply: NextReply,
    answer: AnswerOptions<unknown>,
    wait: Wait,
  ): Promise<Answer<unknown> | undefined> {
    mustKnow(verb, answer, ['expects', 'reask']);
    mustBe('expects' in answer, `${verb}: expects says how the reply is read, and there is none`);
    if (answer.reask) refuseForeignText('reask', answer.reask, run);
    return answerTo({ nextReply, ask: send }, answer, wait);
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

  async function waitForClick(wait: Wait): Promise<Click | undefined> {
    mustKnow('waitForClick', wait, waitOptions);
    const { sent } = run.latest;
    if (sent === undefined) return undefined;
    await arrival(narration, 'a click', () => inbox.click(sent) !== undefined || run.latest.optedOut(), wait);
    if (run.latest.optedOut()) goOnUnlessEnded();
    return inbox.click(sent);
  }

  async function waitForReceipt(wait: Wait): Promise<Became | undefined> {
    mustKnow('waitForReceipt', wait, waitOptions);
    const { sent } = run.latest;
    if (sent === undefined) return undefined;
    const known = await knownReceipt(run, sent);
    if (known) return known;
    await arrival(narration, 'a receipt', () => inbox.receipt(sent) !== undefined, wait);
    return inbox.receipt(sent)?.became;
  }

  async function waitForFirst<Name extends Hears = never, Replies extends true = never, Clicks extends true = never>(
    race: Race<Name, Replies, Clicks>,
    wait: Wait,
  ): Promise<First<Name, [Replies] extends [never] ? never : Reply, Clicks> | undefined>;
  async function waitForFirst<Meaning, Name extends Hears = never, Clicks extends true = never>(
    race: Race<Name, AnswerOptions<Meaning>, Clicks> & { reply: AnswerOptions<Meaning> },
    wait: Wait,
  ): Promise<First<Name, Answer<Meaning>, Clicks> | undefined>;
  async function waitForFirst(
    race: Race<Hears, true | AnswerOptions<unknown>, true>,
    wait: Wait,
  ): Promise<First<Hears, Reply | Answer<unknown>, true> | undefined> {
    mustKnow('waitForFirst', race, ['events', 'reply', 'click']);
    mustKnow('waitForFirst', wait, waitOptions);
    const { events = [], reply, click } = race;
    refuseUnheard('waitForFirst', events, run);
    const isOfSomething = events.length > 0 || reply !== undefined || click !== undefined;
    mustBe(isOfSomething, 'waitForFirst: names neither events nor a reply nor a click, so it would wait for nothing');
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
    const answer = await readAnswer('waitForFirst: reply', nextReply, reply, wait);
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

  return { waitForEvent, waitForAny, waitForFirst, waitForReply, waitForClick, waitForReceipt };
}
