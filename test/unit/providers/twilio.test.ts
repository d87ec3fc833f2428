import twilioLibrary from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { twilio } from '../../../activities/providers/twilio/index.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { account, playTwilio, signed } from '../../contracts/twilio/gateway.ts';
import { twilioStand } from '../../contracts/twilio/stand.ts';
import { lost, message, number } from '../../../cli/testing/provider-message.ts';

const place = { route: 'twilio', hooks: 'https://tidings.example/hooks/twilio' };
const report = (sid: string, MessageStatus: string, more: Record<string, string> = {}, reference = 'r-1') =>
  signed(`${place.hooks}/receipts?reference=${encodeURIComponent(reference)}`, {
    MessageSid: sid,
    MessageStatus,
    ...more,
  });
const sid = `SM${'0'.repeat(31)}1`;

async function open(more: Record<string, string> = {}) {
  const played = await playTwilio();
  onTestFinished(played.close);
  const settings = twilio.settings.parse({ ...account, url: played.url, ...more });
  const provider = twilio.provider(settings, place);
  onTestFinished(() => provider.close());
  return { ...played, settings, provider, callbacks: twilio.callbacks!(settings, place)! };
}

providerContract('twilio', twilioStand);

describe('a message to Twilio', () => {
  it('is the one that its own library makes of the same', async () => {
    const { url, messages, provider } = await open();
    const validUntil = new Date(Date.now() + 3_600_500);
    const text = 'Ваш заказ №7 & +1';
    await provider.send(message({ reference: 'a b&c=+1', sender: '+15005550006', text, validUntil }));
    const httpClient = new RequestClient();
    const request = httpClient.request.bind(httpClient);
    httpClient.request = (options) => request({ ...options, uri: options.uri.replace('https://api.twilio.com', url) });
    const client = twilioLibrary(account.accountSid, account.authToken, { httpClient });
    await client.messages.create({
      to: '+447700900001',
      from: '+15005550006',
      body: text,
      statusCallback: `${place.hooks}/receipts?reference=a%20b%26c%3D%2B1`,
      validityPeriod: 3_600,
      smartEncoded: false,
    });
    expect(messages[0]?.form).toEqual(messages[1]?.form);
  });

  it('leaves from the senders of a messaging service where the route has one', async () => {
    const messagingServiceSid = `MG${'ab'.repeat(16)}`;
    const { messages, provider } = await open({ messagingServiceSid });
    await provider.send(message());
    expect(messages[0]?.form).toMatchObject({ MessagingServiceSid: messagingServiceSid });
    expect(messages[0]?.form).not.toHaveProperty('From');
  });

  it.each([
    [-5, '1'],
    [2 * 86_400, '36000'],
  ])('that is valid for %i seconds is so for as long as Twilio may be told', async (seconds, told) => {
    const { messages, provider } = await open();
    await provider.send(message({ validUntil: new Date(Date.now() + seconds * 1_000) }));
    expect(messages[0]?.form).toMatchObject({ ValidityPeriod: told });
  });
});

