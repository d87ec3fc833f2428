import { randomUUID } from 'node:crypto';
import type { EventData, EventName } from '../../models/config/register.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import type { Duration } from '../../models/domain/time/duration.ts';
import type { Journey } from '../../workflows/catalogue.ts';
import type { OwnEvents } from '../../models/own-events.ts';
import type { Play, TeamQuestionAsked } from './activities.ts';
import { confirmedConsent } from './double-opt-in.ts';
import { Inbox } from './inbox.ts';
import { linksIn, type Said } from './gate.ts';
import type { FakeLookUps } from './look-ups.ts';
import type { Person } from './person.ts';
import type { Happening } from './posted.ts';
import { readReply } from './read-reply.ts';
import { mustBeRefusal, type Refusal } from './refusals.ts';
import { reportedText } from './reported-text.ts';
import { routeReply } from './route-reply.ts';
import { Runs } from './runs.ts';
import { storyIsOver, type Stage } from './stage.ts';
import { Told } from './told.ts';

/** What a story begins with. */
interface Opening {
  begun: Date;
  person: Person;
  contactId: string;
  /** The journeys that take part, by name. */
  journeys: Record<string, Journey>;
  /** What answers in place of look-ups. */
  lookUps: FakeLookUps;
  /** The gateway is away from the beginning on. */
  gatewayIsAway: boolean;
}

const minuteMs = 60_000;

/**
 * A story of one person on the time-skipping server. Rules and words are the real ones; only storage and gateway are kept
 * in memory. Each act resolves when all that it has moved has come to rest.
 */
export class Story extends Told implements Play {
  /** While it is away each try of a hand-over fails; what the gate decides without it does not wait. */
  gatewayIsAway: boolean;
  readonly refusals = new Map<string, Refusal>();
  readonly lookUps: FakeLookUps;
  readonly betweenTries = new Set<string>();
  readonly asked: TeamQuestionAsked[] = [];
  readonly words = new Map<string, string>();
  readonly receipts = new Map<string, Became>();
  readonly events: Inbox['events'];
  readonly #replies: { own: string; at: Date }[] = [];
  readonly #inbox: Inbox;
  readonly #runs: Runs;
  #isOver = false;
  /** Acts take their effect in the order in which they were called. */
  #acts: Promise<unknown> = Promise.resolve();

