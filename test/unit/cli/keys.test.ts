import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  addressHash,
  createChatLinks,
  createConfirmations,
  createUnsubscribe,
  fingerprintOf,
  linkCodes,
  originHash,
  requestHash,
} from '../../../cli/wiring/keys.ts';

const key = 'a master key of fixed vectors, 1 2 3 4';
const delivery = 'A'.repeat(22);
const { codeOf, linkOf, deliveryOf } = createConfirmations(key, 'https://t.example');
const chats = createChatLinks(key, new Map([['telegram', (token) => `https://t.me/shop_bot?start=${token}`]]));
const { urlOf, deliveryOf: readerOf } = createUnsubscribe(key, 'https://t.example');

/** Made with the code of version 0.1; what is stored and what is in old messages was derived in this way. */
describe('what is derived from the master key never changes', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-25T23:59:59Z') }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['the hash of a number', () => addressHash(key)('+447700900123'), 'XG7u83oV7ggwcKj9Nfgv4eQdwBQV6ts8WOEPYECdI9Q'],
    ['the fingerprint of the key', () => fingerprintOf(key), 'mhrtzCM1k9cA7euSwHz_dHAGtButmT0kXkrvQbx4qXg'],
    ['the hash of a request', () => requestHash(key)('r-1'), 'BrcsaalxWOJ-x7ZrDl1r7-'],
    ['the place of a request on one day', () => originHash(key)('203.0.113.7'), 'NnWx88nLmgRiCOUY'],
    ['a code', () => codeOf({ workflowId: 'double-opt-in/ann/r1', startedBy: 'shop e1' }), '913815'],
    ['a code that begins with 0', () => codeOf({ workflowId: 'double-opt-in/ann/r1', startedBy: 'shop e3' }), '081993'],
    ['a confirmation link', () => linkOf(delivery), `https://t.example/c/${delivery}wN2Ha85kDTbJmdLqHnglHA`],
    ['an unsubscribe link', () => urlOf(delivery), `https://t.example/u/${delivery}6_ezTKsABHxoG3k22vZAqQ`],
    ['the code of a tracked link', () => linkCodes(key)(delivery, 1, 0), 'HBxwQAYb'],
    ['another where that one is taken', () => linkCodes(key)(delivery, 0, 2), 'J8cElxYS'],
  ])('%s', (_what, derived, expected) => {
    expect(derived()).toBe(expected);
  });

  it('a link to a chat, which ends after thirty days', () => {
    const [link, ...more] = chats.linksOf('ann', new Date());
    expect(more).toEqual([]);
    expect(link).toEqual({
      channel: 'telegram',
      url: 'https://t.me/shop_bot?start=P-AVSpLbYyQ3PzTqIJvbNAAAUUzDJZFRKrHYBK946b30Na8C',
      expiresAt: new Date('2026-12-26T00:00:00Z'),
    });
    const token = link?.url.split('=')[1] ?? '';
    expect(token).toMatch(/^[\w-]{48}$/);
    const read = (written: string, at = '2026-12-25T23:59:59Z') => chats.handleIn(written, new Date(at));
    expect(read(token)).toBe(chats.handleOf('ann'));
    expect(chats.handleOf('bob')).not.toBe(chats.handleOf('ann'));
    expect(read(token, '2026-12-26T00:00:00Z')).toBeUndefined();
    for (const at of [0, 10, 21, 22, 23, 26, 27, 30, 46, 47]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(read(`${token.slice(0, at)}${other}${token.slice(at + 1)}`), `letter ${at}`).toBeUndefined();
    }
    for (const written of ['', 'ann', token.slice(1), `${token}AA`]) expect(read(written)).toBeUndefined();
    const elsewhere = createChatLinks('another master key', new Map());
    expect(elsewhere.handleIn(token, new Date())).toBeUndefined();
  });

  it.each(['2149-05-07', '2149-05-08', '2250-01-01', '9999-12-01', '+275760-08-01'])(
    'a link to a chat, also one of %s, has a token of the same length that ends after thirty days',
    (day) => {
      const now = new Date(`${day}T12:00:00Z`);
      const [link] = chats.linksOf('ann', now);
      const token = link?.url.split('=')[1] ?? '';
      expect(token).toMatch(/^[\w-]{48}$/);
      const ends = Date.parse(`${day}T00:00:00Z`) + 31 * 86_400_000;
      expect(link?.expiresAt.getTime()).toBe(ends);
      expect(chats.handleIn(token, new Date(ends - 1))).toBe(chats.handleOf('ann'));
      expect(chats.handleIn(token, new Date(ends))).toBeUndefined();
    },
  );

  it('and a token of one sort of link does not fit the other', () => {
    expect(deliveryOf(`${delivery}wN2Ha85kDTbJmdLqHnglHA`)).toBe(delivery);
    expect(readerOf(`${delivery}6_ezTKsABHxoG3k22vZAqQ`)).toBe(delivery);
    expect(readerOf(`${delivery}wN2Ha85kDTbJmdLqHnglHA`)).toBeUndefined();
    expect(deliveryOf(`${delivery}6_ezTKsABHxoG3k22vZAqQ`)).toBeUndefined();
  });
});
