import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { besideAll } from '../../../models/domain/variable-kinds.ts';
import { webPushProvider } from './provider.ts';
import { subscription, subscriptionIn } from './subscription.ts';
import { publicKeyOf } from './vapid.ts';

/** Of the browsers with most users; `*.` stands for all below. */
const usualServices = 'fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';

const key = z.string().regex(/^[\w-]+$/, 'must be base64url, as web-push generate-vapid-keys prints it');

/** Notifications in browsers. What a route needs to be told is said in docs/gateways/web-push.md. */
export const webPush = declareProvider({
  name: 'web-push',
  channel: 'push',
  settings: z
    .object({
      publicKey: key,
      privateKey: key.refine((written) => publicKeyOf(written) !== undefined, 'must be a private key of P-256'),
      /** Where a service finds us when something is wrong (RFC 8292, 2.1). */
      contact: z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://'),
      services: z
        .string()
        .default(usualServices)
        .transform((written) => written.split(',').map((each) => each.trim()))
        .pipe(
          z.array(
            z
              .string()
              .regex(
                /^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+|https?:\/\/[^/\s]+)$/,
                'must be hosts or origins apart by commas, such as *.push.apple.com,https://push.shop.example:8443',
              ),
          ),
        ),
    })
    .superRefine(({ publicKey, privateKey }, context) => {
      const wanted = publicKeyOf(privateKey);
      if (wanted !== undefined && wanted !== publicKey)
        context.addIssue({ code: 'custom', path: ['publicKey'], message: 'is not the public key of privateKey' });
    }, besideAll),
  provider: webPushProvider,
  device: ({ services }) => subscription(services),
  // Its keys may be told wrongly, or be others after it has subscribed again.
  identity: (address) => subscriptionIn(address).endpoint,
});
