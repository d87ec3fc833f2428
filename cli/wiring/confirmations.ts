import { createHmac } from 'node:crypto';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import { signedLinks } from './signed-links.ts';

/** Codes and links of double opt-ins: HMAC-SHA256 under the master key, each kind under a label of its own. */
export function createConfirmations(masterKey: string, publicUrl: string): Confirmations {
  const { urlOf, deliveryOf } = signedLinks(masterKey, `${publicUrl}/c/`, 'confirm link');
  return {
    codeOf: ({ workflowId, startedBy }) => {
      const text = ['confirm code', workflowId, startedBy].join('\n');
      const number = createHmac('sha256', masterKey).update(text).digest().readUIntBE(0, 6) % 1_000_000;
      return String(number).padStart(6, '0');
    },
    linkOf: urlOf,
    deliveryOf,
  };
}
