import { createHmac } from 'node:crypto';
import type { LinkPolicy } from '../../models/domain/texts/links.ts';
import type { WorkerConfig } from './environments.ts';
import { publicUrlOf } from './public-url.ts';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** How links of texts are tracked; undefined, and links left as they are, where no hosts are allowed. */
export function linkPolicy(config: WorkerConfig): LinkPolicy | undefined {
  const { TIDINGS_LINK_HOSTS: hosts, TIDINGS_LINK_BASE: base, TIDINGS_MASTER_KEY: key } = config;
  if (!hosts) return undefined;
  return {
    hosts,
    own: publicUrlOf(config),
    base: base ?? publicUrlOf(config),
    codeOf: (deliveryId, index, salt) => toCode(hmac(key, `link\n${deliveryId}\n${index}\n${salt}`)),
  };
}

/** Names the place a request came from without its address: a keyed hash, with another key each UTC day. */
export function placeHash(masterKey: string): (address: string | undefined) => string | undefined {
  return (address) => {
    const day = new Date().toISOString().slice(0, 10);
    return address && hmac(masterKey, `place\n${day}\n${address}`).subarray(0, 12).toString('base64url');
  };
}

function hmac(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** 8 characters of base62, 47 bits, from the first 8 octets. */
function toCode(digest: Buffer): string {
  let rest = digest.readBigUInt64BE(0) % 62n ** 8n;
  let code = '';
  while (code.length < 8) {
    code += base62.charAt(Number(rest % 62n));
    rest /= 62n;
  }
  return code;
}
