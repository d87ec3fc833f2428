import { closest, distance } from 'fastest-levenshtein';
import { environments, variablesOf } from './environments.ts';

/** What commands read that only look at what runs, or find engines for it. */
export const ofCommands = ['TIDINGS_URL', 'TIDINGS_CACHE_DIR', 'TIDINGS_CONFIG'];

/** Kubernetes gives every container the addresses of the services beside it, under their names. */
const ofKubernetes = /^TIDINGS(_\w+)?(_SERVICE_(HOST|PORT)\w*|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;

/**
 * A name that no process reads is a slip, and a setting that silently does not hold: each with the nearest that is one.
 * What another process reads is no slip, since all may be given the same variables.
 */
export function unknownVariables(environment: NodeJS.ProcessEnv): string[] {
  const read = (Object.keys(environments) as (keyof typeof environments)[]).flatMap(variablesOf);
  const known = [...read.filter((name) => name.startsWith('TIDINGS_')), ...ofCommands];
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('TIDINGS_') && !known.includes(name) && !ofKubernetes.test(name),
  );
  return [
    ...unknown.map((name) => `${name}: nobody reads it; did you mean ${closest(name, known)}?`),
    ...slipsOf(Object.keys(environment), read),
  ];
}

/** Variables of other names may be anybody's: one that is nearly one of ours is a slip where that one is missing. */
function slipsOf(names: readonly string[], read: readonly string[]): string[] {
  const missing = read.filter((name) => /^(MONGODB|TEMPORAL|WORKER|SIMULATOR)_/.test(name) && !names.includes(name));
  const others = names.filter((name) => !name.startsWith('TIDINGS_') && !read.includes(name));
  return others.flatMap((name) => {
    const near = missing.find((each) => distance(name, each) <= 2);
    return near === undefined ? [] : [`${name}: nobody reads it; did you mean ${near}?`];
  });
}
