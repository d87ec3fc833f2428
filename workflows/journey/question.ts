import { patched, upsertMemo } from '@temporalio/workflow';

/** The name in a run's memo under which it says which question it waits to have answered. */
export const questionMemo = 'question';

/** The text of a run that asks, and until when its answer is waited for once the run has come to that, ISO 8601 UTC. */
export interface AskedQuestion {
  startedBy: string;
  ordinal: number;
  until?: string;
}

/**
 * Tells by the memo of the run, which is read without a worker, whether an answer still counts: from before the
 * question is handed over until an answer is taken, the wait is over, or another text is sent.
 */
export class Question {
  readonly #startedBy: string;
  #asked: AskedQuestion | undefined;
  #open = false;
  #told: boolean | undefined;

  constructor(startedBy: string) {
    this.#startedBy = startedBy;
  }

  /** Whether the latest text is one that asks. */
  get asked(): boolean {
    return this.#asked !== undefined;
  }

  /** A text is about to be handed over; one that asks opens a question, and any other ends the one before. */
  ask(ordinal: number, asks: boolean): void {
    this.close();
    this.#asked = asks ? { startedBy: this.#startedBy, ordinal } : undefined;
    if (this.#asked) this.#tell(this.#asked);
  }

  /** The run waits for the answer now. */
  wait(until: string): void {
    if (this.#asked) this.#tell({ ...this.#asked, until });
  }

  close(): void {
    if (this.#open) this.#tell(undefined);
  }

  #tell(asked: AskedQuestion | undefined): void {
    this.#open = asked !== undefined;
    // Asked once: a run that began to ask before memos told of it goes on without.
    this.#told ??= patched('question-in-memo');
    if (this.#told) upsertMemo({ [questionMemo]: asked ?? 'none' });
  }
}
