import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Unsubscribe } from '../models/domain/unsubscribe.ts';

const token = /^([\w-]{22})([\w-]{22})$/;

/**
 * Tokens `<delivery id><signature>`, HMAC-SHA256 under the master key with a label of their own. They hold no personal
 * data and never expire, since the link in an old message must still work (CAN-SPAM: at least 30 days).
 */
export function createUnsubscribe(masterKey: string, publicUrl: string): Unsubscribe {
  /** 128 bits. */
  const sign = (deliveryId: string) =>
    createHmac('sha256', masterKey).update(`unsubscribe link\n${deliveryId}`).digest().subarray(0, 16);

  return {
    urlOf: (deliveryId) => `${publicUrl}/u/${deliveryId}${sign(deliveryId).toString('base64url')}`,
    deliveryOf: (text) => {
      const [, deliveryId = '', signature = ''] = token.exec(text) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(deliveryId);
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? deliveryId : undefined;
    },
  };
}
