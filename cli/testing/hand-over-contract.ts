import { expect, it, onTestFinished } from 'vitest';
import type {
  ChatProvider,
  EmailProvider,
  OutboundEmail,
  OutboundMessage,
  OutboundPush,
  Provider,
  PushProvider,
} from '../../models/domain/deliveries/provider.ts';
import { routeName } from '../../models/domain/deliveries/route-name.ts';
import { nobodyThere, silence, untrusted } from './no-gateway.ts';
import { foundIn, lost, message, number } from './provider-message.ts';
import type { Stand } from './provider-stand.ts';

/** Where the routes of the tests stand. */
export const place = { route: 'tested', hooks: 'https://tidings.example/hooks/tested' };

/** One of whatever channel: it is handed what fits all of them. */
type AnyProvider = Provider | EmailProvider | ChatProvider | PushProvider;

/** A stand with its provider, which ends with the test. */
export type OpenStand<S extends Stand> = S & {
  provider: AnyProvider;
  providerOf: (settings: Record<string, unknown>) => AnyProvider;
  providerAt: (address: Promise<URL>) => Promise<AnyProvider>;
};

/** Makes a stand, and opens its provider with the right settings. */
export async function openStand<S extends Stand>(make: () => Promise<S>): Promise<OpenStand<S>> {
  const stand = await make();
  const { declaration, settings, settingsAt, toAt } = stand;
  const providerOf = (given: Record<string, unknown>, to = stand.to): AnyProvider => {
    const provider = declaration.provider(declaration.settings.parse(given), place);
    onTestFinished(() => provider.close());
    return to === undefined ? provider : addressed(provider, to);
  };
  return {
    ...stand,
    providerOf,
    provider: providerOf(settings.right),
    providerAt: async (address) => providerOf(settingsAt(await address), toAt?.(await address)),
  };
}

/** The same, which writes to the stand's own recipient where the contract writes to a number. */
function addressed(provider: AnyProvider, to: string): AnyProvider {
  const send = (sent: OutboundMessage & OutboundEmail & OutboundPush) => {
    const devices = sent.devices.map((device) => ({ ...device, address: to }));
    return provider.send(sent.to === number ? { ...sent, to, devices } : sent);
  };
  return { ...provider, send };
}

