import express, { Router, type Request, type Response } from 'express';
import { MalformedCallback, type CallbackAdapter, type RawCallback } from '../../models/domain/deliveries/provider.ts';
import { storeReceipts } from '../../models/documents/deliveries/store-receipts.ts';
import { leaseMs } from '../../models/documents/owing.ts';
import { storeReplies } from '../../models/documents/store-replies.ts';
import type { ApiContext, RouteCallbacks } from '../context.ts';
import { finishReceipt } from '../effects/finish-receipt.ts';
import { handleReply } from '../effects/replies/handle-reply.ts';
import { describe } from '../http/openapi.ts';
import { Problem } from '../http/problems.ts';

/** What a provider sends, and which parameters it adds, is its own affair. */
const callback = { query: 'any', body: 'any', responses: { 200: { as: '*/*' }, 204: null }, open: true } as const;

describe('/hooks/{route}/receipts', {
  get: { summary: 'The same of a provider that tells all in the address', ...callback },
  post: { summary: "A provider's delivery reports, verified its own way", ...callback },
});
describe('/hooks/{route}/replies', {
  get: { summary: 'The same of a provider that tells all in the address', ...callback },
  post: { summary: "A provider's inbound messages, verified its own way", ...callback },
});

/** Provider callbacks: verified over the raw bytes, stored, answered, and then given their effect. */
export function hookRoutes(context: ApiContext): Router {
  const { callbacks, publicUrl, metrics, runs, log } = context;
  const router = Router();
  router.use('/hooks', express.raw({ type: () => true, limit: '1mb' }));

  router.all('/hooks/:route/receipts', (request, response) => take(request, response, 'receipts'));
  router.all('/hooks/:route/replies', (request, response) => take(request, response, 'replies'));

  async function take(request: Request<{ route: string }>, response: Response, what: 'receipts' | 'replies') {
    const { route } = request.params;
    const { adapter, channel, from } = callbacksOf(route);
    if (from && !from.has(request.ip ?? ''))
      throw new Problem('caller-unknown', `This call came from ${request.ip ?? 'nowhere'}.`);
    const callback = verified(adapter, request);
    const { oneAddress } = adapter;
    const receipts = what === 'receipts' || oneAddress ? await read(() => adapter.receipts(callback)) : [];
    const replies = what === 'replies' || oneAddress ? await read(() => adapter.replies(callback)) : [];
    const reported = await storeReceipts(route, receipts, 1_000);
    for (const { status } of receipts) metrics.receipts.inc({ route, status });
    const fresh = await storeReplies({ name: route, channel }, replies, leaseMs);
    thank(response, adapter);
    const finished = Promise.all(reported.map((row) => finishReceipt(runs, row)));
    await finished.catch((error: unknown) => log.warn({ err: error }, 'receipt kept'));
    const handled = Promise.all(fresh.map((row) => handleReply(context, row)));
    await handled.catch((error: unknown) => log.warn({ err: error }, 'reply kept for the sweeper'));
  }

  function callbacksOf(route: string): RouteCallbacks {
    const known = Object.hasOwn(callbacks, route) ? callbacks[route] : undefined;
    if (!known) throw new Problem('route-unknown', 'No route of this name takes callbacks.');
    return known;
  }

  function verified(adapter: CallbackAdapter, request: Request): RawCallback {
    const { method, originalUrl, headers } = request;
    // Whoever looks whether there is something has told nothing.
    if (method === 'HEAD') throw new Problem('method-not-allowed', 'HEAD is not among GET, POST.');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const url = `${publicUrl}${originalUrl}`;
    const callback = {
      method: method === 'GET' ? method : 'POST',
      url,
      headers,
      body,
      receivedAt: new Date(),
    } as const;
    if (!adapter.verify(callback))
      throw new Problem('signature-wrong', 'Check the secret, the clock, and that PUBLIC_URL is what was called.');
    return callback;
  }

  return router;
}

async function read<T extends { id: string }>(parse: () => T[] | Promise<T[]>): Promise<T[]> {
  try {
    const read = await parse();
    // Two ids with half a letter in them would be stored as one.
    if (!read.every(({ id }) => id.isWellFormed())) throw new MalformedCallback('an id is not well-formed Unicode');
    return read;
  } catch (error) {
    if (error instanceof MalformedCallback) throw new Problem('body-invalid', error.message);
    throw error;
  }
}

function thank(response: Response, { answer }: CallbackAdapter): void {
  if (answer) response.status(200).type(answer.contentType).send(answer.body);
  else response.status(204).end();
}
