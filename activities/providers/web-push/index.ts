import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { besideAll } from '../../../models/domain/variable-kinds.ts';
import { webPushProvider } from './provider.ts';
import { isPublicKey, subscription, subscriptionIn } from './subscription.ts';
import { publicKeyOf } from './vapid.ts';

/** Of the browsers with most users; `*.` stands for all below. */
const usualServices = 'fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';

/** A key of P-256 in so many characters. */
const key = (characters: number, isOfCurve: (written: string) => boolean) =>
  z
    .string()
    .regex(new RegExp(`^[\\w-]{${characters}}$`), {
      error: `must be ${characters} characters of base64url, as web-push generate-vapid-keys prints them`,
      abort: true,
    })
    .refine(isOfCurve, 'must be a key of P-256');

const publicKey = key(87, isPublicKey);
const privateKey = key(43, (written) => publicKeyOf(written) !== undefined);

/** Notifications in browsers. What a route needs to be told is said in docs/gateways/web-push.md. */
export const webPush = declareProvider({
  name: 'web-push',
  channel: 'push',
  settings: z
    .object({
      publicKey,
      privateKey,
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
    .superRefine((keys, context) => {
      const both = z.object({ publicKey, privateKey }).safeParse(keys).data;
      if (both && publicKeyOf(both.privateKey) !== both.publicKey)
        context.addIssue({ code: 'custom', path: ['publicKey'], message: 'is not the public key of the private key' });
    }, besideAll),
  provider: webPushProvider,
  device: ({ services }) => subscription(services),
  // Its keys may be told wrongly, or be others after it has subscribed again.
  identity: (address) => subscriptionIn(address).endpoint,
});
