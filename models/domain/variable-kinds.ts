import { z } from 'zod';

/** A whole number within bounds, both included; `what` names its unit where it has one. */
export function whole(least: number, most: number, what = '') {
  const bounds = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
  const error = `must be a whole number${what && ` of ${what}`}, ${bounds}`;
  const fits = (value: number) => Number.isInteger(value) && value >= least && value <= most;
  return z.string().regex(/^\d+$/, { error, abort: true }).transform(Number).refine(fits, { error });
}

/** Of what is said of the whole: it is told beside whatever is wrong with the parts, since a start tells all faults at once. */
export const besideAll = { when: () => true };

/** Days, also a part of one. */
export function days(most = Infinity) {
  const error = `must be a number of days above 0${most === Infinity ? '' : `, at most ${most}`}`;
  const fits = (value: number) => value > 0 && value <= most;
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, { error, abort: true })
    .transform(Number)
    .refine(fits, { error });
}

export const port = whole(1, 65_535);

const wrongPort = 'must have a port from 1 to 65535, or none';

function faultOfAddress(written: string): string {
  const isOnlyPort = URL.canParse(written.replace(/^(https?:\/\/[^/?#]*):\d+(?=$|[/?#])/, '$1'));
  return isOnlyPort && /^https?:/.test(written) ? wrongPort : 'must be an address that begins with https:// or http://';
}

/** The address of a server that is spoken to, or that others speak to, by HTTP. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: ({ input }) => faultOfAddress(String(input)), abort: true })
  .refine((url) => new URL(url).port !== '0', { error: wrongPort, abort: true })
  .refine((url) => !namesUser(url), { error: 'must have no user and no password', abort: true });

/** Whoever reads an address that leads somewhere reads the password in it, and none of ours is asked for one. */
function namesUser(url: string): boolean {
  const { username, password } = new URL(url);
  return `${username}${password}` !== '' || /^[^/?#]*\/\/[^/?#]*@/.test(url);
}

/** The same, with paths of ours behind it, which would be lost in a query or behind a hash. */
export const baseAddress = webAddress.refine((url) => !/[?#]/.test(url), 'must have no ? and no #');

export const logLevel = oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info');

export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

/** A secret of at least so many characters, and not of the same few again and again. */
export function secret(characters: number, such = '') {
  return z
    .string()
    .min(characters, { error: `must have at least ${characters} characters${such}`, abort: true })
    .refine((value) => new Set(value).size >= 8, `must have at least 8 different characters${such}`);
}
