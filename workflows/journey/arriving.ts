import { condition } from '@temporalio/workflow';
import { after, milliseconds } from '../../models/domain/time/duration.ts';
import type { Wait } from './answering.ts';
import type { Narration } from './narration.ts';
import { now } from './run.ts';

/** Waits until something has arrived, told in the Temporal UI; at once where it is there. */
export async function arrival(
  narration: Narration,
  what: string,
  arrived: () => boolean,
  { within, then }: Wait,
): Promise<void> {
  if (arrived()) return;
  const until = after(now(), within);
  narration.waiting(`waiting for ${what}`, {
    what: `Waiting for ${what}`,
    until,
    next: then ?? 'it goes on without',
  });
  await condition(arrived, milliseconds(within), { summary: `wait for ${what}, at most ${within}` });
}
