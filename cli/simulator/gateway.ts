import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Router } from 'express';
import { z } from 'zod';
import { planFor, type Defaults, type Plan } from './behaviour.ts';
import type { Caller } from './caller.ts';
import type { OwedCallback, Store } from './store.ts';

const outbound = z.object({
  reference: z.string().min(1).max(100),
  to: z.string().regex(/^\+\d{6,15}$/),
  from: z.string().min(1).max(20),
  text: z.string().max(2_000),
  validUntil: z.iso.datetime(),
});
type Outbound = z.output<typeof outbound>;

/**
 * The wire format that Tidings' adapter speaks: send, and look up by reference. Like most real gateways it does not
 * notice a repeated reference: the phone then shows the message twice, and the count says so.
 */
export function gatewayRoutes(store: Store, caller: Caller, settings: () => Defaults): Router {
  const router = Router();
  let second = { at: 0, messages: 0 };

  router.post('/messages', async (request, response) => {
    const message = outbound.safeParse(request.body);
    if (!message.success) {
      response.status(422).json({ code: 'request-malformed' });
      return;
    }
    const plan = planFor(take(message.data.to), settings(), message.data.reference);
    await pause(settings().answerDelayMs);
    if (plan.answer === 'throttle' || tooFast()) {
      store.add({ is: 'throttled' });
      response.status(429).set('retry-after', '1').json({ code: 'throttled' });
    } else if (plan.answer === 'cut') {
      request.socket.destroy();
    } else if (typeof plan.answer === 'object') {
      store.add({ is: 'refused' });
      response.status(422).json({ code: plan.answer.refuse });
    } else {
      const id = accept(message.data, plan);
      if (plan.answer === 'accept') response.status(202).json({ id, status: 'accepted' });
      else {
        store.add({ is: 'answersLost' });
        request.socket.destroy();
      }
    }
  });

  router.get('/messages', (request, response) => {
    const reference = typeof request.query['reference'] === 'string' ? request.query['reference'] : '';
    const messages = (store.byReference.get(reference) ?? []).map(({ id, status, at }) => ({ id, status, at }));
    response.json({ messages });
  });

  return router;

  /** The behaviour chosen for the next message to a number, once. */
  function take(number: string) {
    const chosen = store.next.get(number);
    if (chosen) store.add({ is: 'next', number, behaviour: null });
    return chosen;
  }

  function tooFast(): boolean {
    const { maxPerSecond } = settings();
    const at = Math.floor(Date.now() / 1_000);
    second = second.at === at ? { at, messages: second.messages + 1 } : { at, messages: 1 };
    return maxPerSecond > 0 && second.messages > maxPerSecond;
  }

  function accept({ reference, to, from, text }: Outbound, plan: Plan): string {
    const id = randomUUID();
    const at = new Date();
    const bubble = { id, number: to, direction: 'to-phone', text, at: at.toISOString(), other: from } as const;
    store.add({ is: 'bubble', bubble: { ...bubble, reference, status: 'accepted' } });
    for (const { status, afterMs, times } of plan.receipts) {
      const dueAt = at.getTime() + afterMs;
      caller.owe([receipt({ id, reference, status, dueAt })], times);
    }
    return id;
  }
}

/** A receipt as the gateway will send it. */
export function receipt(about: {
  id: string;
  reference: string;
  status: Plan['receipts'][number]['status'];
  dueAt: number;
}): OwedCallback {
  const { id: messageId, reference, status, dueAt } = about;
  const id = randomUUID();
  const data = { id, messageId, reference, status, at: new Date(dueAt).toISOString() };
  return { id, path: 'receipts', dueAt, message: { id: messageId, status }, body: { type: 'receipt', data } };
}
