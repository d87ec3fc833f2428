import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether nobody listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The preferred port if it is free, else the next free one that is not `taken` yet. */
export async function freePort(preferred: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = preferred; port < preferred + 200; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port from ${preferred} on`);
}

/**
 * Some free port below the range that systems give to outgoing connections, so that nobody takes it by chance between
 * this look and its use.
 */
export async function anyPort(taken: ReadonlySet<number>): Promise<number> {
  return freePort(randomInt(15_000, 30_000), taken);
}
