import { describe, expect, it, onTestFinished } from 'vitest';
import { smsc } from '../../../activities/providers/smsc/index.ts';
import { idOf, providerIdOf } from '../../../activities/providers/smsc/message-id.ts';
import { lost, message, number } from '../../../cli/testing/provider-message.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { account, playSmsc, told } from '../../contracts/smsc/gateway.ts';
import { smscStand } from '../../contracts/smsc/stand.ts';

const place = { route: 'smsc', hooks: 'https://tidings.example/hooks/smsc' };
const phone = number.slice(1);

async function open() {
  const played = await playSmsc();
  onTestFinished(played.close);
  const settings = smsc.settings.parse({ ...account, url: played.url });
  const provider = smsc.provider(settings, place);
  onTestFinished(() => provider.close());
  return { ...played, provider };
}

const callbacks = smsc.callbacks!(smsc.settings.parse(account), place)!;

for (const method of ['POST', 'GET'] as const)
  providerContract(`smsc, calling back by ${method}`, () => smscStand(method));

describe('a message to SMSC.ru', () => {
  it('is a form with an id of ours, and no transliteration', async () => {
    const { messages, provider } = await open();
    await provider.send(message({ sender: 'Лавка', validUntil: new Date(Date.now() + 3 * 3_600_000 + 1_000) }));
    expect(messages[0]?.form).toEqual({
      apikey: account.apiKey,
      fmt: '3',
      charset: 'utf-8',
      phones: phone,
      mes: message().text,
      sender: 'Лавка',
      id: String(idOf('r-1')),
      valid: '3',
      translit: '0',
    });
  });

  it.each([
    [-5, '1'],
    [3 * 86_400, '24'],
  ])('that is valid for %i seconds is so for as long as SMSC.ru may be told', async (seconds, valid) => {
    const { messages, provider } = await open();
    await provider.send(message({ validUntil: new Date(Date.now() + seconds * 1_000) }));
    expect(messages[0]?.form).toMatchObject({ valid });
  });

  it.each([
    [2, { outcome: 'rejected', cause: 'credentials', code: '2' }],
    [3, { outcome: 'rejected', cause: 'credentials', code: 'no-money' }],
    [4, { outcome: 'rejected', cause: 'credentials', code: '4' }],
    [5, { outcome: 'rejected', cause: 'other', code: '5' }],
    [8, { outcome: 'rejected', cause: 'number', code: '8' }],
    [9, { outcome: 'throttled', retryAfterMs: 20_000 }],
    [503, { outcome: 'unknown', code: '503' }],
  ])('is refused with %i', async (error, outcome) => {
    const { tell, provider } = await open();
    await tell(error)();
    expect(await provider.send(message())).toEqual(outcome);
  });

  it('has an id of 31 bits, and is named by it and its number', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => idOf(`r-${index}`));
    expect(ids.every((id) => Number.isInteger(id) && id >= 1 && id < 2 ** 31)).toBe(true);
    expect(new Set(ids).size).toBe(1_000);
    expect(providerIdOf(7, phone)).not.toBe(providerIdOf(7, '447700900002'));
    expect(providerIdOf(7, phone)).not.toContain(phone);
  });
});

describe('a message that SMSC.ru is asked about', () => {
  it.each([
    [-1, { found: true, status: 'accepted' }],
    [0, { found: true, status: 'sent' }],
    [1, { found: true, status: 'delivered' }],
    [3, { found: true, status: 'expired' }],
    [25, { found: true, status: 'undeliverable' }],
    // It never left, and goes out again once it is paid for.
    [24, { found: false }],
  ])('is told with what became of it: %i', async (status, expected) => {
    const { messages, provider } = await open();
    await provider.send(message());
    const [sent] = messages;
    if (sent) sent.status = status;
    expect(await provider.lookup?.(lost())).toMatchObject(expected);
  });

  it('is not taken for an older one of the same id', async () => {
    const { messages, provider } = await open();
    await provider.send(message());
    const [sent] = messages;
    if (sent) sent.sentAt = new Date(Date.now() - 3_600_000);
    expect(await provider.lookup?.(lost())).toEqual({ found: false });
  });

  it('cannot be told while SMSC.ru wants no more questions', async () => {
    const { provider, refuseLookups } = await open();
    refuseLookups(9);
    expect(await provider.lookup?.(lost())).toEqual({ found: 'unavailable', cause: '9' });
  });
});

describe('what SMSC.ru calls back with', () => {
  const report = { id: '123', phone, ts: '1790000000' };

  it.each([
    ['0', 'sent'],
    ['1', 'delivered'],
    ['2', 'read'],
    ['3', 'expired'],
    ['4', 'read'],
    ['20', 'undeliverable'],
    ['22', 'undeliverable'],
    ['23', 'rejected'],
    ['24', 'rejected'],
    ['25', 'undeliverable'],
  ])('is a report in our words: %s is %s', async (given, status) => {
    const [receipt] = await callbacks.receipts(told({ ...report, status: given, err: '248' }));
    const isFailure = ['expired', 'undeliverable', 'rejected'].includes(status);
    expect(receipt).toEqual({
      id: `${providerIdOf('123', phone)} ${given}`,
      providerId: providerIdOf('123', phone),
      status,
      at: new Date(1_790_000_000_000),
      ...(isFailure ? { errorCode: '248' } : {}),
    });
  });

  it.each(['-1', '-2', '-3', '77'])('tells nothing new with %s', (status) => {
    expect(callbacks.receipts(told({ ...report, status }))).toEqual([]);
  });

  it('is a report or a reply, at whichever address', () => {
    const [reported, replied] = [told({ ...report, status: '1' }), told({ phone, mes: 'СТОП', to: '79990000000' })];
    expect(callbacks.oneAddress).toBe(true);
    expect(callbacks.replies(reported)).toEqual([]);
    expect(callbacks.receipts(replied)).toEqual([]);
    expect(callbacks.replies(replied)).toMatchObject([{ from: number, text: 'СТОП', to: '79990000000' }]);
  });

  it('is one reply when it comes again, and two when it is said twice', () => {
    const reply = (ts: string) => callbacks.replies(told({ phone, mes: 'Да', to: '1', ts }))[0]?.id;
    expect(reply('1790000000')).toBe(reply('1790000000'));
    expect(reply('1790000000')).not.toBe(reply('1790000060'));
    expect(reply('1790000000')).not.toContain(phone);
  });

  it('is refused where its words are not UTF-8', () => {
    const callback = told({ phone, to: '1' });
    const body = Buffer.concat([callback.body, Buffer.from('&mes=%C4%E0')]);
    expect(() => callbacks.replies({ ...callback, body })).toThrow('not UTF-8');
  });
});
