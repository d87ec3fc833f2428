import { z } from 'zod';
import { chatsLinkedIn, chatUrlName } from '../../models/domain/chat-links.ts';
import type { DeviceReader, NumberChannel, ProviderDeclaration, RoutePlace } from '../../models/config/provider.ts';
import type {
  CallbackAdapter,
  ChatProvider,
  EmailProvider,
  Provider,
  PushProvider,
} from '../../models/domain/deliveries/provider.ts';
import {
  channelOf,
  isOfChat,
  type Channel,
  type ChatChannel,
  type MessageDefinition,
} from '../../models/domain/message.ts';
import { secret } from '../../models/domain/variable-kinds.ts';
import { installation } from '../../models/installation.ts';
import { ownTextKeys } from '../../models/own-texts/own-texts.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { namedRoutes, variableOfHook, variablesOfRoute } from './named-routes.ts';
import { publicUrlOf } from './public-url.ts';
import { plainHostsIn } from './gateway-warnings.ts';
import { readEnvironments } from './read-environment.ts';
import type { AddressList } from './address-list.ts';
import type { RouteSettings } from './route-settings.ts';
import type { publicAddress } from './variable-parts.ts';

/** A route in use, with its settings read. */
export type Gateway = GatewayNamed & Opened;

/** What it carries, and what hands such messages over. */
type Opened =
  | { channel: 'email'; open: () => EmailProvider }
  | { channel: ChatChannel; open: () => ChatProvider; startUrl: (token: string) => string }
  | { channel: 'push'; open: () => PushProvider; device: DeviceReader }
  | { channel: NumberChannel; open: () => Provider };

interface GatewayNamed {
  name: string;
  /** The name of its provider. */
  provider: string;
  settings: Readonly<Record<string, unknown>>;
  /** What it carries at most, over all workers; undefined where nobody says. */
  partsPerSecond: number | undefined;
  /** From where its gateway calls; undefined where that is not said. */
  callbackAddresses: AddressList | undefined;
  /** The variables of its settings. */
  reads: readonly string[];
  /** To which it speaks without TLS. */
  plainHosts: readonly string[];
  /** Undefined where the gateway does not call. */
  callbacks: () => CallbackAdapter | undefined;
}

/** What a process that knows of gateways reads of their place. */
export type Placed = z.ZodObject<typeof publicAddress>;

/**
 * What a process reads, the routes in use, the preferred first, and the secrets of contact hooks by their names.
 *
 * @param routes those that the variables name
 * @throws SetUpError that names every wrong variable, those of the routes as well
 */
export function readWithGateways<T extends Placed>(
  schema: T,
  variables: NodeJS.ProcessEnv,
  routes = namedRoutes(variables),
): { config: z.output<T>; gateways: Gateway[]; hookSecrets: Record<string, string> } {
  const asked = routes.known.map(({ settings, variableOf }) => ({ schema: settings, variableOf }));
  const hooks = { schema: hookSecretsOf(Object.keys(installation.contactHooks)), variableOf: variableOfHook };
  const [config, hookSecrets, ...settings] = readEnvironments([{ schema }, hooks, ...asked], variables, routes);
  const place = (route: string): RoutePlace => ({ route, hooks: `${publicUrlOf(config)}/hooks/${route}` });
  const gateways = routes.known.map((route, index) => {
    const { name, declaration } = route;
    const { partsPerSecond, callbackAddresses, ...own }: RouteSettings & Record<string, unknown> =
      settings[index] ?? {};
    return {
      name,
      provider: declaration.name,
      partsPerSecond,
      callbackAddresses,
      settings: own,
      ...opened(declaration, own, place(name)),
      reads: variablesOfRoute(route),
      plainHosts: declaration.plainHosts?.(own) ?? plainHostsIn(own),
      callbacks: () => declaration.callbacks?.(own, place(name)),
    };
  });
  return { config, gateways, hookSecrets };
}

function hookSecretsOf(hooks: string[]) {
  return z.object(Object.fromEntries(hooks.map((hook) => [hook, secret(16)])));
}

function opened(declaration: ProviderDeclaration, settings: Record<string, unknown>, place: RoutePlace): Opened {
  if (declaration.channel === 'email')
    return { channel: declaration.channel, open: () => declaration.provider(settings, place) };
  if (declaration.channel === 'push') {
    const identity = (address: string) => declaration.identity?.(address) ?? address;
    const device = { schema: declaration.device(settings), identity };
    return { channel: declaration.channel, open: () => declaration.provider(settings, place), device };
  }
  if (isOfChat(declaration)) {
    const startUrl = (token: string) => declaration.startUrl(settings, token);
    return { channel: declaration.channel, open: () => declaration.provider(settings, place), startUrl };
  }
  return { channel: declaration.channel, open: () => declaration.provider(settings, place) };
}

/** @throws SetUpError that names every text for which there is no way out */
export function checkChannels(
  texts: ReadonlyMap<string, MessageDefinition>,
  gateways: readonly { channel: Channel }[],
): void {
  const served = new Set<Channel>(gateways.map(({ channel }) => channel));
  // Tidings' own answer what comes by SMS, and without such a route nothing does.
  const own: readonly string[] = ownTextKeys;
  const unserved = [...texts].filter(([key, text]) => !own.includes(key) && !served.has(channelOf(text)));
  const unopened = [...texts].flatMap(([key, text]) =>
    chatsLinkedIn(text)
      .filter((channel) => !served.has(channel))
      .map((channel) => ({ key, channel })),
  );
  const faults = [
    ...unserved.map(([key, text]) => `  ${key}: no route in TIDINGS_ROUTES carries ${channelOf(text)}`),
    ...unopened.map(
      ({ key, channel }) =>
        `  ${key}: {{${chatUrlName(channel)}}} leads nowhere, as no route in TIDINGS_ROUTES carries ${channel}`,
    ),
  ];
  if (faults.length > 0) throw new SetUpError('channel-unserved', `Texts have no way out:\n${faults.join('\n')}`);
}

/** How chats are opened, by the first route of each messenger. */
export function chatStarts(gateways: readonly Gateway[]): ReadonlyMap<ChatChannel, (token: string) => string> {
  const starts = gateways.filter(isOfChat).map(({ channel, startUrl }) => [channel, startUrl] as const);
  return new Map(starts.toReversed());
}

/** How the devices of each service are read, by the first of its routes. */
export function deviceReaders(gateways: readonly Gateway[]): ReadonlyMap<string, DeviceReader> {
  const served = gateways.flatMap((gateway) =>
    gateway.channel === 'push' ? [[gateway.provider, gateway.device] as const] : [],
  );
  return new Map(served.toReversed());
}
