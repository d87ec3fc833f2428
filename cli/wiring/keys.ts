import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../models/is-same-secret.ts';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import type { LinkPolicy } from '../../models/domain/texts/links.ts';

/**
 * Everything that is derived from the master key: HMAC-SHA256 (RFC 2104) of a label and what it is about. All of it is
 * stored or has left in texts, so none of it may ever come out otherwise.
 */
function derive(masterKey: string, ...parts: (string | number)[]): Buffer {
  return createHmac('sha256', masterKey).update(parts.join('\n')).digest();
}

/** Keyed hash of an E.164 number, under which the suppression list and the caps know it; the one without a label. */
export function addressHash(masterKey: string): (e164: string) => string {
  return (e164) => derive(masterKey, e164).toString('base64url');
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
