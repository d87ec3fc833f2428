import { CancellationScope, condition, isCancellation, patched } from '@temporalio/workflow';
import type { Heard, HeardName } from '../../models/config/register.ts';
import type { Inbox } from './inbox.ts';
import type { Narration } from './narration.ts';
import type { Ended } from './start.ts';

/**
 * Tells a story that ends the moment one of `names` arrives, even in quiet hours. A try to hand a text over that has begun
 * is finished first; a text that is held, or waits for another try, is given up with its reason. Cancelling the run itself
 * passes through untouched.
 */
export async function endOn<Name extends HeardName>(
  { inbox, narration }: { inbox: Inbox; narration: Narration },
  names: readonly Name[],
  story: () => Promise<Ended | undefined>,
): Promise<Ended & { event?: Heard<Name> }> {
  // What is known before the first line of a story counts before its first text.
  if (inbox.has(names) && patched('known-ends-at-once')) {
    const event = inbox.take(names);
    if (event) return { endedBy: event.name, event };
  }
  const telling = new CancellationScope();
  const watching = new CancellationScope();
  const watcher = watching.run(async () => {
    await condition(() => inbox.has(names));
    telling.cancel();
  });
  watcher.catch(() => undefined);
  narration.endings.push([...names]);
  try {
    return (await telling.run(story)) ?? { endedBy: 'end of story' };
  } catch (error) {
    const event = isCancellation(error) ? inbox.take(names) : undefined;
    if (!event) throw error;
    return { endedBy: event.name, event };
  } finally {
    narration.endings.pop();
    watching.cancel();
  }
}
