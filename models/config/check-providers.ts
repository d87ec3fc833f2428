import { z } from 'zod';
import { isFunction } from './is-function.ts';
import { channels, chatChannels } from '../domain/message.ts';
import { routeName } from '../domain/deliveries/route-name.ts';
import {
  settingsOfEveryRoute,
  type ChatDeclaration,
  type ProviderDeclaration,
  type PushDeclaration,
} from './provider.ts';

const ofSettings = 'must be a function of its settings';

const common = {
  name: routeName,
  settings: z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, 'must be a z.object of its settings'),
  provider: z.custom<ProviderDeclaration['provider']>(isFunction, ofSettings),
  callbacks: z.custom<NonNullable<ProviderDeclaration['callbacks']>>(isFunction, ofSettings).exactOptional(),
  plainHosts: z.custom<NonNullable<ProviderDeclaration['plainHosts']>>(isFunction, ofSettings).exactOptional(),
};

/** A provider as `declareProvider` answers it. */
export const provider = z.discriminatedUnion(
  'channel',
  [
    z.strictObject({ ...common, channel: z.enum(channels).exclude([...chatChannels, 'push']) }),
    z.strictObject({
      ...common,
      channel: z.enum(chatChannels),
      startUrl: z.custom<ChatDeclaration['startUrl']>(isFunction, ofSettings),
    }),
    z.strictObject({
      ...common,
      channel: z.literal('push'),
      device: z.custom<PushDeclaration['device']>(isFunction, ofSettings),
      identity: z.custom<NonNullable<PushDeclaration['identity']>>(isFunction, 'must be a function').exactOptional(),
    }),
  ],
  { error: ({ input }) => (isObject(input) ? `must be one of ${channels.join(', ')}` : undefined) },
);

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** What is wrong with providers beside each other, and with the names of their settings. */
export function faultsOfProviders(providers: readonly z.output<typeof provider>[], context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [index, { name, settings }] of providers.entries()) {
    if (providers.findIndex((other) => other.name === name) < index) {
      refuse([index, 'name'], `${name} is the name of another provider`);
    }
    for (const setting of Object.keys(settings.shape)) {
      if (!/^[a-z][a-zA-Z0-9]*$/.test(setting))
        refuse(
          [index, 'settings', setting],
          'must be a name such as apiKey, which becomes a variable such as ACME_API_KEY',
        );
      if (settingsOfEveryRoute.some((own) => own === setting))
        refuse([index, 'settings', setting], 'is what Tidings itself reads for each route');
    }
  }
}