describe('a message that Twilio is asked about', () => {
  async function sent(text: string) {
    const played = await open();
    const { provider, messages } = played;
    await provider.send(message({ text }));
    const [known] = messages;
    if (!known) throw new Error('nothing was sent');
    const look = (over = {}) => provider.lookup?.({ ...lost(message({ text })), ...over });
    return { ...played, known, look };
  }

  it.each([
    ['queued', null, 'accepted'],
    ['sending', null, 'accepted'],
    ['delivered', null, 'delivered'],
    ['undelivered', 30036, 'expired'],
    ['failed', 30003, 'undeliverable'],
  ])('is told with what became of it: %s %s', async (status, errorCode, told) => {
    const { known, look } = await sent('Ваш код: 1234');
    Object.assign(known, { status, errorCode });
    expect(await look()).toEqual({ found: 'alike', messages: [{ providerId: known.sid, status: told }] });
  });

  it.each([
    ['with other words', () => ({ text: 'Ваш код: 12345' })],
    ['to another number', () => ({ to: '+447700900002' })],
    ['long before it', () => ({ attemptedAt: new Date(Date.now() + 130_000) })],
    ['long after it', () => ({ attemptedAt: new Date(Date.now() - 130_000) })],
  ])('is not taken for one %s', async (_which, over) => {
    const { look } = await sent('Ваш код: 1234');
    expect(await look(over())).toEqual({ found: 'alike', messages: [] });
  });

  it('is told with every other that could be it', async () => {
    const { provider, look } = await sent('Your code: 1234');
    await provider.send(message({ reference: 'r-2', text: 'Your code: 1234' }));
    expect(await look()).toMatchObject({ found: 'alike', messages: [{}, {}] });
  });

  it('is found behind the words that Twilio puts before those of a trial account', async () => {
    const { known, look } = await sent('Your code: 1234');
    known.form['Body'] = `Sent from your Twilio trial account - ${known.form['Body'] ?? ''}`;
    expect(await look()).toMatchObject({ messages: [{ providerId: known.sid }] });
  });

  it('cannot be told where Twilio has removed its words, or more went to the number than a page holds', async () => {
    const { messages, known, look } = await sent('Your code: 1234');
    known.form['Body'] = '';
    expect(await look()).toEqual({ found: 'unclear' });
    const old = { ...known, form: { To: number, Body: 'old' }, createdAt: new Date(0) };
    messages.push(...Array.from({ length: 1_000 }, () => old));
    expect(await look()).toEqual({ found: 'unclear' });
  });
});

describe('what Twilio calls back with', () => {
  it.each([
    ['sent', {}, 'sent'],
    ['delivered', {}, 'delivered'],
    ['read', {}, 'read'],
    ['undelivered', { ErrorCode: '30003' }, 'undeliverable'],
    ['undelivered', { ErrorCode: '30036' }, 'expired'],
    ['undelivered', { ErrorCode: '30007' }, 'rejected'],
    ['failed', { ErrorCode: '21610' }, 'blocked'],
    ['failed', {}, 'undeliverable'],
    ['canceled', {}, 'rejected'],
  ])('is a report in our words: %s %o', async (status, more, told) => {
    const { callbacks } = await open();
    const callback = report(sid, status, more, 'ann 1/é');
    expect(callbacks.receipts(callback)).toEqual([
      {
        id: `${sid} ${status}`,
        providerId: sid,
        status: told,
        at: callback.receivedAt,
        reference: 'ann 1/é',
        ...('ErrorCode' in more ? { errorCode: more.ErrorCode } : {}),
      },
    ]);
  });

  it.each(['queued', 'accepted', 'scheduled', 'sending', 'partially_delivered'])(
    'tells nothing new with %s',
    async (status) => {
      const { callbacks } = await open();
      expect(callbacks.receipts(report(sid, status))).toEqual([]);
    },
  );

  it('is believed with fields that nobody knows yet, and not at another address', async () => {
    const { callbacks } = await open();
    const callback = report(sid, 'delivered', { SomethingNew: 'é &' });
    expect(callbacks.verify(callback)).toBe(true);
    expect(callbacks.verify({ ...callback, url: callback.url.replace('r-1', 'r-2') })).toBe(false);
    expect(callbacks.verify({ ...callback, url: callback.url.replace('https', 'http') })).toBe(false);
  });

  it('is answered with no words to the person', async () => {
    const { callbacks } = await open();
    expect(callbacks.answer).toEqual({ contentType: 'text/xml', body: '<Response/>' });
  });
});

it.each([
  ['accountSid', 'SK123', 'must be the SID of the account: AC and 32 of 0-9 and a-f'],
  ['authToken', 'short', 'must be the auth token of the account: 32 of 0-9 and a-f'],
  ['messagingServiceSid', 'AC1', 'must be the SID of a messaging service: MG and 32 of 0-9 and a-f'],
])('a setting that is not right is told: %s', (setting, value, told) => {
  const { error } = twilio.settings.safeParse({ ...account, [setting]: value });
  expect(error?.issues).toMatchObject([{ path: [setting], message: told }]);
});
