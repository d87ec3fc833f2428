import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../../models/is-same-secret.ts';

/** What a letter is called to the outside. Nobody else can make one up, and it holds no personal data. */
export interface LetterTokens {
  /** Digits and small letters, since many mail servers do not keep great ones; 48 of them for a delivery id. */
  tokenOf: (reference: string) => string;
  /** The reference of the letter that is called so; undefined where nobody here made the token. */
  referenceOf: (token: string) => string | undefined;
}

/** Digits of base 32 (RFC 4648, extended hex) behind a reference: 60 bits. */
const signatureDigits = 12;

/** A reference in base 32, of which the first octet only keeps zeros in front, and its signature: HMAC-SHA256 (RFC 2104). */
export function letterTokens(secret: string): LetterTokens {
  const tokenOf = (reference: string) => {
    const digest = createHmac('sha256', secret).update(`letter\n${reference}`).digest();
    const signature = (digest.readBigUInt64BE(0) >> 4n).toString(32).padStart(signatureDigits, '0');
    return BigInt(`0x01${Buffer.from(reference).toString('hex')}`).toString(32) + signature;
  };
  return {
    tokenOf,
    referenceOf: (written) => {
      const token = written.toLowerCase();
      const reference = read(token.slice(0, -signatureDigits));
      return reference !== undefined && isSameSecret(token, tokenOf(reference)) ? reference : undefined;
    },
  };
}

function read(digits: string): string | undefined {
  if (!/^[0-9a-v]{2,64}$/.test(digits)) return undefined;
  let value = 0n;
  for (const digit of digits) value = value * 32n + BigInt(parseInt(digit, 32));
  return Buffer.from(value.toString(16).slice(1), 'hex').toString();
}

/** Behind the plus of an address, or at the beginning of a Message-ID. */
const place = /[+<]([0-9a-v]{14,64})@/gi;

/** All that may be a token of ours in a header. */
export function tokensIn(header: string): string[] {
  return Array.from(header.matchAll(place), ([, token = '']) => token);
}
