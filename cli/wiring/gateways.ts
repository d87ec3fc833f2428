import { z } from 'zod';
import { providers } from '../../activities/providers/registry.ts';
import type { CallbackAdapter, Provider } from '../../models/domain/deliveries/provider.ts';
import type { Channel } from '../../models/domain/message.ts';
import { readVariable } from './read-variable.ts';
import { readEnvironments } from './read-environment.ts';
import { routing } from './variable-parts.ts';

/** A provider whose route is in use, with its own variables read. */
export interface Gateway {
  name: string;
  channel: Channel;
  provider: () => Provider;
  callbacks: () => CallbackAdapter;
}

const known = providers.map(({ name }) => name);
const knownRoutes = z.object({
  TIDINGS_ROUTES: routing.TIDINGS_ROUTES.refine(
    (names) => names.every((name) => known.includes(name)),
    `must be of ${known.join(', ')}, apart by commas`,
  ),
});

/**
 * What a process reads, and the gateways in use, the preferred first.
 *
 * @throws SetUpError that names every wrong variable, those of the gateways as well
 */
export function readWithGateways<T extends z.ZodObject>(
  schema: T,
  variables: NodeJS.ProcessEnv,
): { config: z.output<T>; gateways: Gateway[] } {
  const { data: names = [] } = routing.TIDINGS_ROUTES.safeParse(readVariable(variables, 'TIDINGS_ROUTES'));
  const used = names.flatMap((name) => providers.filter((provider) => provider.name === name));
  const ofProviders = used.map((provider) => provider.variables);
  const [config, , ...settings] = readEnvironments([schema, knownRoutes, ...ofProviders], variables);
  const gateways = used.map((provider, index) => {
    const own = settings[index] ?? {};
    const { name, channel } = provider;
    return { name, channel, provider: () => provider.provider(own), callbacks: () => provider.callbacks(own) };
  });
  return { config, gateways };
}
