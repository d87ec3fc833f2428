import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { smscCallbacks } from './callbacks.ts';
import { smscProvider } from './provider.ts';

/** SMSC.ru. What a route needs to be told is said in docs/gateways/smsc.md. */
export const smsc = declareProvider({
  name: 'smsc',
  channel: 'sms',
  settings: z.object({
    /** In place of login and password: it can be taken back alone. */
    apiKey: secret(16),
    /** It stands in the address at which SMSC.ru calls back, and proves that it does. */
    hookSecret: secret(16),
    /** The reserve server is https://www2.smsc.ru. */
    url: baseAddress.default('https://smsc.ru'),
  }),
  provider: smscProvider,
  callbacks: smscCallbacks,
});
