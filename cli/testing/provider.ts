/** `tidings/testing/provider`: what every provider is held to, for Vitest. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProviderDeclaration } from '../../models/config/provider.ts';
import {
  MalformedCallback,
  type OutboundMessage,
  type RawCallback,
  type RejectionCause,
} from '../../models/domain/deliveries/provider.ts';
import { message, number } from './provider-message.ts';

/** Gets a gateway ready for the next message, and says what of the message must be different for it. */
type Arrange = () => Promise<Partial<OutboundMessage>>;

/** A gateway of the test's own, real or played, that does as it is told. */
export interface ProviderStand {
  declaration: ProviderDeclaration;
  /** Environment variables: those that are right, of a place where nobody listens, and with a secret that is not ours. */
  variables: Record<'right' | 'nobodyThere' | 'stranger', Record<string, string>>;
  /** Each refusal for good that the gateway can be brought to. */
  refusals: Partial<Record<RejectionCause, Arrange>>;
  /** The next message is refused, and passes when it is sent again. */
  throttle: Arrange;
  /** The next message is taken, and the connection breaks before the answer. */
  loseAnswer: Arrange;
  /** The connection breaks when the next message has left, and it is not taken. */
  cutOff: Arrange;
  /** Whether the gateway takes a second message under one reference for the first. */
  knowsRepetition: boolean;
  /** How many messages it has taken under a reference. */
  taken: (reference: string) => Promise<number>;
  /** The next report on a message that it has taken, as it arrived. */
  receipt: () => Promise<RawCallback>;
  /** What a person answers from a number, as it arrived. */
  reply: (from: string, text: string) => Promise<RawCallback>;
}

/**
 * What every provider must keep, whatever its gateway speaks: which ends of a hand-over may be repeated and which must
 * not, and that a callback counts only when the gateway has made it.
 *
 * @param make a new gateway for each test; it ends what it has begun with `onTestFinished`
 */
