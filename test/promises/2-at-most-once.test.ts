import { describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { simulatorProvider } from '../../activities/providers/simulator/provider.ts';
import { addressHash, createConfirmations, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import type { Provider } from '../../models/domain/deliveries/provider.ts';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import { messages } from '../support/poll/poll.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('promise 2: a step reaches its contact at most once, unless its text says otherwise', () => {
  const { system, poll, contact, consent, deliveries, next, bubbles } = town();

  it('when the gateway’s answer is lost: it is looked up', async () => {
    const phone = await contact('lost', 1);
    await consent('lost');
    await next(phone, 'lose-answer');
    expect(await (await poll().begin('offer', 'lost')).result()).toEqual({ endedBy: 'sent' });
    await eventually(
      () => deliveries('lost'),
      ([row]) => row?.state === 'delivered',
    );
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the connection breaks before the gateway takes it: it is looked up, not found, and sent again', async () => {
    const phone = await contact('cut', 2);
    await consent('cut');
    await next(phone, 'cut-before-accepting');
    expect(await (await poll().begin('offer', 'cut')).result()).toEqual({ endedBy: 'sent' });
    const [row] = await deliveries('cut');
    expect(row?.attempts).toBe(2);
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the gateway is too busy: it is tried again', async () => {
    const phone = await contact('busy', 3);
    await consent('busy');
    await next(phone, 'throttle');
    expect(await (await poll().begin('offer', 'busy')).result()).toEqual({ endedBy: 'sent' });
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the worker is killed between the request and its answer', async () => {
    const phone = await contact('killed', 4);
    await system().gateway('PUT', '/behaviour', { answerDelayMs: 2_000 });
    await system().api('POST', '/v1/events', cloudEvent('order.placed', 'killed', 'k1', { orderId: 'k1' }));
    await eventually(
      () => deliveries('killed'),
      ([row]) => row?.state === 'attempting',
    );
    await system().stack.kill('worker', 'SIGKILL');
    await system().gateway('PUT', '/behaviour', {});
    await system().stack.start('worker');
    await eventually(
      () => deliveries('killed'),
      ([row]) => row?.state === 'delivered',
      90_000,
    );
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the simulator itself is killed and comes back', async () => {
    const phone = await contact('gateway', 5);
    await consent('gateway');
    await system().stack.kill('simulator', 'SIGKILL');
    const run = await poll().begin('offer', 'gateway');
    await eventually(
      () => deliveries('gateway'),
      ([row]) => row?.reason === 'gateway-unreachable',
    );
    await system().stack.start('simulator');
    expect(await run.result()).toEqual({ endedBy: 'sent' });
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the same step is delivered by many at once', async () => {
    const phone = await contact('race', 6);
    const request = step('race');
    const activities = activitiesWith({ lookup: true });
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => activities.deliver(request)));
    expect(attempts.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the answer is lost and the gateway cannot be asked: marketing stays unknown and is never repeated', async () => {
    const phone = await contact('silent', 7);
    await consent('silent');
    await next(phone, 'lose-answer');
    const deliver = () => activitiesWith({ lookup: false }).deliver(step('silent', messages.offer.key));
    await expect(deliver()).rejects.toThrow('lost');
    const inHalfAMinute = () =>
      activitiesWith({ lookup: false, now: new Date(Date.now() + 30_000) }).deliver(step('silent', messages.offer.key));
    expect(await inHalfAMinute()).toMatchObject({ outcome: 'sent' });
    expect(await inHalfAMinute()).toMatchObject({ outcome: 'sent' });
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('and the simulator’s own count says the same of everything above', async () => {
    expect((await system().gateway('GET', '/stats')).body['duplicateReferences']).toEqual([]);
  });

  function step(contactId: string, message: string = messages.question.key): DeliveryRequest {
    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    const run = { workflowId: `poll/${contactId}`, startedBy: 'test 1', journey: 'poll', contactId, ordinal: 1 };
    return { ...run, message, values: {}, notAfter };
  }

  function activitiesWith({ lookup, now = new Date() }: { lookup: boolean; now?: Date }) {
    const secret = system().stack.env['SIMULATOR_SECRET'] ?? '';
    const asking = simulatorProvider({ url: system().stack.addresses.simulator, secret });
    const blind: Provider = { send: (message) => asking.send(message), close: () => asking.close() };
    const provider = lookup ? asking : blind;
    const texts = new Map(Object.values(messages).map((text) => [text.key, text]));
    const confirmations = createConfirmations('key of a test', 'http://127.0.0.1');
    const unsubscribe = createUnsubscribe('key of a test', 'http://127.0.0.1');
    const told = {
      now: () => now,
      onResult: () => undefined,
      hashAddress: addressHash(system().stack.env['TIDINGS_MASTER_KEY'] ?? ''),
    };
    return createActivities({
      routes: [{ name: 'simulator', channel: 'sms', provider, sender: 'Tidings' }],
      texts,
      policy: createPolicy(),
      confirmations,
      unsubscribe,
      ...told,
    });
  }
});
