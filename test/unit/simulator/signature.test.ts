import { describe, expect, test } from 'vitest';
import { simulatorCallbacks } from '../../../activities/providers/simulator/callbacks.ts';
import { sign } from '../../../activities/providers/standard-webhooks.ts';
import { MalformedCallback } from '../../../models/domain/deliveries/provider.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const timestamp = 1_614_265_330;
const body = Buffer.from('{"test": 2432232314}');
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const now = new Date(timestamp * 1_000);
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const adapter = simulatorCallbacks({ secret });

function callback(over: Record<string, string | string[]> = {}, receivedAt = now) {
  const url = 'https://tidings.example/hooks/simulator/receipts';
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
  return { method: 'POST', url, headers: { ...headers, ...over }, body, receivedAt } as const;
}

describe('a signature', () => {
  test('is that of Standard Webhooks', () => {
    expect(sign(secret, id, timestamp, body)).toBe(signature);
    expect(adapter.verify(callback())).toBe(true);
  });

  test('may be one of several, while a secret is being changed', () => {
    const several = `v1,${'A'.repeat(43)}= v1a,other ${signature}`;
    expect(adapter.verify(callback({ 'webhook-signature': several }))).toBe(true);
  });

  test('holds for five minutes, both ways', () => {
    expect(adapter.verify(callback({}, minutes(5)))).toBe(true);
    expect(adapter.verify(callback({}, minutes(-5)))).toBe(true);
    expect(adapter.verify(callback({}, minutes(5.1)))).toBe(false);
    expect(adapter.verify(callback({}, minutes(-5.1)))).toBe(false);
  });

  test.for([
    ['another body', { ...callback(), body: Buffer.from('{"test": 2432232315}') }],
    ['another id', callback({ 'webhook-id': 'msg_other' })],
    ['another time', callback({ 'webhook-timestamp': String(timestamp + 1) })],
    ['a time that is none', callback({ 'webhook-timestamp': '1.6e9' })],
    ['no id', callback({ 'webhook-id': '' })],
    ['no signature', callback({ 'webhook-signature': '' })],
    ['a cut signature', callback({ 'webhook-signature': signature.slice(0, -4) })],
    ['a signature in two headers', callback({ 'webhook-signature': [signature, signature] })],
    ['no headers at all', { ...callback(), headers: {} }],
  ] as const)('does not fit %s', ([, given]) => {
    expect(adapter.verify(given)).toBe(false);
  });

  test('of another secret is refused', () => {
    expect(simulatorCallbacks({ secret: 'some-other-secret' }).verify(callback())).toBe(false);
  });
});

describe('a body', () => {
  const read = (text: string | Buffer) => adapter.receipts({ ...callback(), body: Buffer.from(text) });
  const data = { id: 'c1', messageId: 'm1', reference: 'r1', status: 'undeliverable', at: '2026-05-01T10:00:00.000Z' };

  test('of a receipt is read in our words', () => {
    expect(read(JSON.stringify({ type: 'receipt', data: { ...data, error: 'absent' } }))).toEqual([
      {
        id: 'c1',
        providerId: 'm1',
        reference: 'r1',
        status: 'undeliverable',
        errorCode: 'absent',
        at: new Date('2026-05-01T10:00:00Z'),
      },
    ]);
  });

  test('of a reply is read in our words', () => {
    const reply = { id: 'c2', from: '+447700900001', to: 'Tidings', text: 'Да', at: '2026-05-01T10:00:00.000Z' };
    const replies = adapter.replies({
      ...callback(),
      body: Buffer.from(JSON.stringify({ type: 'reply', data: reply })),
    });
    expect(replies).toEqual([{ ...reply, at: new Date('2026-05-01T10:00:00Z') }]);
  });

  test.for([
    ['not JSON', '{'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['of another type', JSON.stringify({ type: 'reply', data })],
    ['with an unknown status', JSON.stringify({ type: 'receipt', data: { ...data, status: 'seen' } })],
    ['without a time', JSON.stringify({ type: 'receipt', data: { ...data, at: 'yesterday' } })],
  ] as const)('%s is malformed', ([, text]) => {
    expect(() => read(text)).toThrow(MalformedCallback);
  });
});
