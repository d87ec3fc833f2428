import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';

/** Whether a worker is of use now, and in a sentence each what keeps it, or some of its runs, from going on. */
export interface Readiness {
  ready: boolean;
  details: string[];
}

/** `/healthz`, `/readyz` and `/metrics` of a worker; ready means that it polls for work. */
export function createHealthServer(registry: Registry, readiness: () => Promise<Readiness>): Server {
  return createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') {
      void registry.metrics().then((text) => response.setHeader('content-type', registry.contentType).end(text));
      return;
    }
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path === '/healthz') answer(200, { ok: true });
    else if (path !== '/readyz') answer(404, {});
    else void readiness().then((state) => answer(state.ready ? 200 : 503, state));
  });
}
