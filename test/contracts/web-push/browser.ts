import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';

/** A browser: the keys of its subscription, and how it reads what is encrypted for it. */
export interface Browser {
  keys: { p256dh: string; auth: string };
  /** What stands in a message that is encrypted as RFC 8291 says, with the content coding of RFC 8188. */
  read: (body: Buffer) => string;
}

/** A browser with keys of its own, or with these. */
export function browser(privateKey?: Buffer, auth = randomBytes(16)): Browser {
  const own = createECDH('prime256v1');
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  return {
    keys: { p256dh: own.getPublicKey('base64url'), auth: auth.toString('base64url') },
    read: (body) => {
      const salt = body.subarray(0, 16);
      const sender = body.subarray(21, 21 + body.readUInt8(20));
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), sender]);
      const shared = hkdf(auth, own.computeSecret(sender), info, 32);
      const key = hkdf(salt, shared, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = hkdf(salt, shared, Buffer.from('Content-Encoding: nonce\0'), 12);
      const record = body.subarray(21 + sender.length);
      const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
      const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
      // The last record ends with a 2, and zeros behind it.
      return plain.subarray(0, plain.lastIndexOf(2)).toString();
    },
  };
}

/** HKDF (RFC 5869) with SHA-256, of no more than one block. */
function hkdf(salt: Buffer, secret: Buffer, info: Buffer, length: number): Buffer {
  const extracted = createHmac('sha256', salt).update(secret).digest();
  return createHmac('sha256', extracted)
    .update(Buffer.concat([info, Buffer.from([1])]))
    .digest()
    .subarray(0, length);
}
