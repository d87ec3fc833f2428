import { createHmac, timingSafeEqual } from 'node:crypto';

/** Links that only we can make: their token is `<delivery id><signature>` and holds no personal data. */
interface SignedLinks {
  urlOf: (deliveryId: string) => string;
  /** The delivery of a token; undefined when nobody here made it. Compared in constant time. */
  deliveryOf: (token: string) => string | undefined;
}

const token = /^([\w-]{22})([\w-]{22})$/;

/**
 * Links signed by 128 bits of HMAC-SHA256 under the master key.
 *
 * @param prefix what stands before the token, such as `https://tidings.example/u/`
 * @param label keeps the signatures of one sort of link from fitting another
 */
export function signedLinks(masterKey: string, prefix: string, label: string): SignedLinks {
  const sign = (deliveryId: string) =>
    createHmac('sha256', masterKey).update(`${label}\n${deliveryId}`).digest().subarray(0, 16);
  return {
    urlOf: (deliveryId) => `${prefix}${deliveryId}${sign(deliveryId).toString('base64url')}`,
    deliveryOf: (text) => {
      const [, deliveryId = '', signature = ''] = token.exec(text) ?? [];
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(deliveryId);
      return given.length === wanted.length && timingSafeEqual(given, wanted) ? deliveryId : undefined;
    },
  };
}
