import { describe, expect, it } from 'vitest';
import type { InboundReply, Provider, Receipt } from '../../models/domain/deliveries/provider.ts';
import { handOverContract, openStand } from './hand-over-contract.ts';
import { message, number } from './provider-message.ts';
import type { SessionStand } from './provider-stand.ts';

/**
 * What every provider must keep whose gateway tells over its own connection: which ends of a hand-over may be repeated and
 * which must not, and that what was not stored is told again.
 *
 * @param make a new gateway for each test; it ends what it has begun with `onTestFinished`
 */
export function sessionProviderContract(name: string, make: () => Promise<SessionStand>): void {
  const open = () => openStand(make);

  describe(`the provider ${name}`, () => {
    handOverContract(open);

    it('hands in a report of its gateway on the message that it has sent', async () => {
      const { provider } = await open();
      const { receipts } = listenTo(provider);
      const sent = await provider.send(message());
      const report = await receipts.next();
      expect(report).toMatchObject({ id: expect.stringMatching(/./) as string, at: expect.any(Date) as Date });
      expect(report.providerId).toBe(sent.outcome === 'accepted' ? sent.providerId : '');
      if (report.reference !== undefined) expect(report.reference).toBe('r-1');
    });

    it('hands in a reply letter by letter', async () => {
      const { provider, reply } = await open();
      const { replies } = listenTo(provider);
      await provider.send(message());
      await reply(number, 'Да, спасибо & a+b=c 🙂');
      expect(await replies.next()).toMatchObject({ from: number, text: 'Да, спасибо & a+b=c 🙂' });
    });

    it('knows a report that comes again by its id', async () => {
      const { provider, reportTwice } = await open();
      const { receipts } = listenTo(provider);
      await reportTwice();
      await provider.send(message());
      expect((await receipts.next()).id).toBe((await receipts.next()).id);
    });

    it('is told again what could not be stored, as the same', { timeout: 30_000 }, async () => {
      const { provider, reply } = await open();
      const { receipts, replies, failNext } = listenTo(provider);
      failNext.receipts = failNext.replies = true;
      await provider.send(message());
      await reply(number, 'Yes');
      const [report, answer] = [await receipts.refused(), await replies.refused()];
      expect(await receipts.next()).toMatchObject({ id: report.id });
      expect(await replies.next()).toMatchObject({ id: answer.id, text: 'Yes' });
    });
  });
}

/** Takes what a provider hands in, one by one; what is to fail is refused once. */
function listenTo(provider: Pick<Provider, 'listen'>) {
  const failNext = { receipts: false, replies: false };
  const [receipts, replies] = [heard<Receipt>(), heard<InboundReply>()];
  if (!provider.listen) throw new Error('it has no listen: hold it to providerContract');
  const taker =
    <T>(kind: keyof typeof failNext, { take, refuse }: Heard<T>) =>
    (all: readonly T[]) => {
      const fails = failNext[kind];
      failNext[kind] = false;
      for (const each of all) (fails ? refuse : take)(each);
      return fails ? Promise.reject(new Error('could not be stored')) : Promise.resolve();
    };
  provider.listen({ receipts: taker('receipts', receipts), replies: taker('replies', replies) });
  return { receipts, replies, failNext };
}

type Heard<T> = ReturnType<typeof heard<T>>;

function heard<T>() {
  const [taken, refused] = [queue<T>(), queue<T>()];
  return { take: taken.put, refuse: refused.put, next: taken.get, refused: refused.get };
}

function queue<T>() {
  const there: T[] = [];
  const wanted: ((value: T) => void)[] = [];
  return {
    put: (value: T): void => {
      const want = wanted.shift();
      if (want) want(value);
      else there.push(value);
    },
    get: (): Promise<T> => {
      const [first] = there.splice(0, 1);
      return first === undefined ? new Promise((resolve) => wanted.push(resolve)) : Promise.resolve(first);
    },
  };
}
