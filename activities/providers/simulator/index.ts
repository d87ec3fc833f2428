import { z } from 'zod';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { declareProvider } from '../../../models/config/provider.ts';
import { simulatorCallbacks } from './callbacks.ts';
import { simulatorProvider } from './provider.ts';

/** The gateway simulator, which takes messages where there is no gateway yet. */
export const simulator = declareProvider({
  name: 'simulator',
  channel: 'sms',
  variables: z.object({ SIMULATOR_URL: baseAddress, SIMULATOR_SECRET: secret(16) }),
  provider: ({ SIMULATOR_URL, SIMULATOR_SECRET }) =>
    simulatorProvider({ url: SIMULATOR_URL, secret: SIMULATOR_SECRET }),
  callbacks: ({ SIMULATOR_SECRET }) => simulatorCallbacks({ secret: SIMULATOR_SECRET }),
});
