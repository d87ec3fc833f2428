import type { Logger } from 'pino';
import { failuresUntilStuck, type Standstill } from '../models/domain/runs/standstill.ts';
import { unservedInWords, type UnservedRuns } from '../models/domain/runs/unserved-runs.ts';
import { noteGoingOn, noteStandstill, runsToLookAt, type RunIdentity } from '../models/documents/stuck-run.ts';
import type { LocalAttempt } from './watch-activities.ts';

/** What the watch asks of Temporal. */
export interface RunLookUps {
  standstill: (workflowId: string, runId: string) => Promise<Standstill | undefined>;
  /** The full identity of executions known by their run id alone. */
  identify: (runIds: readonly string[]) => Promise<RunIdentity[]>;
  /** Open runs that should have woken before this. */
  overdue: (before: Date) => Promise<RunIdentity[]>;
  /** Open runs whose type or journey this worker does not have. */
  unserved: () => Promise<UnservedRuns[]>;
}

const suspectsKept = 1_000;
const lookedAtPerRound = 200;
/** A run wakes, and its step is taken, well within this. */
const wakesWithinMs = 120_000;
const searchEveryMs = 20_000;
/** Temporal tries a local activity again after 100 seconds at the latest. */
const triedAgainWithinMs = 180_000;

/**
 * Looks at the runs that a worker's log warns of, and at those that should have woken, until they go on. What stands
 * still is said once in the log, by run, step, attempt and error, and is kept where the api finds it.
 */
export class RunWatch {
  readonly #suspects = new Map<string, string | undefined>();
  readonly #temporal: RunLookUps;
  readonly #log: Logger;
  readonly #onStandstill: (standstill: Standstill & RunIdentity) => void;
  #searchedAt = 0;
  #unserved: UnservedRuns[] = [];

  /** @param onStandstill told at each look that finds a run standing still */
  constructor(
    temporal: RunLookUps,
    log: Logger,
    onStandstill: (standstill: Standstill & RunIdentity) => void = () => undefined,
  ) {
    this.#temporal = temporal;
    this.#log = log;
    this.#onStandstill = onStandstill;
  }

  /** Takes a hint; a flood of them waits for the look at overdue runs. */
  suspect({ runId, workflowId }: { runId: string; workflowId?: string }): void {
    if (this.#suspects.size < suspectsKept) this.#suspects.set(runId, workflowId ?? this.#suspects.get(runId));
  }

  /** Takes an attempt of a local activity: after the third failure its run stands still, until it succeeds. */
  async takeLocal({ runId, workflowId, step, attempt, error }: LocalAttempt, now = new Date()): Promise<void> {
    const run = { runId, workflowId };
    try {
      if (error === undefined) {
        if (attempt > failuresUntilStuck) await this.#goesOn(run, now);
      } else if (attempt >= failuresUntilStuck) {
        const knownUntil = new Date(now.getTime() + triedAgainWithinMs);
        await this.#stands(run, { cause: 'step-fails', step, attempt, error, since: now, knownUntil }, now);
      }
    } catch (fault) {
      this.#log.warn(
        { err: fault, run: workflowId },
        'cannot note whether a run stands still; will with its next attempt',
      );
    }
  }

  /** Open runs that nobody serves, as of the latest look. */
  get unserved(): readonly UnservedRuns[] {
    return this.#unserved;
  }

  /** One look at all that may stand still; what cannot be looked at now is looked at again. */
  async round(now = new Date()): Promise<void> {
    const hints = [...this.#suspects];
    this.#suspects.clear();
    try {
      const nameless = hints.filter(([, workflowId]) => workflowId === undefined).map(([runId]) => runId);
      const named = hints.flatMap(([runId, workflowId]) => (workflowId ? [{ runId, workflowId }] : []));
      const identified = nameless.length > 0 ? await this.#temporal.identify(nameless) : [];
      const known = await runsToLookAt(lookedAtPerRound);
      const all = [...named, ...identified, ...(await this.#search(now)), ...known];
      for (const run of new Map(all.map((each) => [each.runId, each])).values()) await this.#look(run, now);
    } catch (error) {
      for (const [runId, workflowId] of hints) this.suspect({ runId, ...(workflowId ? { workflowId } : {}) });
      this.#log.warn({ err: error }, 'cannot look at runs that may stand still; will look again');
    }
  }

  /** Looks again and again, a pause after each round, until the process ends. */
  start(everyMs: number, onRound: () => unknown): void {
    const again = () => {
      setTimeout(() => {
        void this.round().then(onRound).finally(again);
      }, everyMs).unref();
    };
    void this.round().then(onRound).finally(again);
  }

  /** What no line of the log tells of: runs whose worker died over them, and types that are gone. */
  async #search(now: Date): Promise<RunIdentity[]> {
    if (now.getTime() - this.#searchedAt < searchEveryMs) return [];
    const [overdue, unserved] = await Promise.all([
      this.#temporal.overdue(new Date(now.getTime() - wakesWithinMs)),
      this.#temporal.unserved(),
    ]);
    for (const each of unserved) {
      const known = this.#unserved.find(({ by, name }) => by === each.by && name === each.name);
      if (known?.runs !== each.runs) this.#log.warn(each, unservedInWords(each));
    }
    this.#unserved = unserved;
    this.#searchedAt = now.getTime();
    return overdue;
  }

  async #look(run: RunIdentity, now: Date): Promise<void> {
    const standstill = await this.#temporal.standstill(run.workflowId, run.runId);
    await (standstill ? this.#stands(run, standstill, now) : this.#goesOn(run, now));
  }

  async #stands(run: RunIdentity, standstill: Standstill, now: Date): Promise<void> {
    const { cause, step, attempt, error, since } = standstill;
    const fresh = await noteStandstill(run, standstill, now);
    if (fresh) this.#log.error({ ...lineOf(run), cause, step, attempt, error, since }, 'a run cannot go on');
    this.#onStandstill({ ...standstill, ...run });
  }

  async #goesOn(run: RunIdentity, now: Date): Promise<void> {
    if (await noteGoingOn(run.runId, now)) this.#log.info(lineOf(run), 'a run that stood still goes on');
  }
}

function lineOf({ runId, workflowId }: RunIdentity) {
  return { run: workflowId, runId, journey: workflowId.split('/')[0] };
}
