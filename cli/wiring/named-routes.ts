import { providers } from '../../activities/providers/registry.ts';
import { installation } from '../../models/installation.ts';
import type { ProviderDeclaration } from '../../models/config/provider.ts';
import { variableOf } from '../../models/domain/deliveries/route-name.ts';
import { ownVariables } from './environments.ts';
import { findVariable } from './read-variable.ts';
import { routeSettings } from './route-settings.ts';
import { routesIn, routing } from './variable-parts.ts';

/** The routes that TIDINGS_ROUTES names, the preferred first, as far as they can be told. */
export interface NamedRoutes {
  known: NamedRoute[];
  /** Whether these are all, so that a route of another name is none. */
  areAllKnown: boolean;
  /** What is wrong with their names, beside what the shape of the variable refuses. */
  faults: string[];
}

interface NamedRoute {
  name: string;
  declaration: ProviderDeclaration;
  /** All that it reads, and from which variable each setting. */
  settings: ReturnType<typeof routeSettings>;
  variableOf: (setting: string) => string;
}

/** The variables that a route reads. */
export function variablesOfRoute({ settings, variableOf }: Pick<NamedRoute, 'settings' | 'variableOf'>): string[] {
  return Object.keys(settings.shape).map(variableOf);
}

/** From which variable the secret of a contact hook is read. */
export function variableOfHook(hook: string): string {
  return variableOf(hook, 'hookSecret');
}

/** Reads the names of the routes alone: what is wrong with one says nothing of the others. */
export function namedRoutes(variables: NodeJS.ProcessEnv): NamedRoutes {
  const { value } = findVariable(variables, 'TIDINGS_ROUTES');
  const routes = value === undefined ? [] : routesIn(value);
  const known = routes.flatMap(({ name, provider }) => {
    const declaration = providers.find((each) => each.name === provider);
    if (!declaration) return [];
    const ofRoute = (setting: string) => variableOf(name, setting);
    return [{ name, declaration, settings: routeSettings(declaration), variableOf: ofRoute }];
  });
  return {
    known,
    areAllKnown: routing.TIDINGS_ROUTES.safeParse(value).success && known.length === routes.length,
    faults: [...unknownProviders(routes.map(({ provider }) => provider)), ...sharedVariables(known)],
  };
}

function unknownProviders(named: readonly string[]): string[] {
  const known = providers.map(({ name }) => name);
  return named
    .filter((name) => !known.includes(name))
    .map((name) => `TIDINGS_ROUTES: there is no provider ${name || 'without a name'}, but ${known.join(', ')}`);
}

/** A variable that two read would say to one of them what is meant for the other. */
function sharedVariables(routes: readonly NamedRoute[]): string[] {
  const readBy = new Map(ownVariables.map((name) => [name, 'Tidings itself']));
  for (const hook of Object.keys(installation.contactHooks))
    readBy.set(variableOfHook(hook), `the contact hook ${hook}`);
  return routes.flatMap((route) =>
    variablesOfRoute(route).flatMap((variable) => {
      const other = readBy.get(variable);
      readBy.set(variable, `the route ${route.name}`);
      return other
        ? [`TIDINGS_ROUTES: ${variable} is read by ${other} and by the route ${route.name}: call it otherwise`]
        : [];
    }),
  );
}
