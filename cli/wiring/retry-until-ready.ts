import type { Logger } from 'pino';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const waitsMs = 60_000;
const pauseMs = 2_000;
const saidEveryMs = 10_000;

/** Something that this process needs is not there yet; the message is one sentence with what mends it. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/**
 * Tries until it works, since what this process needs may come up after it: says at once what it waits for, and again
 * every ten seconds. After a minute it is not a late start any more.
 *
 * @throws SetUpError when the minute is over; any other error of the attempt at once, since waiting does not mend it
 */
export async function retryUntilReady<T>(log: Logger, attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + waitsMs;
  let waitsFor: string | undefined;
  const say = () => log.warn(`waiting, a minute at most: ${waitsFor}`);
  // A clock of its own, since an attempt takes seconds itself.
  let clock: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
        if (Date.now() >= giveUpAt) throw new SetUpError('engine-away', `${error.message} (Waited a minute.)`);
        waitsFor = error.message;
        if (!clock) say();
        clock ??= setInterval(say, saidEveryMs);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  } finally {
    clearInterval(clock);
  }
}
