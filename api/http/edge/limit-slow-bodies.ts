import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { sendProblem, Problem } from '../problems.ts';
import { operationOf } from './match-operation.ts';

interface Limits {
  /** A body must be here within this time, unless it is a file that is streamed. */
  bodyMs: number;
  /** So many bodies may be on their way from one address to what needs a key, and as many to what is open to all. */
  bodiesPerAddress: number;
}

/**
 * Nobody may keep the api waiting: bodies have a time in which to arrive, and an address so many at once. Those that
 * need no key count apart, so that a stranger behind the same address cannot close the API to those who have one.
 */
export function limitSlowBodies(
  told: { log: Logger; publicUrl: string },
  { bodyMs, bodiesPerAddress }: Limits = { bodyMs: 30_000, bodiesPerAddress: 256 },
): RequestHandler {
  const underWay = new Map<string, number>();

  return (request, response, next) => {
    if (!isUnderWay(request)) {
      next();
      return;
    }
    const { open: openToAll, body } = operationOf(response);
    const address = `${openToAll ? 'open' : 'keyed'} ${request.ip ?? 'unknown'}`;
    const others = underWay.get(address) ?? 0;
    if (others >= bodiesPerAddress) {
      throw new Problem('rate-exceeded', `${others} bodies are on their way from this address.`, {
        retryAfterSeconds: 1,
      });
    }
    underWay.set(address, others + 1);
    const timer = isStreamed(body) ? undefined : setTimeout(tooSlow, bodyMs);
    let open = true;
    const arrived = () => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      const left = (underWay.get(address) ?? 1) - 1;
      if (left > 0) underWay.set(address, left);
      else underWay.delete(address);
    };
    request.once('end', arrived).once('close', arrived);
    response.once('close', arrived);
    next();

    function tooSlow() {
      if (response.headersSent) return;
      response.set('Connection', 'close').once('finish', () => request.destroy());
      // Not by `next`, which whoever reads the body has in hand by now.
      sendProblem(
        response,
        new Problem('body-slow', `The body was not here after ${bodyMs / 1_000} s; nothing was taken.`),
        told,
      );
    }
  };
}

function isUnderWay(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function isStreamed(body: object | 'any' | undefined): boolean {
  return (
    typeof body === 'object' && !Object.keys(body).some((type) => type.endsWith('json') && !type.endsWith('ndjson'))
  );
}
