import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress } from '../../../models/domain/variable-kinds.ts';
import { certificates } from '../certificates.ts';
import { maxCallbacks } from './callbacks.ts';
import { maxProvider } from './provider.ts';

/** A bot of MAX. What a route needs to be told is said in docs/gateways/max.md. */
export const max = declareProvider({
  name: 'max',
  channel: 'max',
  settings: z.object({
    token: z.string().regex(/^[\x21-\x7e]{16,}$/, 'must be the token of the bot, without blanks'),
    /** Its name, by which links open it. */
    bot: z.string().regex(/^\w{3,64}$/, 'must be the name of the bot as its link has it, without https://max.ru/'),
    /** MAX brings it back in a header; https://dev.max.ru/docs-api/methods/POST/subscriptions says what it may hold. */
    hookSecret: z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -'),
    /** The authority that has signed its certificate, which Node does not know. */
    ca: certificates.optional(),
    url: baseAddress.default('https://platform-api2.max.ru'),
  }),
  provider: maxProvider,
  callbacks: maxCallbacks,
  // https://dev.max.ru/help/deeplinks
  startUrl: ({ bot }, token) => `https://max.ru/${bot}?start=${token}`,
});
