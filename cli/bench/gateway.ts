import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A gateway that takes everything at once and remembers when each number was first handed over. */
export async function startGateway() {
  const arrivals = new Map<string, number>();
  let total = 0;
  const server = createServer((request, response) => {
    const at = performance.now();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { to = '' } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { to?: string };
      arrivals.set(to, at);
      total += 1;
      response.writeHead(202, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `m${total}`, status: 'accepted' }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    total: () => total,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
