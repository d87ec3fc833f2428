import { z } from 'zod';
import { SetUpError } from './set-up-error.ts';

/** A whole number within bounds, both included; `what` names its unit where it has one. */
export function whole(least: number, most: number, what = '') {
  const bounds = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
  const error = `must be a whole number${what && ` of ${what}`}, ${bounds}`;
  const fits = (value: number) => Number.isInteger(value) && value >= least && value <= most;
  return z.coerce.number({ error }).refine(fits, { error });
}

/** Days, also a part of one. */
export function days(most = Infinity) {
  const error = `must be a number of days above 0${most === Infinity ? '' : `, at most ${most}`}`;
  return z.coerce.number({ error }).refine((value) => value > 0 && value <= most, { error });
}

export const port = whole(1, 65_535);

/** The address of a server that is spoken to, or that others speak to, by HTTP. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with https:// or http://',
  abort: true,
});

export const logLevel = oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info');

export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

/** A secret of at least so many characters. */
export function secret(characters: number, such = '') {
  return z.string().min(characters, `must have at least ${characters} characters${such}`);
}

/** Variables in the shape of a schema, or an error that names every wrong one at once; an empty one counts as unset. */
export function readEnvironment<T extends z.ZodType>(schema: T, variables: NodeJS.ProcessEnv): z.output<T> {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${present[name] === undefined ? 'is required' : message}`;
  });
  throw new SetUpError(`The environment is not right:\n${faults.join('\n')}`);
}
