import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { isOpen } from '../../api/effects/replies/open-questions.ts';
import { questionMemo, type AskedQuestion } from '../../workflows/journey/question.ts';
import { activityOf } from './between-tries.ts';
import type { Said } from './gate.ts';
import { untilIdle } from './idle.ts';
import { recordHistory } from './record.ts';
import type { Stage } from './stage.ts';

/** A run that has ended. */
interface EndedRun {
  journey: string;
  closedAt: Date;
  endedBy: string;
}

/** The runs of a story on the server. */
export class Runs {
  readonly #stage: Stage;
  readonly #begun: ReadonlyMap<string, { journey: string; at: Date }>;
  /** When each run that has ended had begun: one that begins again may end again. */
  readonly #ended = new Map<string, Date>();

  constructor(stage: Stage, begun: ReadonlyMap<string, { journey: string; at: Date }>) {
    this.#stage = stage;
    this.#begun = begun;
  }

  /** Waits until every run has done what it can before time passes, and gives those that have ended since the last time. */
  async rest(betweenTries: ReadonlySet<string>): Promise<EndedRun[]> {
    const ended: EndedRun[] = [];
    for (const [workflowId, { journey, at }] of this.#begun) {
      if (this.#ended.get(workflowId) === at) continue;
      const run = this.#run(workflowId);
      await untilIdle(run, (activityId) => betweenTries.has(activityOf(workflowId, activityId)));
      const { status, closeTime = at } = await run.describe();
      if (status.name === 'RUNNING') continue;
      this.#ended.set(workflowId, at);
      const { endedBy } = (await run.result().catch(failed(journey))) as { endedBy: string };
      ended.push({ journey, closedAt: closeTime, endedBy });
      await recordHistory(run, this.#begun.size > 1 ? ` ${journey}` : '');
    }
    return ended;
  }

  /** Lets time pass until a run has ended. */
  async untilEnded(workflowId: string): Promise<void> {
    const run = this.#stage.time.client.workflow.getHandle(workflowId);
    await run.result().catch(failed(this.#begun.get(workflowId)?.journey ?? workflowId));
  }

  /** Ends what has not ended by itself. */
  async terminate(): Promise<void> {
    const open = [...this.#begun].filter(([workflowId, { at }]) => this.#ended.get(workflowId) !== at);
    const gone = () => undefined;
    await Promise.all(open.map(([workflowId]) => this.#run(workflowId).terminate('the story is over').catch(gone)));
  }

  /** The run that has asked last and still waits for the answer, as its memo says. */
  async openQuestion(said: readonly Said[]): Promise<string | undefined> {
    const now = await this.#stage.time.currentTimeMs();
    for (const { workflowId, deliveryId } of said.filter(({ asks }) => asks).toReversed()) {
      const { memo, status } = await this.#run(workflowId).describe();
      if (status.name !== 'RUNNING') continue;
      if (isOpen(memo?.[questionMemo] as AskedQuestion | 'none', workflowId, deliveryId, now)) return workflowId;
    }
    return undefined;
  }

  #run(workflowId: string): WorkflowHandle {
    return this.#stage.time.still.getHandle(workflowId);
  }
}

/** Turns the failure of a run into an error that names its journey. */
function failed(journey: string) {
  return (error: unknown): never => {
    const cause = error instanceof WorkflowFailedError ? error.cause : error;
    throw new Error(`${journey} failed: ${cause instanceof Error ? messageOf(cause) : String(cause)}`, { cause });
  };
}

/** What the innermost cause says: those around it only say that something failed. */
function messageOf(error: Error): string {
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}
