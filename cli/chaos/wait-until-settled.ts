import { setTimeout as pause } from 'node:timers/promises';
import type { Phones } from './phones.ts';

/** What comes twice comes again within this time: a hand-over that was cut is looked up after 20 s. */
const quietMs = 25_000;
/** What has not come in this time without any other text never comes; retries are a minute apart at most. */
const lostAfterMs = 100_000;

/** Waits until nothing more is missing and nothing more comes, or until what is missing is lost. */
export async function waitUntilSettled(phones: Phones, missing: () => number, signal: AbortSignal): Promise<void> {
  let count = -1;
  let since = Date.now();
  for (;;) {
    const { length } = phones.look().arrived;
    if (length !== count) [count, since] = [length, Date.now()];
    const quiet = Date.now() - since;
    if (quiet >= lostAfterMs || (quiet >= quietMs && missing() === 0)) return;
    await pause(1_000, undefined, { signal });
  }
}
