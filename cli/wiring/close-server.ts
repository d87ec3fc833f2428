import { once } from 'node:events';
import type { Server } from 'node:http';

const lookMs = 50;

/** Takes no more connections, from this moment on, and waits for the answers in hand; connections that only wait for a next request go. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), lookMs);
  await closed;
  clearInterval(idle);
}
