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
    const activities = activitiesWith({ provider: asking() });
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => activities.deliver(request)));
    expect(attempts.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the answer is lost and the gateway cannot be asked: marketing stays unknown and is never repeated', async () => {
    const phone = await contact('silent', 7);
    await consent('silent');
    await next(phone, 'lose-answer');
    const gateway = asking();
    const provider: Provider = { send: (message) => gateway.send(message), close: () => gateway.close() };
    const deliver = () => activitiesWith({ provider }).deliver(step('silent', messages.offer.key));
    await expect(deliver()).rejects.toThrow('lost');
    const inHalfAMinute = () =>
      activitiesWith({ provider, now: new Date(Date.now() + 30_000) }).deliver(step('silent', messages.offer.key));
    expect(await inHalfAMinute()).toMatchObject({ outcome: 'sent' });
    expect(await inHalfAMinute()).toMatchObject({ outcome: 'sent' });
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('when the gateway knows no reference: no equal text to the same number is taken for the lost one', async () => {
    await contact('alike', 8);
    const { provider, taken, next: nextIs } = withoutReferences();
    const deliver = (ordinal: number, laterMs = 0) =>
      activitiesWith({ provider, now: new Date(Date.now() + laterMs) }).deliver({ ...step('alike'), ordinal });
    expect(await deliver(1)).toMatchObject({ state: 'accepted' });
    nextIs('lost');
    await expect(deliver(2)).rejects.toThrow('lost');
    expect(await deliver(2)).toMatchObject({ state: 'accepted' });
    nextIs('dropped');
    await expect(deliver(3)).rejects.toThrow('lost');
    await expect(deliver(3, 30_000)).rejects.toThrow('under way');
    expect(await deliver(3, 90_000)).toMatchObject({ state: 'accepted' });
    expect((await deliveries('alike')).map(({ providerId }) => providerId).sort()).toEqual(['m-1', 'm-2', 'm-3']);

    for (const ordinal of [4, 5]) {
      nextIs('lost');
      await expect(deliver(ordinal)).rejects.toThrow('lost');
    }
    for (const ordinal of [4, 5]) expect(await deliver(ordinal, 90_000)).toMatchObject({ state: 'unknown' });
    expect(taken).toHaveLength(5);
  });

  it('when another text goes instead: what may have left stays unknown, what has not is given up, and neither leaves later', async () => {
    await contact('instead', 10);
    const lost = { outcome: 'unknown', code: 'ECONNRESET' } as const;
    const away = { outcome: 'not-sent', code: 'ECONNREFUSED' } as const;
    const sent: string[] = [];
    const answering = (outcome: typeof lost | typeof away): Provider => ({
      send: ({ reference }) => {
        sent.push(reference);
        return Promise.resolve(outcome);
      },
      lookup: () => Promise.resolve({ found: 'unavailable', cause: '503' }),
      close: () => Promise.resolve(),
    });
    for (const [ordinal, outcome, settled] of [
      [1, lost, { outcome: 'sent', state: 'unknown' }],
      [2, away, { outcome: 'skipped', reason: 'replaced' }],
    ] as const) {
      const request = { ...step('instead'), ordinal };
      const provider = answering(outcome);
      await expect(activitiesWith({ provider }).deliver(request)).rejects.toThrow();
      const later = activitiesWith({ provider, now: new Date(Date.now() + 30_000) });
      expect(await later.settleDelivery(request, 'replaced')).toMatchObject(settled);
      expect(await later.settleDelivery(request, 'replaced')).toMatchObject(settled);
      await later.deliver(request).catch(() => undefined);
    }
    expect(sent).toHaveLength(2);
  });

  it('when the gateway gives two messages one id: both have left, and neither is sent again', async () => {
    await contact('doubled', 9);
    const sent: string[] = [];
    const send = ({ reference }: { reference: string }) => {
      sent.push(reference);
      return Promise.resolve({ outcome: 'accepted' as const, providerId: 'the-same' });
    };
    const provider: Provider = { send, close: () => Promise.resolve() };
    const deliver = (ordinal: number) => activitiesWith({ provider }).deliver({ ...step('doubled'), ordinal });
    for (const ordinal of [1, 2]) expect(await deliver(ordinal)).toMatchObject({ state: 'accepted' });
    for (const ordinal of [1, 2]) expect(await deliver(ordinal)).toMatchObject({ state: 'accepted' });
    expect(sent).toHaveLength(2);
  });

  it('and the simulator’s own count says the same of everything above', async () => {
    expect((await system().gateway('GET', '/stats')).body['duplicateReferences']).toEqual([]);
  });

  function step(contactId: string, message: string = messages.question.key): DeliveryRequest {
    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    const run = { workflowId: `poll/${contactId}`, startedBy: 'test 1', journey: 'poll', contactId, ordinal: 1 };
    return { ...run, message, values: {}, notAfter };
  }

  function asking(): Provider {
    const secret = system().stack.env['SIMULATOR_SECRET'] ?? '';
    return simulatorProvider({ url: system().stack.addresses.simulator, secret });
  }

  function activitiesWith({ provider, now = new Date() }: { provider: Provider; now?: Date }) {
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

/** A gateway that tells all that went to a number, and lists it within a minute. */
function withoutReferences() {
  const taken: { providerId: string; to: string; text: string }[] = [];
  let told: 'lost' | 'dropped' | undefined;
  const provider: Provider = {
    listedWithinMs: 60_000,
    send: ({ to, text }) => {
      const how = told;
      told = undefined;
      const providerId = `m-${taken.length + 1}`;
      if (how !== 'dropped') taken.push({ providerId, to, text });
      return Promise.resolve(how ? { outcome: 'unknown', code: 'ECONNRESET' } : { outcome: 'accepted', providerId });
    },
    lookup: (lost) => {
      const alike = taken.filter(({ to, text }) => to === lost.to && text === lost.text);
      const messages = alike.map(({ providerId }) => ({ providerId, status: 'accepted' as const }));
      return Promise.resolve({ found: 'alike', messages });
    },
    close: () => Promise.resolve(),
  };
  return { provider, taken, next: (how: typeof told) => void (told = how) };
}
