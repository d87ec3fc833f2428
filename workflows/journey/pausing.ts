import { sleep } from '@temporalio/workflow';
import { spoken, type Narration } from './narration.ts';

/** Sleeps to an absolute instant, told in the Temporal UI; at once when the instant has passed. */
export type Pause = (until: string, stage: string, words: { what: string; next: string }) => Promise<void>;

export function pausing(narration: Narration): Pause {
  return async (until, stage, { what, next }) => {
    const ms = Date.parse(until) - Date.now();
    if (ms <= 0) return;
    narration.waiting(stage, { what, until, next });
    await sleep(ms, { summary: `${stage} until ${spoken(until)}` });
  };
}
