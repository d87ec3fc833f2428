/** `tidings/testing/provider`: what every provider is held to, for Vitest. */
import { describe, expect, it } from 'vitest';
import { MalformedCallback } from '../../models/domain/deliveries/provider.ts';
import { isOfChat } from '../../models/domain/message.ts';
import { forged, unproven } from './forged-callback.ts';
import { handOverContract, openStand, place } from './hand-over-contract.ts';
import { message, number } from './provider-message.ts';
import type { ProviderStand } from './provider-stand.ts';

export { emailProviderContract } from './email-provider.ts';
export { pushProviderContract } from './push-provider.ts';
export type { EmailStand, ProviderStand, PushStand, SessionStand } from './provider-stand.ts';
export { sessionProviderContract } from './session-provider.ts';

/**
 * What every provider must keep whose gateway calls back: which ends of a hand-over may be repeated and which must
 * not, and that a callback counts only when the gateway has made it.
 *
 * @param make a new gateway for each test; it ends what it has begun with `onTestFinished`
 */
export function providerContract(name: string, make: () => Promise<ProviderStand>): void {
  const open = async () => {
    const stand = await openStand(make);
    const { declaration, settings } = stand;
    const callbacksOf = (given: Record<string, unknown>) => {
      const callbacks = declaration.callbacks?.(declaration.settings.parse(given), place);
      if (!callbacks) throw new Error(`${declaration.name} takes no callbacks: hold it to sessionProviderContract`);
      return callbacks;
    };
    return { ...stand, callbacksOf, callbacks: callbacksOf(settings.right) };
  };

  describe(`the provider ${name}`, () => {
    handOverContract(open);

    it('reads a report of its gateway on the message that it has sent, where it brings any', async () => {
      const { provider, callbacks, receipt } = await open();
      if (!receipt) return;
      const sent = await provider.send(message());
      const callback = await receipt();
      expect(callbacks.verify(callback)).toBe(true);
      const [report] = await callbacks.receipts(callback);
      expect(report).toMatchObject({ id: expect.stringMatching(/./) as string, at: expect.any(Date) as Date });
      expect(report?.providerId).toBe(sent.outcome === 'accepted' ? sent.providerId : '');
      if (report?.reference !== undefined) expect(report.reference).toBe('r-1');
    });

    it('reads a reply letter by letter, where its gateway brings any', async () => {
      const { provider, callbacks, reply, receipt, to = number } = await open();
      await provider.send(message());
      if (!reply) {
        const callback = await receipt?.();
        if (callback) expect(() => callbacks.replies(callback)).toThrow(MalformedCallback);
        return;
      }
      const callback = await reply(to, 'Да, спасибо & a+b=c 🙂');
      expect(callbacks.verify(callback)).toBe(true);
      expect(callbacks.replies(callback)).toMatchObject([{ from: to, text: 'Да, спасибо & a+b=c 🙂' }]);
      if (!receipt) expect(await callbacks.receipts(callback)).toEqual([]);
    });

    it('knows what it reads again by its id', async () => {
      const { provider, callbacks, receipt, reply, to = number } = await open();
      await provider.send(message());
      const callback = await (receipt?.() ?? reply?.(to, 'Yes'));
      if (!callback) return;
      const ids = async () => (await callbacks[receipt ? 'receipts' : 'replies'](callback)).map(({ id }) => id);
      expect(await ids()).toEqual(await ids());
    });

    it('has no id of a chat in the ids that are kept when its person is erased', async () => {
      const { declaration, provider, callbacks, reply, to } = await open();
      if (!isOfChat(declaration) || to === undefined) return;
      const sent = await provider.send(message());
      const replies = reply ? callbacks.replies(await reply(to, 'Yes')) : [];
      const kept = [sent.outcome === 'accepted' ? sent.providerId : '', ...replies.map(({ id }) => id)];
      expect(kept.filter((id) => id === '' || id.includes(to))).toEqual([]);
    });

    it('believes nobody who is not its gateway', async () => {
      const { provider, callbacks, callbacksOf, settings, receipt, reply, provesBy, to = number } = await open();
      const ofStranger = callbacksOf(settings.stranger);
      await provider.send(message());
      const told = [...(receipt ? [await receipt()] : []), ...(reply ? [await reply(to, 'Yes')] : [])];
      expect(told).not.toEqual([]);
      for (const callback of told) {
        if (provesBy === undefined) expect(callbacks.verify(forged(callback))).toBe(false);
        expect(callbacks.verify(unproven(callback))).toBe(false);
        expect(ofStranger.verify(callback)).toBe(false);
      }
    });

    it.each([
      ['empty', ''],
      ['cut off', '{'],
      ['of another format', '{"some":"thing"}'],
      ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ])('refuses a body that is %s', async (_what, body) => {
      const { callbacks } = await open();
      const url = `${place.hooks}/receipts`;
      const callback = { method: 'POST', url, headers: {}, body: Buffer.from(body), receivedAt: new Date() } as const;
      await expect(async () => callbacks.receipts(callback)).rejects.toThrow(MalformedCallback);
      expect(() => callbacks.replies(callback)).toThrow(MalformedCallback);
    });
  });
}
