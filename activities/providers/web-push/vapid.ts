import { createECDH } from 'node:crypto';

/** The keys by which services know us (RFC 8292), as `npx web-push generate-vapid-keys` makes them: base64url of 32 and 65 octets. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The public key of a private one; undefined for what is none. */
export function publicKeyOf(privateKey: string): string | undefined {
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return curve.getPublicKey('base64url', 'uncompressed');
  } catch {
    return undefined;
  }
}
