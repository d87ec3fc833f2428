import { createHmac } from 'node:crypto';
import type { Request } from 'express';
import type { HookProof } from '../../models/config/contact-hook.ts';
import { isSameSecret } from '../../models/is-same-secret.ts';

/** Whether who calls a hook knows its secret, compared in constant time. @param body the bytes that came */
export function isProven(proof: HookProof, secret: string, request: Request, body: Buffer): boolean {
  if (proof.by === 'address') {
    const { key } = request.query;
    return typeof key === 'string' && isSameSecret(key, secret);
  }
  const given = request.get(proof.header) ?? '';
  const shown = proof.by === 'hmac' ? createHmac(proof.hash, secret).update(body).digest(proof.encoding) : secret;
  return isSameSecret(given, `${proof.prefix ?? ''}${shown}`);
}
