import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { smsAeroCallbacks } from './callbacks.ts';
import { smsAeroProvider } from './provider.ts';

/** SMS Aero. What a route needs to be told is said in docs/gateways/sms-aero.md. */
export const smsAero = declareProvider({
  name: 'sms-aero',
  channel: 'sms',
  settings: z.object({
    /** Under which the account is known. */
    email: z.email('must be the e-mail address of the account'),
    apiKey: secret(16),
    /** It stands in the address at which SMS Aero calls back, and proves that it does. */
    hookSecret: secret(16),
    /** One gate and no other: asked at a second one, a text could go out twice. */
    url: baseAddress.default('https://gate.smsaero.ru'),
  }),
  provider: smsAeroProvider,
  callbacks: smsAeroCallbacks,
});
