import { describe, expect, it, onTestFinished } from 'vitest';
import { readJson } from '../../../activities/providers/read-json.ts';
import { readAnswer } from '../../../activities/providers/sms-aero/answer.ts';
import { smsAero } from '../../../activities/providers/sms-aero/index.ts';
import { lost, message, number } from '../../../cli/testing/provider-message.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { account, playSmsAero, told } from '../../contracts/sms-aero/gateway.ts';
import { smsAeroStand } from '../../contracts/sms-aero/stand.ts';

const place = { route: 'sms-aero', hooks: 'https://tidings.example/hooks/sms-aero' };
const callbacks = smsAero.callbacks!(smsAero.settings.parse(account), place)!;

async function open() {
  const played = await playSmsAero();
  onTestFinished(played.close);
  const provider = smsAero.provider(smsAero.settings.parse({ ...account, url: played.url }), place);
  onTestFinished(() => provider.close());
  return { ...played, provider };
}

providerContract('sms-aero', smsAeroStand);

describe('a message to SMS Aero', () => {
  it('names the address of its reports, which nobody else knows', async () => {
    const { messages, provider } = await open();
    await provider.send(message({ reference: 'a b&c=1', sender: 'Лавка' }));
    expect(messages[0]?.asked).toEqual({
      number: number.slice(1),
      sign: 'Лавка',
      text: message().text,
      callbackUrl: `${place.hooks}/receipts?key=${account.hookSecret}&reference=a+b%26c%3D1`,
    });
  });

  it.each([
    ['money', { outcome: 'rejected', cause: 'credentials', code: 'no-money' }],
    ['credentials', { outcome: 'rejected', cause: 'credentials', code: 'credentials' }],
    ['reject', { outcome: 'rejected', cause: 'other', code: 'reject' }],
    ['dateSend', { outcome: 'rejected', cause: 'other', code: '400' }],
    ['number', { outcome: 'rejected', cause: 'number', code: 'number' }],
    ['busy', { outcome: 'throttled', retryAfterMs: 1_000 }],
    ['broken', { outcome: 'unknown', code: '502' }],
    ['failed', { outcome: 'unknown', code: '500' }],
  ] as const)('that is answered with %s', async (what, outcome) => {
    const { tell, provider } = await open();
    await tell(what)();
    expect(await provider.send(message())).toEqual(outcome);
  });
});

describe('a message that SMS Aero is asked about', () => {
  it.each([
    [0, 'accepted'],
    [1, 'delivered'],
    [2, 'undeliverable'],
    [3, 'sent'],
    [4, 'sent'],
    [6, 'rejected'],
    [8, 'accepted'],
  ])('is told with what became of it: %i is %s', async (status, expected) => {
    const { messages, provider } = await open();
    await provider.send(message());
    const [sent] = messages;
    if (sent) sent.status = status;
    expect(await provider.lookup?.(lost())).toEqual({
      found: 'alike',
      messages: [{ providerId: '12345', status: expected }],
    });
  });

  it.each([
    ['with other words', () => ({ text: 'Your order is on its way!' })],
    ['to another number', () => ({ to: '+447700900002' })],
    ['of another time', () => ({ attemptedAt: new Date(Date.now() + 600_000) })],
  ])('is not taken for one %s', async (_which, over) => {
    const { provider } = await open();
    await provider.send(message());
    expect(await provider.lookup?.({ ...lost(), ...over() })).toEqual({ found: 'alike', messages: [] });
  });

  it('is found on a later page, and cannot be told where there are too many', async () => {
    const { messages, provider } = await open();
    await provider.send(message());
    for (let count = 0; count < 9; count += 1) await provider.send(message({ text: `Other ${count}` }));
    expect(await provider.lookup?.(lost())).toMatchObject({ messages: [{ providerId: '12345' }] });
    await provider.send(message({ text: 'One too many' }));
    expect(messages).toHaveLength(11);
    expect(await provider.lookup?.(lost())).toEqual({ found: 'unclear' });
  });
});

describe('what SMS Aero calls back with', () => {
  const url = `${place.hooks}/receipts?key=${account.hookSecret}&reference=r-1`;

  it.each([
    [1, 'delivery', 'delivered'],
    [2, 'undelivered', 'undeliverable'],
    [3, 'sent', 'sent'],
    [4, 'wait status', 'sent'],
    [6, 'reject', 'rejected'],
  ])('is a report in our words: %i %s is %s', (given, extendStatus, status) => {
    const callback = told(url, 7, given, extendStatus);
    const isFailure = status === 'undeliverable' || status === 'rejected';
    expect(callbacks.receipts(callback)).toEqual([
      {
        id: `7 ${given}`,
        providerId: '7',
        status,
        at: callback.receivedAt,
        reference: 'r-1',
        ...(isFailure ? { errorCode: extendStatus } : {}),
      },
    ]);
  });

  it.each([0, 8, 77])('tells nothing new with %i', (given) => {
    expect(callbacks.receipts(told(url, 7, given, 'queue'))).toEqual([]);
  });

  it('is answered with status 200, which it waits for', () => {
    expect(callbacks.answer).toEqual({ contentType: 'text/plain', body: 'OK' });
  });
});

it('an address of the account that is none is told', () => {
  const { error } = smsAero.settings.safeParse({ ...account, email: 'shop' });
  expect(error?.issues).toMatchObject([{ path: ['email'], message: 'must be the e-mail address of the account' }]);
});

it('an id beyond 2^53 keeps its digits', () => {
  const id = '12345678901234567898';
  const body = readJson(`{"success":true,"data":{"id":${id}}}`);
  expect(readAnswer({ statusCode: 200, headers: {}, body })).toEqual({ outcome: 'accepted', providerId: id });
});