export function providerContract(name: string, make: () => Promise<ProviderStand>): void {
  const open = async () => {
    const stand = await make();
    const { declaration, variables } = stand;
    const providerOf = (given: Record<string, string>) => {
      const provider = declaration.provider(declaration.variables.parse(given));
      onTestFinished(() => provider.close());
      return provider;
    };
    const callbacksOf = (given: Record<string, string>) => declaration.callbacks(declaration.variables.parse(given));
    return {
      ...stand,
      providerOf,
      callbacksOf,
      provider: providerOf(variables.right),
      callbacks: callbacksOf(variables.right),
    };
  };

  describe(`the provider ${name}`, () => {
    it('has a name that can stand in an address, and gives it to its route', async () => {
      const { declaration, provider } = await open();
      expect(declaration.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(provider.name).toBe(declaration.name);
    });

    it('hands a message over once, and knows it by an id of the gateway', async () => {
      const { provider, taken } = await open();
      const sent = await provider.send(message());
      expect(sent).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/./) as string });
      expect(await taken('r-1')).toBe(1);
    });

    it('tells what is refused for good, and why', async () => {
      const { provider, refusals, taken } = await open();
      const causes = Object.entries(refusals);
      expect(causes).not.toEqual([]);
      for (const [cause, arrange] of causes) {
        const refused = await provider.send(message({ reference: cause, ...(await arrange()) }));
        expect(refused).toMatchObject({ outcome: 'rejected', cause, code: expect.stringMatching(/./) as string });
        expect(await taken(cause)).toBe(0);
      }
    });

    it('takes a refusal of its credentials for no fault of the message', async () => {
      const { providerOf, variables, taken } = await open();
      const stranger = providerOf(variables.stranger);
      expect(await stranger.send(message())).toMatchObject({ outcome: 'rejected', cause: 'credentials' });
      if (stranger.lookup) expect(await stranger.lookup('r-1')).toMatchObject({ found: 'unavailable' });
      expect(await taken('r-1')).toBe(0);
    });

    it('tells what is refused for a while, and after how long it may come again', async () => {
      const { provider, throttle, taken } = await open();
      const again = message(await throttle());
      const sent = await provider.send(again);
      expect(sent).toEqual({ outcome: 'throttled', retryAfterMs: expect.any(Number) as number });
      expect(sent.outcome === 'throttled' && sent.retryAfterMs).toBeGreaterThanOrEqual(0);
      expect(await taken('r-1')).toBe(0);
      expect(await provider.send(again)).toMatchObject({ outcome: 'accepted' });
    });

    it('knows that nothing was sent where the connection failed before', async () => {
      const { providerOf, variables } = await open();
      const provider = providerOf(variables.nobodyThere);
      expect(await provider.send(message())).toMatchObject({ outcome: 'not-sent' });
      if (provider.lookup) expect(await provider.lookup('r-1')).toMatchObject({ found: 'unavailable' });
      if (provider.checkNumber) expect(await provider.checkNumber(number)).toMatchObject({ found: 'unavailable' });
    });

    it('does not know what became of a message whose answer was lost', async () => {
      const { provider, loseAnswer, taken } = await open();
      expect(await provider.send(message(await loseAnswer()))).toMatchObject({ outcome: 'unknown' });
      expect(await taken('r-1')).toBe(1);
      if (provider.lookup) expect(await provider.lookup('r-1')).toMatchObject({ found: true });
    });

    it('does not know it either where the gateway took nothing of what had left', async () => {
      const { provider, cutOff, taken } = await open();
      expect(await provider.send(message(await cutOff()))).toMatchObject({ outcome: 'unknown' });
      expect(await taken('r-1')).toBe(0);
      if (provider.lookup) expect(await provider.lookup('r-1')).toEqual({ found: false });
    });

    it('sends under one reference again as its gateway is said to take it', async () => {
      const { provider, knowsRepetition, taken } = await open();
      const [first, second] = [await provider.send(message()), await provider.send(message())];
      expect([first.outcome, second.outcome]).toEqual(['accepted', 'accepted']);
      expect(await taken('r-1')).toBe(knowsRepetition ? 1 : 2);
      if (knowsRepetition) expect(second).toEqual(first);
    });

    it('reads a report of its gateway on the message that it has sent', async () => {
      const { provider, callbacks, receipt } = await open();
      const sent = await provider.send(message());
      const callback = await receipt();
      expect(callbacks.verify(callback, new Date())).toBe(true);
      const [report] = callbacks.receipts(callback);
      expect(report).toMatchObject({ id: expect.stringMatching(/./) as string, at: expect.any(Date) as Date });
      expect(report?.providerId).toBe(sent.outcome === 'accepted' ? sent.providerId : '');
      if (report?.reference !== undefined) expect(report.reference).toBe('r-1');
    });

    it('reads a reply letter by letter', async () => {
      const { provider, callbacks, reply } = await open();
      await provider.send(message());
      const callback = await reply(number, 'Да, спасибо & a+b=c 🙂');
      expect(callbacks.verify(callback, new Date())).toBe(true);
      expect(callbacks.replies(callback)).toMatchObject([{ from: number, text: 'Да, спасибо & a+b=c 🙂' }]);
    });

    it('believes nobody who is not its gateway', async () => {
      const { provider, callbacks, callbacksOf, variables, receipt, reply } = await open();
      const ofStranger = callbacksOf(variables.stranger);
      await provider.send(message());
      for (const callback of [await receipt(), await reply(number, 'Yes')]) {
        const forged = Buffer.from(callback.body);
        forged[forged.length - 2] = (forged.at(-2) ?? 0) ^ 1;
        expect(callbacks.verify({ ...callback, body: forged }, new Date())).toBe(false);
        expect(callbacks.verify({ ...callback, body: Buffer.from('') }, new Date())).toBe(false);
        expect(callbacks.verify({ ...callback, headers: {} }, new Date())).toBe(false);
        expect(ofStranger.verify(callback, new Date())).toBe(false);
      }
    });

    it.each([
      ['empty', ''],
      ['cut off', '{'],
      ['of another format', '{"some":"thing"}'],
      ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ])('refuses a body that is %s', async (_what, body) => {
      const { callbacks } = await open();
      const callback = { headers: {}, body: Buffer.from(body) };
      expect(() => callbacks.receipts(callback)).toThrow(MalformedCallback);
      expect(() => callbacks.replies(callback)).toThrow(MalformedCallback);
    });
  });
}
