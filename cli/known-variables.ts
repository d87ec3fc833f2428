import { closest } from 'fastest-levenshtein';
import { variables } from './config.ts';
import { SetUpError } from './set-up-error.ts';

/** What commands read beside the settings of api and worker. */
const ofCommands = ['TIDINGS_URL', 'TIDINGS_CACHE_DIR'];

/** Kubernetes gives every container the addresses of the services beside it, under their names. */
const ofKubernetes = /^TIDINGS(_\w+)?(_SERVICE_(HOST|PORT)\w*|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;

/**
 * A name that nobody reads is a slip, and a setting that silently does not hold.
 *
 * @throws SetUpError that gives the nearest name for each
 */
export function refuseUnknownVariables(environment: NodeJS.ProcessEnv): void {
  const known = [...variables.filter((name) => name.startsWith('TIDINGS_')), ...ofCommands];
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('TIDINGS_') && !known.includes(name) && !ofKubernetes.test(name),
  );
  if (unknown.length === 0) return;
  const faults = unknown.map((name) => `  ${name}: nobody reads it; did you mean ${closest(name, known)}?`);
  throw new SetUpError(`The environment is not right:\n${faults.join('\n')}`);
}
