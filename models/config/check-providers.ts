import { z } from 'zod';
import { routeName } from '../domain/deliveries/route-name.ts';
import { isChatChannel, textChannels, type TextChannel } from '../domain/message.ts';
import { has, type Refuse } from './all-faults.ts';
import { isFunction } from './is-function.ts';
import {
  settingsOfEveryRoute,
  type ChatDeclaration,
  type ProviderDeclaration,
  type PushDeclaration,
} from './provider.ts';

const ofSettings = 'must be a function of its settings';

/** A provider as `declareProvider` answers it, each part by itself. */
export const provider = z.strictObject({
  name: routeName,
  channel: z.enum(textChannels, `must be one of ${textChannels.join(', ')}`),
  settings: z.custom<z.ZodObject>((value) => value instanceof z.ZodObject, 'must be a z.object of its settings'),
  provider: z.custom<ProviderDeclaration['provider']>(isFunction, ofSettings),
  callbacks: z.custom<NonNullable<ProviderDeclaration['callbacks']>>(isFunction, ofSettings).exactOptional(),
  plainHosts: z.custom<NonNullable<ProviderDeclaration['plainHosts']>>(isFunction, ofSettings).exactOptional(),
  startUrl: z.custom<ChatDeclaration['startUrl']>(isFunction, ofSettings).exactOptional(),
  device: z.custom<PushDeclaration['device']>(isFunction, ofSettings).exactOptional(),
  identity: z.custom<NonNullable<PushDeclaration['identity']>>(isFunction, 'must be a function').exactOptional(),
});

/** What only the providers of some channels have, and whether these must have it. */
const ofSome = [
  { part: 'startUrl', of: 'chats', isOf: isChatChannel, isNeeded: true },
  { part: 'device', of: 'notifications', isOf: isPush, isNeeded: true },
  { part: 'identity', of: 'notifications', isOf: isPush, isNeeded: false },
] as const;

function isPush(channel: TextChannel): boolean {
  return channel === 'push';
}

/** A provider as far as nothing is wrong with it. */
export type SoundProvider = Partial<z.output<typeof provider>>;

/** Tells what is wrong with a provider of its channel, with providers beside each other, and with the names of their settings. */
export function faultsOfProviders(providers: readonly (SoundProvider | undefined)[], refuse: Refuse): void {
  for (const [index, provider] of providers.entries()) {
    if (!provider) continue;
    const { name, channel, settings } = provider;
    if (name !== undefined && providers.findIndex((other) => other?.name === name) < index)
      refuse([index, 'name'], `${name} is the name of another provider`);
    for (const { part, of, isOf, isNeeded } of ofSome) {
      if (channel === undefined) continue;
      if (isOf(channel) && isNeeded && !has(provider, part)) refuse([index, part], ofSettings);
      if (!isOf(channel) && has(provider, part)) refuse([index, part], `is of a provider of ${of} only`);
    }
    for (const setting of Object.keys(settings?.shape ?? {})) {
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