/** What is asked of every hand-over, however the gateway is spoken to. @param open a new stand for each test */
export function handOverContract(open: () => Promise<OpenStand<Stand>>): void {
  it('has a name that can stand in an address', async () => {
    const { declaration } = await open();
    expect(routeName.safeParse(declaration.name).success).toBe(true);
  });

  it('hands a message over once, and knows it by an id of the gateway', async () => {
    const { provider, taken } = await open();
    const sent = await provider.send(message());
    expect(sent).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/./) as string });
    expect(await taken('r-1')).toEqual([message().text]);
  });

  it.each([
    ['of Cyrillic', 'Ваш заказ №7 уже в пути — ёлка, 50 % & «кавычки» + {фигурные}', 1],
    ['of many parts', 'Заказ в пути. '.repeat(20).trim(), 5],
    ['beyond the first plane', 'Ready 🙂 & <b>now</b>\nline two', 1],
    ['of the extension table', 'Total: 5€ [a] {b} ~ ^ | \\', 1],
  ])('hands over a text %s letter by letter', async (_what, text, parts) => {
    const { provider, taken } = await open();
    const encoding = text.startsWith('Total') ? 'gsm7' : 'ucs2';
    expect(await provider.send(message({ text, encoding, parts }))).toMatchObject({ outcome: 'accepted' });
    expect(await taken('r-1')).toEqual([text]);
  });

  it('tells what is refused for good, and why', async () => {
    const { provider, refusals, taken } = await open();
    const causes = Object.entries(refusals);
    expect(causes).not.toEqual([]);
    for (const [cause, arrange] of causes) {
      const refused = await provider.send(message({ reference: cause, ...(await arrange()) }));
      expect(refused).toMatchObject({ outcome: 'rejected', cause, code: expect.stringMatching(/./) as string });
      expect(await taken(cause)).toEqual([]);
    }
  });

  it('takes a refusal of its credentials for no fault of the message', async () => {
    const { providerOf, settings, taken } = await open();
    const stranger = providerOf(settings.stranger);
    expect(await stranger.send(message())).toMatchObject({ outcome: 'rejected', cause: 'credentials' });
    if (stranger.lookup) expect(await stranger.lookup(lost())).toMatchObject({ found: 'unavailable' });
    if (stranger.balance) expect(await stranger.balance()).toMatchObject({ found: 'unavailable' });
    expect(await taken('r-1')).toEqual([]);
  });

  it('tells what is left on the account, where its gateway does', async () => {
    const { provider } = await open();
    if (provider.balance)
      expect(await provider.balance()).toMatchObject({ amount: expect.stringMatching(/\d/) as string });
  });

  it('tells what is refused for a while, and after how long it may come again', async () => {
    const { provider, throttle, taken } = await open();
    const again = message(await throttle());
    const sent = await provider.send(again);
    expect(sent).toEqual({ outcome: 'throttled', retryAfterMs: expect.any(Number) as number });
    expect(sent.outcome === 'throttled' && sent.retryAfterMs).toBeGreaterThanOrEqual(0);
    expect(await taken('r-1')).toEqual([]);
    expect(await provider.send(again)).toMatchObject({ outcome: 'accepted' });
  });

  it.each([
    ['nobody listens', nobodyThere],
    ['the certificate is not to be trusted', untrusted],
  ])('knows that nothing was sent where %s', async (_where, address) => {
    const { providerAt } = await open();
    const provider = await providerAt(address());
    expect(await provider.send(message())).toMatchObject({ outcome: 'not-sent' });
    if (provider.lookup) expect(await provider.lookup(lost())).toMatchObject({ found: 'unavailable' });
    if (provider.balance) expect(await provider.balance()).toMatchObject({ found: 'unavailable' });
    if (provider.checkNumber) expect(await provider.checkNumber(number)).toMatchObject({ found: 'unavailable' });
  });

  it('ends a hand-over to a gateway that is silent', { timeout: 30_000 }, async () => {
    const { providerAt } = await open();
    const provider = await providerAt(silence());
    expect((await provider.send(message())).outcome).toMatch(/^(unknown|not-sent)$/);
  });

  it('does not know what became of a message whose answer was lost', async () => {
    const { provider, loseAnswer, taken } = await open();
    const other = message({ reference: 'r-0', text: 'Your parcel is at the door.' });
    const before = await provider.send(other);
    const sent = message(await loseAnswer());
    expect(await provider.send(sent)).toMatchObject({ outcome: 'unknown' });
    expect((await taken('r-1')).filter((text) => text === sent.text)).toHaveLength(1);
    if (!provider.lookup) return;
    const [found, ...more] = foundIn(await provider.lookup(lost(sent)));
    expect(more).toEqual([]);
    expect(found).toMatch(/./);
    expect(found).not.toBe(before.outcome === 'accepted' && before.providerId);
  });

  it('tells nothing of a message of which neither reference nor number is known', async () => {
    const { provider, loseAnswer } = await open();
    if (!provider.lookup) return;
    const sent = message(await loseAnswer());
    await provider.send(sent);
    expect(foundIn(await provider.lookup({ ...lost(sent), reference: 'r-2', to: undefined }))).toEqual([]);
  });

  it('does not know it either where the gateway took nothing of what had left', async () => {
    const { provider, cutOff, taken } = await open();
    const sent = message(await cutOff());
    expect(await provider.send(sent)).toMatchObject({ outcome: 'unknown' });
    expect(await taken('r-1')).toEqual([]);
    if (!provider.lookup) return;
    const answer = await provider.lookup(lost(sent));
    expect([false, 'alike']).toContain(answer.found);
    expect(foundIn(answer)).toEqual([]);
  });

  it('sends under one reference again as its gateway is said to take it', async () => {
    const { provider, knowsRepetition, taken } = await open();
    const [first, second] = [await provider.send(message()), await provider.send(message())];
    expect([first.outcome, second.outcome]).toEqual(['accepted', 'accepted']);
    expect(await taken('r-1')).toHaveLength(knowsRepetition ? 1 : 2);
    if (knowsRepetition) expect(second).toEqual(first);
  });
}
