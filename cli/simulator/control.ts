import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { routeName } from '../../models/domain/deliveries/route-name.ts';
import { behaviour, behaviours, endErrors, settingsSchema } from './behaviour.ts';
import type { Caller } from './caller.ts';
import { conversation, listPhones } from './conversations.ts';
import { firstRoute, routeOf, type Message, type Reply, type Store } from './store.ts';

const reply = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(1_000)
    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode'),
  /** Whom it answers; otherwise the sender of the last message. */
  to: z.string().min(1).max(32).optional(),
  delayMs: z.int().min(0).max(86_400_000).default(0),
  times: z.int().min(1).max(5).default(1),
});
const gate = z.strictObject({ closed: z.boolean() });
const life = z.strictObject({ dead: z.boolean() });
const next = z.strictObject({ behaviour, route: routeName.default(firstRoute) });
const receipt = z.strictObject({
  status: z.enum(['sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected', 'blocked', 'complaint']),
});
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce.number().int().optional(),
  contains: z.string().max(320).default(''),
});

/** What the phone page and the tests use: conversations, replies, behaviour, and the gateway's own count. */
export function controlRoutes(store: Store, caller: Caller, now: () => number): Router {
  const router = Router();

  router.get('/phones', (request, response) => {
    const phones = listPhones(store, pageQuery.parse(request.query), now());
    response.json({ ...phones, behaviours, closed: [...store.closed] });
  });

  router.put('/routes/:route', (request, response) => {
    const route = routeName.parse(request.params.route);
    store.add({ is: gate.parse(request.body).closed ? 'closed' : 'opened', route });
    response.status(204).end();
  });

  router.get('/phones/:number', (request, response) => {
    response.json(conversation(store, request.params.number, pageQuery.parse(request.query), now()));
  });

  router.post('/phones/:number/replies', (request, response) => {
    const { number } = request.params;
    const { text, to, delayMs, times } = reply.parse(request.body);
    const last = store.phones.get(number)?.items.findLast(isMessage);
    const at = now();
    const sent = {
      id: randomUUID(),
      route: last ? routeOf(last) : firstRoute,
      number,
      text,
      at,
      dueAt: at + delayMs,
      times,
      to: to ?? last?.from ?? 'Tidings',
    };
    store.add({ is: 'reply', reply: sent });
    caller.reply(sent);
    response.status(202).json({ id: sent.id });
  });

  router.put('/phones/:number', (request, response) => {
    const { number } = request.params;
    store.add({ is: life.parse(request.body).dead ? 'dead' : 'alive', number });
    response.status(204).end();
  });

  router.put('/phones/:number/next', (request, response) => {
    const { number } = request.params;
    const { behaviour: chosen, route } = next.parse(request.body);
    store.add(
      chosen === 'accept' ? { is: 'next-used', number, route } : { is: 'next', number, route, behaviour: chosen },
    );
    response.status(204).end();
  });

  router.post('/messages/:id/receipts', (request, response) => {
    const { status } = receipt.parse(request.body);
    const message = store.messages.get(request.params.id);
    if (!message) {
      response.status(404).json({ code: 'message-unknown' });
      return;
    }
    const error = endErrors[status];
    const at = now();
    const report = { id: randomUUID(), status, at, dueAt: at, times: 1, ...(error ? { error } : {}) };
    store.add({ is: 'report', message: message.id, report });
    caller.report(message, [report]);
    response.status(202).json({ id: report.id });
  });

  router.get('/behaviour', (_request, response) => {
    response.json(store.settings);
  });

  router.put('/behaviour', (request, response) => {
    store.add({ is: 'settings', settings: settingsSchema.parse(request.body) });
    response.json(store.settings);
  });

  router.get('/stats', (_request, response) => {
    const repeated = [...store.byReference].filter(([, messages]) => messages.length > 1);
    response.json({
      ...store.counts,
      references: store.byReference.size,
      callbacksPending: store.owed.size,
      duplicateReferences: repeated.map(([reference, messages]) => ({ reference, count: messages.length })),
    });
  });

  return router;
}

function isMessage(item: Message | Reply): item is Message {
  return 'reports' in item;
}
