import type { Logger } from 'pino';
import type { Readiness } from './readiness.ts';

/** Says in the log how it is at the start, and each change after that: whoever has only the log reads it there. */
export function readinessTeller(read: () => Promise<Readiness>, log: Logger): () => Promise<void> {
  let said: string | undefined;
  return async () => {
    const { ready, details } = await read();
    const now = details.join(' ');
    if (now === said) return;
    if (details.length === 0) log.info(said === undefined ? 'api is ready' : 'all is well again');
    else log.warn({ ready, details }, ready ? 'api is ready, though not all is well' : 'api is not ready');
    said = now;
  };
}
