import { simulator } from '../../activities/providers/simulator/index.ts';
import type { Gateway } from './gateways.ts';
import { unreadOf } from './known-variables.ts';
import { isThisMachine } from './this-machine.ts';

/** What is allowed in production and yet most likely not meant, in sentences for the log. */
export function gatewayWarnings(
  { TIDINGS_ENV }: { TIDINGS_ENV: 'production' | 'development' },
  gateways: readonly Pick<Gateway, 'name' | 'provider' | 'plainHosts' | 'reads'>[],
  variables: NodeJS.ProcessEnv,
): string[] {
  if (TIDINGS_ENV === 'development') return [];
  return gateways.flatMap(({ name, provider, plainHosts, reads }) => [
    ...unreadOf(variables, name, reads).map(
      (unread) => `${unread} begins as the variables of the route ${name} do, and nobody reads it`,
    ),
    ...(provider === simulator.name
      ? [`the route ${name} is the simulator: no text that leaves by it reaches a phone`]
      : []),
    ...plainHosts
      .filter((host) => !isThisMachine(host))
      .map(
        (host) => `the route ${name} speaks to ${host} without TLS: on the way anybody can read texts and passwords`,
      ),
  ]);
}

/** Where a setting is an address without TLS, as those of most gateways would be by mistake. */
export function plainHostsIn(settings: Readonly<Record<string, unknown>>): string[] {
  return Object.values(settings).flatMap((value) =>
    typeof value === 'string' && /^http:\/\//i.test(value) && URL.canParse(value) ? [new URL(value).hostname] : [],
  );
}
