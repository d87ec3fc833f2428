import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import {
  MalformedCallback,
  type CallbackAdapter,
  type InboundReply,
  type RawCallback,
  type Receipt,
} from '../../../models/domain/deliveries/provider.ts';
import { readJson } from '../read-json.ts';
import { isSigned } from '../standard-webhooks.ts';
import type { Description, Proof, Receipts, Replies } from './description.ts';
import { at, fill, wordsAt } from './fill.ts';

/** A gateway's callbacks as its description reads them. */
export function describedCallbacks(
  { proof, receipts, replies, answer }: Description['callbacks'],
  settings: Readonly<Record<string, string>>,
): CallbackAdapter {
  const secret = settings[proof.secret] ?? '';
  return {
    verify: (callback) => isProven(proof, secret, callback),
    receipts: (callback) =>
      itemsOf(receipts, callback).flatMap((item) => receiptOf(receipts, item, callback.receivedAt)),
    replies: (callback) => {
      if (!replies) throw new MalformedCallback('its description knows no replies');
      return itemsOf(replies, callback).map((item) => replyOf(replies, item, callback.receivedAt));
    },
    ...(answer ? { answer } : {}),
  };
}

function isProven(proof: Proof, secret: string, callback: RawCallback): boolean {
  const { url, headers, body } = callback;
  switch (proof.by) {
    case 'standard-webhooks':
      return isSigned(callback, secret);
    case 'address':
      return isSameSecret(new URL(url).searchParams.get('key') ?? '', secret);
    case 'hmac': {
      const given = headers[proof.header];
      const ofHeaders = Object.entries(headers).map(([name, value]) => [`header.${name}`, String(value)]);
      // One character for each byte, so that what is signed are the bytes that came.
      const values = { ...Object.fromEntries(ofHeaders), url, body: body.toString('latin1') } as Record<string, string>;
      const signed = Buffer.from(fill(proof.over, values), 'latin1');
      const expected = createHmac(proof.hash, secret).update(signed).digest(proof.encoding);
      return typeof given === 'string' && isSameSecret(given, `${proof.prefix}${expected}`);
    }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function itemsOf({ format, list }: Receipts | Replies, { url, body }: RawCallback): unknown[] {
  const content = contentOf(format, url, body);
  const items = list === undefined ? [content] : at(content, list);
  if (!Array.isArray(items)) throw new MalformedCallback('it holds no list where its description says');
  return items;
}

function contentOf(format: Receipts['format'], url: string, body: Buffer): unknown {
  try {
    if (format === 'query') return Object.fromEntries(new URL(url).searchParams);
    const text = utf8.decode(body);
    return format === 'form' ? Object.fromEntries(new URLSearchParams(text)) : readJson(text);
  } catch (error) {
    throw new MalformedCallback(`its body is not ${format === 'json' ? 'JSON' : 'a form'}`, { cause: error });
  }
}

function receiptOf(
  { messageId, reference, status, statuses, error, at: time }: Receipts,
  item: unknown,
  now: Date,
): Receipt[] {
  const providerId = needed(item, messageId);
  const given = needed(item, status);
  const known = Object.hasOwn(statuses, given) ? statuses[given] : undefined;
  if (!known) return [];
  const ours = reference && wordsAt(item, reference);
  const errorCode = error && wordsAt(item, error);
  return [
    {
      id: `${providerId} ${given}`,
      providerId,
      status: known,
      at: timeOf(time, item, now),
      ...(ours ? { reference: ours } : {}),
      ...(errorCode ? { errorCode } : {}),
    },
  ];
}

function replyOf({ id, from, to, text, at: time }: Replies, item: unknown, now: Date): InboundReply {
  const when = timeOf(time, item, now);
  const sentTo = to === undefined ? '' : (wordsAt(item, to) ?? '');
  return {
    id: needed(item, id),
    from: withPlus(needed(item, from)),
    to: sentTo,
    text: wordsAt(item, text) ?? '',
    at: when,
  };
}

/** Many gateways write numbers without their plus. */
function withPlus(number: string): string {
  return /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : number;
}

function needed(item: unknown, path: string): string {
  const found = wordsAt(item, path);
  if (!found) throw new MalformedCallback(`it says nothing at ${path}`);
  return found.slice(0, 2_000);
}

function timeOf(time: Receipts['at'], item: unknown, now: Date): Date {
  if (!time) return now;
  const written = needed(item, time.path);
  const scale = { iso: 0, seconds: 1_000, milliseconds: 1 }[time.as];
  const found = new Date(scale === 0 ? written : Number(written) * scale);
  if (Number.isNaN(found.getTime())) throw new MalformedCallback(`it says no time at ${time.path}`);
  return found;
}
