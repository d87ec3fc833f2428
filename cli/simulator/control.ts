import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { behaviour, behaviours, defaults, type Defaults } from './behaviour.ts';
import type { Caller } from './caller.ts';
import { receipt } from './gateway.ts';
import type { Store } from './store.ts';

const reply = z.strictObject({
  text: z.string().min(1).max(1_000),
  to: z.string().max(20).optional(),
  delayMs: z.int().min(0).max(3_600_000).default(0),
  times: z.int().min(1).max(5).default(1),
});
const next = z.strictObject({ behaviour });
const report = z.strictObject({
  status: z.enum(['sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected']),
});

/** What the phone page and the tests use: conversations, replies, behaviour, and the gateway's own count. */
export function controlRoutes(
  store: Store,
  caller: Caller,
  settings: { get: () => Defaults; set: (value: Defaults) => void },
): Router {
  const router = Router();

  router.get('/phones', (_request, response) => {
    const phones = [...store.phones].map(([number, bubbles]) => {
      const last = bubbles.at(-1);
      return { number, count: bubbles.length, lastText: last?.text, lastAt: last?.at, direction: last?.direction };
    });
    phones.sort((a, b) => ((a.lastAt ?? '') < (b.lastAt ?? '') ? 1 : -1));
    response.json({ phones: phones.slice(0, 500), behaviours });
  });

  router.get('/phones/:number', (request, response) => {
    const { number } = request.params;
    const messages = (store.phones.get(number) ?? []).slice(-200);
    response.json({ number, messages, next: store.next.get(number) ?? 'accept' });
  });

  router.post('/phones/:number/replies', (request, response) => {
    const { number } = request.params;
    const { text, to, delayMs, times } = reply.parse(request.body);
    const other =
      to ?? store.phones.get(number)?.findLast(({ direction }) => direction === 'to-phone')?.other ?? 'Tidings';
    const id = randomUUID();
    const at = new Date().toISOString();
    store.add({ is: 'bubble', bubble: { id, number, direction: 'from-phone', text, at, other } });
    const body = { type: 'reply', data: { id, from: number, to: other, text, at } };
    caller.owe([{ id, path: 'replies', dueAt: Date.now() + delayMs, body }], times);
    response.status(202).json({ id });
  });

  router.put('/phones/:number/next', (request, response) => {
    const { behaviour: chosen } = next.parse(request.body);
    store.add({ is: 'next', number: request.params.number, behaviour: chosen === 'accept' ? null : chosen });
    response.status(204).end();
  });

  router.post('/messages/:id/receipts', (request, response) => {
    const { status } = report.parse(request.body);
    const bubble = store.bubbles.get(request.params.id);
    if (!bubble?.reference) {
      response.status(404).json({ code: 'message-unknown' });
      return;
    }
    caller.owe([receipt({ id: bubble.id, reference: bubble.reference, status, dueAt: Date.now() })]);
    response.status(202).end();
  });

  router.get('/behaviour', (_request, response) => {
    response.json(settings.get());
  });

  router.put('/behaviour', (request, response) => {
    settings.set(defaults.parse(request.body));
    response.json(settings.get());
  });

  router.get('/stats', (_request, response) => {
    const accepted = [...store.byReference.values()].reduce((sum, list) => sum + list.length, 0);
    const repeated = [...store.byReference].filter(([, list]) => list.length > 1);
    response.json({
      ...{ accepted, ...store.counts, references: store.byReference.size, callbacksPending: store.owed.size },
      duplicateReferences: repeated.map(([reference, list]) => ({ reference, count: list.length })),
    });
  });

  return router;
}
