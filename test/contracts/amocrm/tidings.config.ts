import { contactHook } from 'tidings/config';
import shop from '../../../tidings.config.ts';
import { amocrm } from './amocrm.ts';

/** Tells what the body tells, whatever that is. */
const told = (body: unknown) => {
  if (typeof body === 'object' && body !== null && 'throws' in body) throw new TypeError('of anna@shop.example');
  return body as never;
};

/** The example shop, with hooks of each proof. */
export default {
  ...shop,
  journeys: './../../../workflows/journeys',
  contactHooks: {
    amocrm,
    signed: contactHook({
      proof: { by: 'hmac', header: 'x-signature', hash: 'sha256', encoding: 'hex', prefix: 'sha256=' },
      read: told,
    }),
    keyed: contactHook({ proof: { by: 'header', header: 'authorization', prefix: 'Bearer ' }, read: told }),
  },
};
