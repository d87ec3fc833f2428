import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress } from '../../../models/domain/variable-kinds.ts';
import { twilioCallbacks } from './callbacks.ts';
import { twilioProvider } from './provider.ts';

const sid = (kind: string, what: string) =>
  z.string().regex(new RegExp(`^${kind}[0-9a-f]{32}$`), `must be ${what}: ${kind} and 32 of 0-9 and a-f`);

/** Twilio Programmable Messaging. What a route needs to be told is said in docs/gateways/twilio.md. */
export const twilio = declareProvider({
  name: 'twilio',
  channel: 'sms',
  settings: z.object({
    accountSid: sid('AC', 'the SID of the account'),
    /** It signs what Twilio calls back with, also where an API key is used to send. */
    authToken: z.string().regex(/^[0-9a-f]{32}$/, 'must be the auth token of the account: 32 of 0-9 and a-f'),
    /** Whose senders Twilio chooses from; without it, texts leave from the sender of the route. */
    messagingServiceSid: sid('MG', 'the SID of a messaging service').optional(),
    /** Another region, such as https://api.dublin.ie1.twilio.com. */
    url: baseAddress.default('https://api.twilio.com'),
  }),
  provider: twilioProvider,
  callbacks: twilioCallbacks,
});
