import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

/** `/healthz`, `/readyz` and `/metrics` of a worker; ready means that it polls for work. */
export function serveHealth(port: number, host: string, registry: Registry, isReady: () => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') {
      void registry.metrics().then((text) => response.setHeader('content-type', registry.contentType).end(text));
      return;
    }
    const known = path === '/healthz' || path === '/readyz';
    const ready = path === '/healthz' || isReady();
    response.writeHead(known ? (ready ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ready }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
}
