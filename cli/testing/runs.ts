import type { WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { isOpen } from '../../api/effects/replies/open-questions.ts';
import { questionMemo, type AskedQuestion } from '../../workflows/journey/question.ts';
import { attributes } from '../../workflows/journey/start.ts';
import { activityOf } from './between-tries.ts';
import type { Said } from './gate.ts';
import { cancelledOrFailed } from './end-of-run.ts';
import { lookingOn, whyEndsNever, whyWaitsForever, whyWaitsForGateway } from './endless.ts';
import { isAtRest, openTimers, untilIdle, type HistoryEvent } from './idle.ts';
import { recordHistory } from './record.ts';
import type { Stage } from './stage.ts';
import type { Timeline } from './timeline.ts';

const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');

/** A run that has ended. */
interface EndedRun {
  journey: string;
  closedAt: Date;
  endedBy: string;
}

/** What the runs belong to. */
interface Story {
  stage: Stage;
  /** By workflow ids. */
  begun: ReadonlyMap<string, { journey: string; at: Date }>;
  timeline: Timeline;
  /** Activities that wait for another try. */
  betweenTries: ReadonlySet<string>;
  gatewayIsAway: () => boolean;
}

/** The runs of a story on the server. */
export class Runs {
  readonly #stage: Stage;
  readonly #begun: ReadonlyMap<string, { journey: string; at: Date }>;
  /** When each run that has ended had begun: one that begins again may end again. */
  readonly #ended = new Map<string, Date>();
  readonly #timeline: Timeline;
  readonly #betweenTries: ReadonlySet<string>;
  readonly #gatewayIsAway: () => boolean;

  constructor({ stage, begun, timeline, betweenTries, gatewayIsAway }: Story) {
    this.#stage = stage;
    this.#begun = begun;
    this.#timeline = timeline;
    this.#betweenTries = betweenTries;
    this.#gatewayIsAway = gatewayIsAway;
  }

  /** Waits until every run has done what it can before time passes, and gives those that have ended since the last time. */
  async rest(): Promise<EndedRun[]> {
    const ended: EndedRun[] = [];
    for (const [workflowId, { journey, at }] of this.#open()) {
      const run = this.#run(workflowId);
      await this.#untilIdle(workflowId);
      const { status, closeTime = at } = await run.describe();
      if (status.name === 'RUNNING') continue;
      this.#ended.set(workflowId, at);
      const { endedBy } = (await run.result().catch(cancelledOrFailed(journey))) as { endedBy: string };
      ended.push({ journey, closedAt: closeTime, endedBy });
      await recordHistory(run, this.#begun.size > 1 ? ` ${journey}` : '');
    }
    return ended;
  }

  /**
   * When the next timer of all runs fires, milliseconds since 1970; undefined where none waits for one. The server's clock
   * goes on by itself as well, so a run may have woken since it came to rest: then it is due at once.
   */
  async nextTimer(): Promise<number | undefined> {
    const timers: number[] = [];
    for (const [workflowId] of this.#open()) {
      const { events } = await this.#run(workflowId).fetchHistory();
      timers.push(...(this.#isAtRest(workflowId, events ?? []) ? openTimers(events ?? []) : [0]));
    }
    return timers.length > 0 ? Math.min(...timers) : undefined;
  }

  /** Lets time pass until an instant. @throws Error that names a run which waits again and again, without an end */
  async passTo(instant: number): Promise<void> {
    const { time } = this.#stage;
    const now = await time.currentTimeMs();
    if (instant > now) await this.#lookingOn(() => time.sleep(instant - now));
  }

  /** Lets time pass until a run has ended. @throws Error that names one which does not end by itself */
  async untilEnded(workflowId: string): Promise<void> {
    const { time } = this.#stage;
    const since = await time.currentTimeMs();
    const run = time.client.workflow.getHandle(workflowId);
    const ended = () => run.result().catch(cancelledOrFailed(this.#begun.get(workflowId)?.journey ?? workflowId));
    await this.#lookingOn(ended, since);
  }

  /** Ends what has not ended by itself, at rest: terminated in the middle of a step, a run would keep time from passing ever again. */
  async terminate(): Promise<void> {
    const gone = () => undefined;
    const end = async (workflowId: string) => {
      await this.#untilIdle(workflowId).catch(gone);
      await this.#run(workflowId).terminate('the story is over').catch(gone);
    };
    await Promise.all(this.#open().map(([workflowId]) => end(workflowId)));
  }

  /** The texts whose answers runs still wait for, as their memos say, the latest first. */
  async openQuestions(said: readonly Said[]): Promise<Said[]> {
    const now = await this.#stage.time.currentTimeMs();
    const open: Said[] = [];
    for (const text of said.filter(({ asks }) => asks).toReversed()) {
      const { workflowId, deliveryId } = text;
      const { memo, status } = await this.#run(workflowId).describe();
      if (status.name !== 'RUNNING') continue;
      if (isOpen(memo?.[questionMemo] as AskedQuestion | 'none', workflowId, deliveryId, now)) open.push(text);
    }
    return open;
  }

  /** Whether a run has not ended. */
  async goesOn(workflowId: string): Promise<boolean> {
    return (await this.#run(workflowId).describe()).status.name === 'RUNNING';
  }

  /** Cancels a run, as the api does; one that has ended is left alone. */
  async cancel(workflowId: string): Promise<void> {
    await this.#run(workflowId)
      .cancel()
      .catch(() => undefined);
  }

  /** Lets time pass, but not for a run that has no end, or, where nobody acts `since` then, does not end by itself. */
  #lookingOn(pass: () => Promise<unknown>, since?: number): Promise<void> {
    const look = async () => {
      const now = await this.#stage.time.currentTimeMs();
      for (const [workflowId, { journey }] of this.#open()) {
        const histories = await this.#histories(workflowId);
        const whyNever = since === undefined ? undefined : this.#whyEndsNever(histories[0] ?? [], { since, now });
        const why = whyNever ?? whyWaitsForever(histories);
        if (why) return this.#endless(workflowId, journey, why);
      }
      return undefined;
    };
    return lookingOn(pass, look, () => this.#giveUp());
  }

  #whyEndsNever(events: HistoryEvent[], passed: { since: number; now: number }): string | undefined {
    return (this.#gatewayIsAway() ? whyWaitsForGateway(events, passed) : undefined) ?? whyEndsNever(events, passed);
  }

  #giveUp(): Promise<void> {
    return this.#stage.time.standStill(() => this.terminate());
  }

  /** What has happened in a run, the latest first where it was renewed. */
  async #histories(workflowId: string): Promise<HistoryEvent[][]> {
    const all: HistoryEvent[][] = [];
    for (let runId: string | undefined, more = true; more; more = Boolean(runId)) {
      const { events } = await this.#stage.time.still.getHandle(workflowId, runId).fetchHistory();
      all.push(events ?? []);
      runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
    }
    return all;
  }

  async #endless(workflowId: string, journey: string, why: string): Promise<Error> {
    const { typedSearchAttributes } = await this.#run(workflowId).describe();
    const stage = typedSearchAttributes.get(stageKey) ?? 'under way';
    return new Error(
      `${journey} does not end: ${why}. It is ${stage}; the last that happened: ${this.#timeline.lines.at(-1) ?? 'nothing'}. ` +
        'Let what it waits for happen before `end()`, give its loop an end, or play only a part by `until(days, time)`.',
    );
  }

  #untilIdle(workflowId: string): Promise<void> {
    return untilIdle(this.#run(workflowId), (events) => this.#isAtRest(workflowId, events));
  }

  #isAtRest(workflowId: string, events: HistoryEvent[]): boolean {
    return isAtRest(events, (activityId) => this.#betweenTries.has(activityOf(workflowId, activityId)));
  }

  #open(): [workflowId: string, { journey: string; at: Date }][] {
    return [...this.#begun].filter(([workflowId, { at }]) => this.#ended.get(workflowId) !== at);
  }

  #run(workflowId: string): WorkflowHandle {
    return this.#stage.time.still.getHandle(workflowId);
  }
}
