import { describe, expect, it } from 'vitest';
import { writeText, type Writing } from '../../activities/deliver/write-text.ts';
import { createConfirmations, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { readPolicy } from '../../cli/wiring/policy.ts';
import { gateMessage } from '../../models/domain/deliveries/gate.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';

const [masterKey, publicUrl] = ['a master key of tests', 'https://t.example'];
const now = new Date('2026-05-04T11:00:00Z');
const notAfter = new Date('2026-05-05T11:00:00Z');

describe('the links to chats of a text', () => {
  /** The words of a text, and for whom links were made. */
  function write(words: string) {
    const made: string[] = [];
    const writing: Writing = {
      routes: [
        {
          name: 'texts',
          channel: 'sms',
          sender: 'Tidings',
          provider: { send: () => Promise.reject(new Error('nothing leaves')), close: () => Promise.resolve() },
        },
      ],
      policy: readPolicy(),
      confirmations: createConfirmations(masterKey, publicUrl),
      unsubscribe: createUnsubscribe(masterKey, publicUrl),
      chatLinks: {
        linksOf: (contactId) => {
          made.push(contactId);
          return [{ channel: 'telegram', url: 'https://t.me/shop_bot?start=token', expiresAt: notAfter }];
        },
      },
    };
    const message: MessageDefinition = { kind: 'service', text: { en: words } };
    const request = {
      workflowId: 'a/ann',
      journey: 'a',
      contactId: 'ann',
      ordinal: 1,
      message: 'a/b',
      startedBy: 'test e1',
      values: {},
      notAfter: notAfter.toISOString(),
    };
    const facts = {
      contact: { erased: false, phone: '+447700900123', timeZone: 'Europe/London', country: 'GB', locale: 'en-GB' },
      suppression: undefined,
      consents: [],
      history: [],
      message: gateMessage(message, { deliveryId: 'd1', notAfter, brand: 'main', journey: 'a' }),
    };
    const written = writeText(writing, { request, message, salt: 0, attributes: {} }, facts, now);
    return { made, text: written.verdict === 'send' ? written.rendered.text : written.reason };
  }

  it('are made for one that has such a link', () => {
    const { made, text } = write('News in Telegram: {{telegramUrl}}');
    expect(text).toBe('News in Telegram: https://t.me/shop_bot?start=token');
    expect(made).toEqual(['ann']);
  });

  it('are not made for one that has none', () => {
    const { made, text } = write('Your account is open.');
    expect(text).toBe('Your account is open.');
    expect(made).toEqual([]);
  });
});
