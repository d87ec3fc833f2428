import { closest, distance } from 'fastest-levenshtein';
import { sealedNames } from './sealed-variables.ts';
import { secretsVariable } from './secrets-file.ts';
import { variableOf } from '../../models/domain/deliveries/route-name.ts';
import { environments, routeVariables, variablesOf } from './environments.ts';

/** What commands read that only look at what runs, or find engines for it. */
export const ofCommands = ['TIDINGS_URL', 'TIDINGS_CACHE_DIR', 'TIDINGS_CONFIG'];

const processes = Object.keys(environments) as (keyof typeof environments)[];

/** What processes and routes of the shipped providers read. */
const ofTidings = [...processes.flatMap(variablesOf), ...routeVariables];

/** Kubernetes gives every container the addresses of the services beside it, under their names. */
const ofKubernetes = /_SERVICE_(HOST|PORT)\w*$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;

/**
 * A name that no process reads is a slip, and a setting that silently does not hold: each with the nearest that is one.
 * What another process reads is no slip, since all may be given the same variables.
 *
 * @param ofRoutes what else is read, by the routes that are known
 * @param areAllKnown whether those are all routes in use
 */
export function unknownVariables(
  environment: NodeJS.ProcessEnv,
  ofRoutes: readonly string[] = [],
  areAllKnown = false,
): string[] {
  const read = [...ofTidings, ...ofRoutes];
  const known = [...read.filter((name) => name.startsWith('TIDINGS_')), ...ofCommands];
  const names = Object.keys(environment).map((name) => withoutFile(name, read));
  const unknown = names.filter(
    (name) => name.startsWith('TIDINGS_') && !known.includes(name) && !ofKubernetes.test(name),
  );
  // Only who knows the routes knows what they read.
  const sealed = areAllKnown ? sealedNames(environment).filter((name) => !read.includes(name)) : [];
  return [
    ...sealed.map((name) => {
      const near = nearIn(name, read);
      return `${name}: nobody reads it in ${secretsVariable}; ${near ? `did you mean ${near}?` : 'take it out, or name its route in TIDINGS_ROUTES'}`;
    }),
    ...unknown.map((name) => `${name}: nobody reads it; did you mean ${closest(name, known)}?`),
    ...slipsOf(names, read, ofRoutes),
  ];
}

/** A variable may stand in a file, which its name with `_FILE` behind it tells. */
function withoutFile(name: string, read: readonly string[]): string {
  const [, stem = ''] = /^(.+)_FILE$/.exec(name) ?? [];
  return read.includes(stem) ? stem : name;
}

/** Variables of other names may be anybody's: one that is nearly one of ours is a slip where that one is missing. */
function slipsOf(names: readonly string[], read: readonly string[], ofRoutes: readonly string[]): string[] {
  const isTelling = (name: string) =>
    /^(MONGODB|TEMPORAL|WORKER|SIMULATOR)_/.test(name) || (ofRoutes.includes(name) && name.length > 6);
  const missing = read.filter((name) => isTelling(name) && !names.includes(name));
  const others = names.filter((name) => !name.startsWith('TIDINGS_') && !read.includes(name));
  return others.flatMap((name) => {
    const near = nearIn(name, missing, read);
    return near === undefined ? [] : [`${name}: nobody reads it; did you mean ${near}?`];
  });
}

/** The name that was most likely meant: one of the same family, as the variables of a route are, where there is such a family. */
function nearIn(name: string, names: readonly string[], families: readonly string[] = names): string | undefined {
  const family = name.slice(0, name.indexOf('_') + 1);
  const isFamily = family !== '' && families.some((each) => each.startsWith(family));
  const near = names.filter((each) => distance(name, each) <= 2 && (!isFamily || each.startsWith(family)));
  return near.length > 0 ? closest(name, near) : undefined;
}

/**
 * Variables that begin as those of a route do, and that nobody reads: a setting that the provider does not have, or another
 * program's.
 *
 * @param route the name of the route
 * @param reads the variables of the route
 */
export function unreadOf(environment: NodeJS.ProcessEnv, route: string, reads: readonly string[]): string[] {
  const family = variableOf(route, '');
  const read = [...ofTidings, ...reads];
  const names = Object.keys(environment).map((name) => withoutFile(name, read));
  return names.filter((name) => name.startsWith(family) && !read.includes(name) && !ofKubernetes.test(name));
}
