import type { z } from 'zod';
import { simulator } from '../../activities/providers/simulator/index.ts';
import { providers } from '../../activities/providers/registry.ts';
import type { ProviderDeclaration, RoutePlace } from '../../models/config/provider.ts';
import { variableOf } from '../../models/domain/deliveries/route-name.ts';
import type { CallbackAdapter, Provider } from '../../models/domain/deliveries/provider.ts';
import type { Channel } from '../../models/domain/message.ts';
import { ownVariables } from './environments.ts';
import { publicUrlOf } from './public-url.ts';
import { readEnvironments } from './read-environment.ts';
import { findVariable } from './read-variable.ts';
import { routing, type publicAddress } from './variable-parts.ts';

/** A route in use, with its settings read. */
export interface Gateway {
  name: string;
  /** The name of its provider. */
  provider: string;
  channel: Channel;
  settings: Readonly<Record<string, unknown>>;
  open: () => Provider;
  /** Undefined where the gateway does not call. */
  callbacks: () => CallbackAdapter | undefined;
}

/** What a process that knows of gateways reads of their place. */
type Placed = z.ZodObject<typeof publicAddress>;

/**
 * What a process reads, and the routes in use, the preferred first.
 *
 * @throws SetUpError that names every wrong variable, those of the routes as well
 */
export function readWithGateways<T extends Placed>(
  schema: T,
  variables: NodeJS.ProcessEnv,
): { config: z.output<T>; gateways: Gateway[] } {
  const { data: routes = [] } = routing.TIDINGS_ROUTES.safeParse(findVariable(variables, 'TIDINGS_ROUTES').value);
  const known = routes.flatMap(({ name, provider }) => {
    const declaration = providers.find((each) => each.name === provider);
    return declaration ? [{ name, declaration }] : [];
  });
  const asked = known.map(({ name, declaration }) => ({
    schema: declaration.settings,
    variableOf: (setting: string) => variableOf(name, setting),
  }));
  const [config, ...settings] = readEnvironments([{ schema }, ...asked], variables, [
    ...unknownProviders(routes.map(({ provider }) => provider)),
    ...sharedVariables(known),
  ]);
  const place = (route: string): RoutePlace => ({ route, hooks: `${publicUrlOf(config)}/hooks/${route}` });
  const gateways = known.map(({ name, declaration }, index) => {
    const own = settings[index] ?? {};
    return {
      name,
      provider: declaration.name,
      channel: declaration.channel,
      settings: own,
      open: () => declaration.provider(own, place(name)),
      callbacks: () => declaration.callbacks?.(own, place(name)),
    };
  });
  return { config, gateways };
}

/** What is allowed and yet most likely not meant, in sentences for the log. */
export function gatewayWarnings(
  { TIDINGS_ENV }: { TIDINGS_ENV: 'production' | 'development' },
  gateways: readonly Pick<Gateway, 'name' | 'provider'>[],
): string[] {
  if (TIDINGS_ENV === 'development') return [];
  return gateways
    .filter(({ provider }) => provider === simulator.name)
    .map(({ name }) => `the route ${name} is the simulator: no text that leaves by it reaches a phone`);
}

function unknownProviders(named: readonly string[]): string[] {
  const known = providers.map(({ name }) => name);
  return named
    .filter((name) => !known.includes(name))
    .map((name) => `TIDINGS_ROUTES: there is no provider ${name || 'without a name'}, but ${known.join(', ')}`);
}

/** A variable that two read would say to one of them what is meant for the other. */
function sharedVariables(routes: readonly { name: string; declaration: ProviderDeclaration }[]): string[] {
  const readBy = new Map(ownVariables.map((name) => [name, 'Tidings itself']));
  return routes.flatMap(({ name, declaration }) =>
    Object.keys(declaration.settings.shape).flatMap((setting) => {
      const variable = variableOf(name, setting);
      const other = readBy.get(variable);
      readBy.set(variable, `the route ${name}`);
      return other
        ? [`TIDINGS_ROUTES: ${variable} is read by ${other} and by the route ${name}: call it otherwise`]
        : [];
    }),
  );
}
