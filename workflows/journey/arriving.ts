import { condition } from '@temporalio/workflow';
import type { Narration } from './narration.ts';
import { endOf, lengthOf, limitInWords, type Wait } from './wait.ts';

/** Waits until something has arrived, told in the Temporal UI; at once where it is there, or its time has passed. */
export async function arrival(narration: Narration, what: string, arrived: () => boolean, wait: Wait): Promise<void> {
  const until = endOf(wait);
  const ms = lengthOf(wait);
  if (arrived() || (wait.until !== undefined && ms <= 0)) return;
  narration.waiting(`waiting for ${what}`, {
    what: `Waiting for ${what}`,
    until,
    next: wait.then ?? 'it goes on without',
  });
  await condition(arrived, ms, { summary: `wait for ${what}, ${limitInWords(wait)}` });
}
