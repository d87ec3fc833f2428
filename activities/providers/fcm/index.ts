import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress } from '../../../models/domain/variable-kinds.ts';
import { fcmProvider } from './provider.ts';
import { serviceAccount } from './service-account.ts';

/** Firebase Cloud Messaging (HTTP v1), to apps on Android and iOS. What a route needs to be told is said in docs/gateways/fcm.md. */
export const fcm = declareProvider({
  name: 'fcm',
  channel: 'push',
  settings: z.object({
    serviceAccount,
    url: baseAddress.default('https://fcm.googleapis.com'),
  }),
  provider: fcmProvider,
  // Firebase promises nothing of its form, but that it is of these characters is as old as the service.
  device: () => z.string().regex(/^[\w:-]{20,1000}$/, 'must be the registration token of an app, as Firebase gives it'),
});
