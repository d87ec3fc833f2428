import { z } from 'zod';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { declareProvider } from '../../../models/config/provider.ts';
import { simulatorCallbacks } from './callbacks.ts';
import { simulatorProvider } from './provider.ts';

/** The gateway simulator, which takes messages where there is no gateway yet. */
export const simulator = declareProvider({
  name: 'simulator',
  channel: 'sms',
  settings: z.object({ url: baseAddress, secret: secret(16) }),
  provider: simulatorProvider,
  callbacks: simulatorCallbacks,
});
