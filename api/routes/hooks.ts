import express, { Router, type Request } from 'express';
import {
  MalformedCallback,
  type CallbackAdapter,
  type InboundReply,
  type Receipt,
} from '../../models/domain/deliveries/provider.ts';
import { readPhoneNumber, readSender } from '../../models/domain/numbers/phone-number.ts';
import { leaseMs, owingAfter } from '../../models/documents/owing.ts';
import { ReceiptModel, type ReceiptDocument } from '../../models/documents/deliveries/receipt.ts';
import { ReplyModel, type ReplyDocument } from '../../models/documents/reply.ts';
import type { ApiContext } from '../context.ts';
import { finishReceipt } from '../effects/finish-receipt.ts';
import { handleReply } from '../effects/replies/handle-reply.ts';
import { describe } from '../http/openapi.ts';
import { Problem } from '../http/problems.ts';

/** What a provider sends, and which parameters it adds, is its own affair. */
const callback = { query: 'any', body: 'any', responses: { 204: null }, open: true } as const;

describe('/hooks/{route}/receipts', {
  post: { summary: "A provider's delivery reports, verified its own way", ...callback },
});
describe('/hooks/{route}/replies', {
  post: { summary: "A provider's inbound messages, verified its own way", ...callback },
});

/** Provider callbacks: verified over the raw bytes, stored, answered, and then given their effect. */
export function hookRoutes(context: ApiContext): Router {
  const { callbacks, metrics, log } = context;
  const router = Router();
  router.use('/hooks', express.raw({ type: () => true, limit: '1mb' }));

  router.post('/hooks/:route/receipts', async (request, response) => {
    const { route } = request.params;
    const receipts = read(route, request, (adapter, callback) => adapter.receipts(callback));
    const rows = receipts.map((receipt) => toReceiptRow(route, receipt));
    for (const row of rows) await ReceiptModel.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
    for (const { status } of receipts) metrics.receipts.inc({ route, status });
    response.status(204).end();
    await Promise.all(rows.map(finishReceipt)).catch((error: unknown) => log.warn({ err: error }, 'receipt kept'));
  });

  router.post('/hooks/:route/replies', async (request, response) => {
    const { route } = request.params;
    const replies = read(route, request, (adapter, callback) => adapter.replies(callback));
    const rows = replies.map((reply) => toReplyRow(route, reply));
    const fresh: ReplyDocument[] = [];
    for (const row of rows) {
      const { upsertedCount } = await ReplyModel.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
      if (upsertedCount > 0) fresh.push(row);
    }
    response.status(204).end();
    const handled = Promise.all(fresh.map((row) => handleReply(context, row)));
    await handled.catch((error: unknown) => log.warn({ err: error }, 'reply kept for the sweeper'));
  });

  function read<T extends { id: string }>(
    route: string,
    request: Request,
    parse: (adapter: CallbackAdapter, callback: { headers: Request['headers']; body: Buffer }) => T[],
  ): T[] {
    const adapter = Object.hasOwn(callbacks, route) ? callbacks[route] : undefined;
    if (!adapter) throw new Problem('route-unknown', 'No route of this name takes callbacks.');
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const callback = { headers: request.headers, body };
    if (!adapter.verify(callback, new Date())) throw new Problem('signature-wrong', 'Check the secret and the clock.');
    try {
      const read = parse(adapter, callback);
      // Two ids with half a letter in them would be stored as one.
      if (read.every(({ id }) => id.isWellFormed())) return read;
      throw new MalformedCallback('an id is not well-formed Unicode');
    } catch (error) {
      if (error instanceof MalformedCallback) throw new Problem('body-invalid', error.message);
      throw error;
    }
  }

  return router;
}

function toReceiptRow(route: string, receipt: Receipt): ReceiptDocument {
  // An adapter may tell more than is asked.
  const { id, providerId, reference, status, at, errorCode } = receipt;
  const receivedAt = new Date();
  return {
    _id: `${route} ${id}`,
    route,
    providerId,
    ...(reference ? { reference } : {}),
    status,
    at,
    ...(errorCode ? { errorCode } : {}),
    receivedAt,
    ...owingAfter(1_000, receivedAt),
  };
}

function toReplyRow(route: string, { id, from: written, text, at }: InboundReply): ReplyDocument {
  const receivedAt = new Date();
  const from = readSender(written) ?? written;
  const number = readPhoneNumber(from);
  return {
    _id: `${route} ${id}`,
    route,
    from,
    text: text.toWellFormed(),
    at,
    ...(number.ok && number.country ? { country: number.country } : {}),
    receivedAt,
    ...owingAfter(leaseMs, receivedAt),
  };
}
