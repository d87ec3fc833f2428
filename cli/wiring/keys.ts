import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../models/is-same-secret.ts';
import type { ChatLinks } from '../../models/domain/chat-links.ts';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import type { ChatChannel } from '../../models/domain/message.ts';
import type { LinkPolicy } from '../../models/domain/texts/links.ts';

/**
 * Everything that is derived from the master key: HMAC-SHA256 (RFC 2104) of a label and what it is about. All of it is
 * stored or has left in texts, so none of it may ever come out otherwise.
 */
function derive(masterKey: string, ...parts: (string | number)[]): Buffer {
  return createHmac('sha256', masterKey).update(parts.join('\n')).digest();
}

/** Keyed hash of an address, under which the suppression list and the caps know it; the one without a label. */
export function addressHash(masterKey: string): (address: string) => string {
  return (address) => derive(masterKey, address).toString('base64url');
}

/** Keyed hash of the id that a caller gives to a request of consent. */
export function requestHash(masterKey: string): (requestId: string) => string {
  return (requestId) => derive(masterKey, 'consent request', requestId).toString('base64url').slice(0, 22);
}

/** Names where a request came from without its address: a keyed hash, with another key each UTC day. */
export function originHash(masterKey: string): (address: string | undefined) => string | undefined {
  return (address) => {
    const day = new Date().toISOString().slice(0, 10);
    return address && derive(masterKey, 'place', day, address).subarray(0, 12).toString('base64url');
  };
}

/** Encrypts variables at rest: 32 octets. */
export function secretsKey(masterKey: string): Buffer {
  return derive(masterKey, 'secrets at rest');
}

/** Tells this key from any other, and does not give it away. */
export function fingerprintOf(masterKey: string): string {
  return derive(masterKey, 'fingerprint of the master key').toString('base64url');
}

/** Codes and links of double opt-ins. */
export function createConfirmations(masterKey: string, publicUrl: string): Confirmations {
  const { urlOf, deliveryOf } = signedLinks(masterKey, `${publicUrl}/c/`, 'confirm link');
  return {
    codeOf: ({ workflowId, startedBy }) => {
      const number = derive(masterKey, 'confirm code', workflowId, startedBy).readUIntBE(0, 6) % 1_000_000;
      return String(number).padStart(6, '0');
    },
    linkOf: urlOf,
    deliveryOf,
  };
}

/** Tokens never expire, since the link in an old message must still work (CAN-SPAM: at least 30 days). */
export function createUnsubscribe(masterKey: string, publicUrl: string): Unsubscribe {
  return signedLinks(masterKey, `${publicUrl}/u/`, 'unsubscribe link');
}

/** A link to a chat connects for so long: whoever forwards it gives the chat of another person his own messages. */
const chatLinkDays = 30;
const dayMs = 86_400_000;

/**
 * Links by which a person opens a chat and is known there. Their token is `<handle><last day><signature>` in base64url: 16, 4 and
 * 16 octets, the day counted from 1970, with room for every day that a `Date` can have. Its 48 characters fit where Telegram
 * allows 64 of [A-Za-z0-9_-].
 *
 * @param starts how a chat is opened with a token, for each messenger that a route serves
 */
export function createChatLinks(
  masterKey: string,
  starts: ReadonlyMap<ChatChannel, (token: string) => string>,
): ChatLinks {
  const handleOf = (contactId: string) => derive(masterKey, 'chat handle', contactId).subarray(0, 16);
  const sign = (handle: Buffer, day: number) =>
    derive(masterKey, 'chat link', handle.toString('base64url'), day).subarray(0, 16);
  const tokenOf = (handle: Buffer, day: number) => {
    const lastDay = Buffer.alloc(4);
    lastDay.writeUInt32BE(day);
    return Buffer.concat([handle, lastDay, sign(handle, day)]).toString('base64url');
  };
  return {
    handleOf: (contactId) => handleOf(contactId).toString('base64url'),
    linksOf: (contactId, now) => {
      const day = Math.floor(now.getTime() / dayMs) + chatLinkDays;
      const token = tokenOf(handleOf(contactId), day);
      const expiresAt = new Date((day + 1) * dayMs);
      return [...starts].map(([channel, startUrl]) => ({ channel, url: startUrl(token), expiresAt }));
    },
    handleIn: (token, at) => {
      const given = Buffer.from(token, 'base64url');
      // One token has one spelling, though the decoder would take others.
      if (given.length !== 36 || given.toString('base64url') !== token) return undefined;
      const [handle, day] = [given.subarray(0, 16), given.readUInt32BE(16)];
      const isOurs = isSameSecret(given.subarray(20), sign(handle, day));
      return isOurs && at.getTime() < (day + 1) * dayMs ? handle.toString('base64url') : undefined;
    },
  };
}

/** Codes of tracked links: 8 characters of base62, 47 bits, from the first 8 octets. */
export function linkCodes(masterKey: string): LinkPolicy['codeOf'] {
  return (deliveryId, index, salt) => {
    let rest = derive(masterKey, 'link', deliveryId, index, salt).readBigUInt64BE(0) % 62n ** 8n;
    let code = '';
    while (code.length < 8) {
      code += base62.charAt(Number(rest % 62n));
      rest /= 62n;
    }
    return code;
  };
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const token = /^([\w-]{22})([\w-]{22})$/;

/**
 * Links that only we can make: their token is `<delivery id><signature>`, 128 bits, and holds no personal data.
 *
 * @param prefix what stands before the token, such as `https://tidings.example/u/`
 * @param label keeps the signatures of one sort of link from fitting another
 */
function signedLinks(masterKey: string, prefix: string, label: string) {
  const sign = (deliveryId: string) => derive(masterKey, label, deliveryId).subarray(0, 16);
  return {
    urlOf: (deliveryId: string) => `${prefix}${deliveryId}${sign(deliveryId).toString('base64url')}`,
    /** Compared in constant time. */
    deliveryOf: (text: string) => {
      const [, deliveryId = '', signature = ''] = token.exec(text) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(deliveryId);
      return isSameSecret(given, wanted) ? deliveryId : undefined;
    },
  };
}