  constructor(stage: Stage, { begun, person, contactId, journeys, lookUps, gatewayIsAway }: Opening) {
    super(stage, { begun, person });
    this.gatewayIsAway = gatewayIsAway;
    this.lookUps = lookUps;
    this.#inbox = new Inbox(stage, contactId, journeys);
    this.events = this.#inbox.events;
    this.#runs = new Runs({
      stage,
      begun: this.#inbox.runs,
      timeline: this.lines,
      betweenTries: this.betweenTries,
      gatewayIsAway: () => this.gatewayIsAway,
    });
  }

  /**
   * Lets the person's time pass until their clock shows `time`, `days` after the day on which the story began. What is due
   * in that minute has happened then.
   */
  async until(days: number, time: string): Promise<void> {
    this.#mustBePlayed();
    const minute = this.lines.instantOf(days, time).getTime();
    if ((await this.now()).getTime() >= minute + minuteMs)
      throw new Error(`until: day ${days} ${time} is over already; what happened:\n${this.timeline.join('\n')}`);
    await this.#runs.passTo(minute);
    for (;;) {
      await this.#rest();
      const due = await this.#runs.nextTimer();
      if (due === undefined || due >= minute + minuteMs) return;
      await this.#runs.passTo(due);
    }
  }

  /** An event arrives, perhaps long after it happened; the catalogue says which journeys it starts, and which hear it. */
  async event<Name extends EventName>(
    name: Name,
    data: EventData<Name>,
    { id, ago }: { id?: string; ago?: Duration } = {},
  ): Promise<void> {
    this.#mustBePlayed();
    await this.#inTurn(async () => this.#post([{ name, data, id, ago }]));
    await this.#rest();
  }

  /** The person writes back; read as the api reads replies, so that a STOP opts out and only who has asked is told. */
  async reply(words: string): Promise<void> {
    this.#mustBePlayed();
    const now = await this.now();
    const { heeded, says, own } = readReply(words, this.gate.said, now);
    const waits = { said: this.gate.said, earlier: this.#replies, runs: this.#runs };
    const routed = heeded && heeded !== 'needs-review' ? { why: heeded } : await routeReply(waits, own, now);
    this.#replies.push({ own, at: now });
    const why = routed.why ?? heeded;
    await this.tell(`reply: ${words}${why && why !== 'opt-out' ? ` (${why})` : ''}`);
    if (heeded === 'opt-out') return this.optOut();
    if (heeded === 'start') this.gate.suppressed = false;
    if (heeded === 'needs-review') this.person.marketingPausedAt = now;
    if (routed.confirms) await this.#confirm(routed.confirms, now);
    if (routed.refuses) await this.#runs.cancel(routed.refuses);
    if (routed.answers) {
      this.gate.answer(routed.answers, now);
      const id = randomUUID();
      this.words.set(id, words);
      await this.#inbox.signal(routed.answers, 'reply', { source: 'reply', id, time: now.toISOString(), says });
    }
    await this.#rest();
  }

  /** The person follows a link of the latest text that has one: the first, or the one that contains `part`. */
  async click(part = ''): Promise<void> {
    this.#mustBePlayed();
    const text = this.gate.said.findLast(({ words }) => linksIn(words).length > 0);
    const links = linksIn(text?.words ?? '');
    const link = links.findIndex((each) => each.includes(part));
    if (!text || link < 0) throw new Error(`no link ${part}: ${links.join(', ') || 'no text had one'}`);
    await this.tell(`click: ${links[link] ?? ''}`);
    const { deliveryId, workflowId } = text;
    text.clickedAt ??= await this.now();
    const time = (await this.now()).toISOString();
    await this.#inbox.signal(workflowId, 'click', { source: 'click', id: deliveryId, time, deliveryId, link });
    await this.#rest();
  }

  /**
   * The gateway refuses a text from now on, each time that it is handed over. What the person has refused, `opted-out`, ends
   * all texts to their number, and marketing by every way; of a messenger it is the bot that is blocked, which ends its chat alone.
   *
   * @param text `<journey>/<text>`
   * @throws Error that names a text or a cause which is not there
   */
  refuse(text: string, cause: Refusal): void {
    this.#mustBePlayed();
    mustBeRefusal(text, cause);
    this.refusals.set(text, cause);
  }

  /**
   * The gateway reports what became of a text; until then nothing is known of any.
   *
   * @param of the text, `<journey>/<text>`. Default: the latest that has left
   * @throws Error where it has not left, or no gateway of its channel reports this
   */
  async receipt(became: Became, { of }: { of?: string } = {}): Promise<void> {
    this.#mustBePlayed();
    const { deliveryId, workflowId, message } = reportedText(this.gate.said, became, of);
    await this.tell(`${became}: ${message}`);
    this.receipts.set(deliveryId, became);
    const time = (await this.now()).toISOString();
    const signal = { source: 'receipt', id: `${deliveryId} ${became}`, time, deliveryId, became };
    await this.#inbox.signal(workflowId, 'receipt', signal);
    await this.#rest();
  }

  /** The team decides about the latest question that it was asked, in a word of its own. */
  async decide(outcome: string): Promise<void> {
    this.#mustBePlayed();
    const asked = this.asked.pop();
    if (!asked) throw new Error('the team was not asked anything that it has not decided');
    const { task, workflowId, over = !(await this.#runs.goesOn(asked.workflowId)) } = asked;
    if (over) throw new Error('the run that asked the team no longer waits, or has ended');
    await this.tell(`team decided: ${outcome}`);
    const time = (await this.now()).toISOString();
    await this.#inbox.signal(workflowId, 'team', { source: 'team', id: task, time, task, outcome });
    await this.#rest();
  }

  /** The person opts out: stored first, then told to the runs, as the api does. */
  async optOut(): Promise<void> {
    this.#mustBePlayed();
    await this.endMarketing();
    await this.#rest();
  }

  async endMarketing(): Promise<void> {
    await this.tell('opted out');
    this.gate.suppressed = true;
    const time = (await this.now()).toISOString();
    const signal = { source: 'opt-out', id: randomUUID(), time, name: 'opted-out' };
    for (const workflowId of this.#inbox.runs.keys()) await this.#inbox.signal(workflowId, 'opted-out', signal);
  }

  /** Lets time pass until every journey of the story has ended, and gives the whole timeline. */
  async end(): Promise<string[]> {
    this.#mustBePlayed();
    for (const workflowId of this.#inbox.runs.keys()) {
      await this.#runs.untilEnded(workflowId);
      await this.#rest();
    }
    return this.timeline;
  }

  /** Ends what has not ended, for the next story to begin. */
  async leave(): Promise<void> {
    this.#isOver = true;
    await this.#runs.terminate();
  }

  /** The first events, with those that were there before. @throws Error where none of them starts anything */
  async open(before: readonly Happening[], first: readonly Happening[]): Promise<void> {
    this.#inbox.remember(before, this.begun);
    await this.#post(first, first[0]);
    if (this.#inbox.runs.size === 0)
      throw new Error(`no journey that takes part starts on ${first[0]?.name ?? 'nothing'}`);
    await this.#rest();
  }

  /** Posts events in one request; the one that begins the story is not told. */
  async #post(events: readonly Happening[], beginning?: Happening): Promise<void> {
    const now = await this.now();
    const taken = this.#inbox.take(events, now);
    for (const { event, isRepeated } of taken)
      if (event !== beginning) this.lines.tell(now, `${event.name}${isRepeated ? ' (duplicate)' : ''}`);
    for (const { row, isRepeated } of taken) if (!isRepeated) await this.#inbox.dispatch(row);
  }

  /** The consent is stored first, then told to its run, as the api does. */
  async #confirm({ startedBy }: Said, at: Date): Promise<void> {
    const asked = this.#inbox.events.find(({ _id }) => _id === startedBy);
    const request = asked?.data as OwnEvents['consent.requested'];
    const before = this.person.consents ?? [];
    this.person.consents = [...before, confirmedConsent(request, { before, at })];
    await this.#post([{ name: 'consent.confirmed', data: { requestId: request.requestId } }]);
  }

  #mustBePlayed(): void {
    if (this.#isOver) throw new Error(storyIsOver);
  }

  async #inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#acts.then(act);
    this.#acts = mine.catch(() => undefined);
    await mine;
  }

  /** Waits until every run has done what it can before time passes, and tells of those that have ended. */
  async #rest(): Promise<void> {
    for (const { journey, closedAt, endedBy } of await this.#runs.rest()) {
      const named = this.#inbox.runs.size > 1 ? `${journey} ` : '';
      this.lines.tell(closedAt, `${named}ended by ${endedBy}`);
    }
  }
}
