import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { baseAddress } from '../../../models/domain/variable-kinds.ts';
import { telegramCallbacks } from './callbacks.ts';
import { telegramProvider } from './provider.ts';

/** A bot of Telegram. What a route needs to be told is said in docs/gateways/telegram.md. */
export const telegram = declareProvider({
  name: 'telegram',
  channel: 'telegram',
  settings: z.object({
    token: z
      .string()
      .regex(/^\d{5,20}:[\w-]{30,}$/, 'must be the token of the bot, as @BotFather gives it: 123456789:AA…'),
    /** Its name, by which links open it. */
    bot: z.string().regex(/^\w{3,32}$/, 'must be the user name of the bot, without the @'),
    /** Telegram brings it back in a header; https://core.telegram.org/bots/api#setwebhook says what it may hold. */
    hookSecret: z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z, a-z, 0-9, _ and -'),
    /** A Bot API server of your own. */
    url: baseAddress.default('https://api.telegram.org'),
  }),
  provider: telegramProvider,
  callbacks: telegramCallbacks,
  // https://core.telegram.org/bots/features#deep-linking
  startUrl: ({ bot }, token) => `https://t.me/${bot}?start=${token}`,
});
