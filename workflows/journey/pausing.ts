import { condition } from '@temporalio/workflow';
import { spoken, type Narration } from './narration.ts';

/**
 * Sleeps to an absolute instant, told in the Temporal UI; at once when the instant has passed, and sooner where `woken`
 * becomes true. True when it was woken.
 */
export type Pause = (
  until: string,
  stage: string,
  words: { what: string; next: string },
  woken?: () => boolean,
) => Promise<boolean>;

export function pausing(narration: Narration): Pause {
  return async (until, stage, { what, next }, woken = () => false) => {
    const ms = Date.parse(until) - Date.now();
    if (ms <= 0) return false;
    narration.waiting(stage, { what, until, next });
    return condition(woken, ms, { summary: `${stage} until ${spoken(until)}` });
  };
}
