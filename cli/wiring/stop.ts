import type { Logger } from 'pino';

/** What a process does when it is told to end; until there is something, it just ends. */
let cleanUp: (() => void) | undefined;

/**
 * Obeys SIGTERM, SIGINT and SIGHUP (its terminal is gone) from the first moment on, also as process 1, which ignores a
 * signal that it has no handler for. Whatever a start has begun by then may be begun again.
 */
export function obeySignals(): void {
  let told = false;
  const stop = () => {
    if (told) return;
    told = true;
    if (cleanUp) cleanUp();
    else process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}

/** From now on a signal finishes what is in hand, within `seconds` at most: less than the platform's own patience. */
export function onStop(log: Logger, seconds: number, finish: () => Promise<void>): void {
  cleanUp = () => {
    log.info('stopping: finishing what is in hand');
    setTimeout(() => {
      log.error({ seconds }, 'stopped before everything in hand was finished; the sweeper does the rest');
      process.exit(1);
    }, seconds * 1_000).unref();
    finish().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopped badly');
        process.exit(1);
      },
    );
  };
}
