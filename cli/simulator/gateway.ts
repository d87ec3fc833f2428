import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Router, type Request } from 'express';
import { z } from 'zod';
import { sender } from '../../models/domain/numbers/senders.ts';
import { expiredReceipts, planFor, type Behaviour, type Plan } from './behaviour.ts';
import type { Caller } from './caller.ts';
import { firstRoute, type Message, type Store, type TurnedAway } from './store.ts';
import { statusOf } from './status-of.ts';

const outbound = z.object({
  reference: z.string().min(1).max(100),
  to: z.string().max(32),
  from: z.string().max(32),
  text: z.string().min(1).max(2_000),
  validUntil: z.iso.datetime(),
});
type Outbound = z.output<typeof outbound>;
type Accepted = Extract<Plan, { answer: 'accept' }>;

const number = /^\+[1-9]\d{6,14}$/;

/**
 * The wire format that Tidings' adapter speaks: send, and look up by reference. Like most real gateways it does not
 * notice a repeated reference: the phone then shows the message twice, and the count says so.
 *
 * Below a path with the name of a `:route` it is the gateway of that route: it fails apart from the others, and calls
 * back to the address of its own route.
 */
export function gatewayRoutes(store: Store, caller: Caller, now: () => number): Router {
  const router = Router({ mergeParams: true });
  const seconds = new Map<string, { at: number; messages: number }>();

  router.post('/messages', async (request, response) => {
    const route = routeAsked(request);
    const message = outbound.parse(request.body);
    const shut = shutOut(route, message.to);
    const chosen = shut ? undefined : store.nextOf(message.to).get(route);
    const plan = shut ?? decide(message, chosen);
    const id = plan.answer === 'accept' ? accept(message, plan, chosen, route) : undefined;
    if (plan.answer !== 'accept') turnAway(message, plan, chosen, route);
    await pause(store.settings.answerDelayMs);
    if (plan.answer === 'cut' || (plan.answer === 'accept' && plan.answerLost)) request.socket.destroy();
    else if (plan.answer === 'accept') response.status(202).json({ id, status: 'accepted' });
    else if (plan.answer === 'refuse')
      response.status(plan.code === 'account-refused' ? 401 : 422).json({ code: plan.code });
    else response.status(429).set('Retry-After', '1').json({ code: 'throttled' });
  });

  router.get('/messages', (request, response) => {
    const reference = typeof request.query['reference'] === 'string' ? request.query['reference'] : '';
    const messages = (store.byReference.get(reference) ?? []).map((message) => ({
      id: message.id,
      status: statusOf(message, now()),
      at: new Date(message.at).toISOString(),
    }));
    response.json({ messages });
  });

  /** What a network says of a number: one that the next message would not reach is not there. */
  router.get('/numbers/:number', (request, response) => {
    const asked = request.params.number;
    const chosen = store.nextOf(asked).get(routeAsked(request)) ?? '';
    const away = store.dead.has(asked) || ['undeliverable', 'refuse-number'].includes(chosen);
    const state = number.test(asked) ? (away ? 'unreachable' : 'reachable') : 'invalid';
    response.json({ state, line: 'mobile', network: 'Simulated Mobile', at: new Date(now()).toISOString() });
  });

  return router;

  function decide({ to, from, reference, validUntil }: Outbound, chosen: Behaviour | undefined): Plan {
    if (!number.test(to)) return { answer: 'refuse', code: 'number-unknown' };
    if (!sender.safeParse(from).success) return { answer: 'refuse', code: 'sender-unknown' };
    const plan = planFor(chosen, store.settings, `${reference} ${store.throttledTimes.get(reference) ?? 0}`);
    const tooLate = plan.answer === 'accept' && Date.parse(validUntil) <= now();
    return tooLate ? { ...plan, receipts: expiredReceipts(store.settings) } : plan;
  }

  /** What becomes of every message of this route, or to this number, whatever was chosen for the next. */
  function shutOut(route: string, to: string): Plan | undefined {
    if (store.closed.has(route)) return { answer: 'refuse', code: 'account-refused' };
    if (isCrowded(route)) return { answer: 'throttle' };
    return store.dead.has(to) ? { answer: 'refuse', code: 'number-unknown' } : undefined;
  }

  function isCrowded(route: string): boolean {
    const at = Math.floor(now() / 1_000);
    const before = seconds.get(route);
    const messages = before?.at === at ? before.messages + 1 : 1;
    seconds.set(route, { at, messages });
    return store.settings.maxPerSecond > 0 && messages > store.settings.maxPerSecond;
  }

  /** Written down before it is answered, with all that is owed for it. */
  function accept(
    { reference, to, from, text }: Outbound,
    { receipts, answerLost }: Accepted,
    chosen: Behaviour | undefined,
    route: string,
  ): string {
    const id = randomUUID();
    const at = now();
    const answeredAt = at + store.settings.answerDelayMs;
    const reports = receipts.map(({ status, afterMs, reportAfterMs, times, error }) => ({
      id: randomUUID(),
      status,
      at: answeredAt + afterMs,
      dueAt: answeredAt + reportAfterMs,
      times,
      ...(error ? { error } : {}),
    }));
    const message: Message = { id, route, reference, number: to, from, text, at, reports };
    store.add(
      { is: 'message', message },
      ...used(to, chosen, route),
      ...(answerLost ? [{ is: 'answer-lost' } as const] : []),
    );
    if (reports.length > 0) caller.report(message, reports);
    return id;
  }

  function turnAway(
    { reference, to, text }: Outbound,
    plan: Exclude<Plan, Accepted>,
    chosen: Behaviour | undefined,
    route: string,
  ): void {
    const why = ({ cut: 'cut', throttle: 'throttled', refuse: 'refused' } as const)[plan.answer];
    const code = plan.answer === 'refuse' ? { code: plan.code } : {};
    const turnedAway: TurnedAway = { route, reference, number: to, text, at: now(), why, ...code };
    store.add({ is: 'turned-away', turnedAway }, ...used(to, chosen, route));
  }
}

/** The route that is named by the path of a request. */
function routeAsked({ params }: Request): string {
  const { route } = params;
  return typeof route === 'string' ? route : firstRoute;
}

/** A chosen behaviour holds for one message. */
function used(number: string, chosen: Behaviour | undefined, route: string) {
  return chosen ? [{ is: 'next-used', number, route } as const] : [];
}
