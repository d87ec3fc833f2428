import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Confirmations } from '../models/domain/confirmation.ts';

const token = /^([\w-]{22})([\w-]{22})$/;

/** Codes and links of double opt-ins: HMAC-SHA256 under the master key, each kind under a label of its own. */
export function createConfirmations(masterKey: string, publicUrl: string): Confirmations {
  const mac = (label: string, ...parts: string[]) =>
    createHmac('sha256', masterKey)
      .update([label, ...parts].join('\n'))
      .digest();
  /** 128 bits. */
  const sign = (deliveryId: string) => mac('confirm link', deliveryId).subarray(0, 16);

  return {
    codeOf: ({ workflowId, startedBy }) => {
      const number = mac('confirm code', workflowId, startedBy).readUIntBE(0, 6) % 1_000_000;
      return String(number).padStart(6, '0');
    },
    linkOf: (deliveryId) => `${publicUrl}/c/${deliveryId}${sign(deliveryId).toString('base64url')}`,
    deliveryOf: (text) => {
      const [, deliveryId = '', signature = ''] = token.exec(text) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(deliveryId);
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? deliveryId : undefined;
    },
  };
}
