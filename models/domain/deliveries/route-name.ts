import { z } from 'zod';

/** The name of a route: it stands in addresses, in settings files and, in capitals, before its variables. */
export const routeName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes, at most 32');

/** The environment variable of a setting: `apiKey` of the route `acme-us` is `ACME_US_API_KEY`. */
export function variableOf(route: string, setting: string): string {
  const words = setting.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_');
  return `${route}_${words}`.replaceAll('-', '_').toUpperCase();
}
