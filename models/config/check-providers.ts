import { z } from 'zod';
import { isFunction } from './is-function.ts';
import { channels } from '../domain/message.ts';
import type { ProviderDeclaration } from './provider.ts';

const ofVariables = 'must be a function of its variables';
const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes');

/** A provider as `declareProvider` answers it. */
export const provider = z.strictObject({
  name,
  channel: z.enum(channels),
  variables: z.custom<z.ZodObject>(
    (value) => value instanceof z.ZodObject,
    'must be a z.object of its environment variables',
  ),
  provider: z.custom<ProviderDeclaration['provider']>(isFunction, ofVariables),
  callbacks: z.custom<ProviderDeclaration['callbacks']>(isFunction, ofVariables),
});

/** What is wrong with providers beside each other, and with the names of their variables. */
export function faultsOfProviders(providers: readonly z.output<typeof provider>[], context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const [index, { name, variables }] of providers.entries()) {
    if (providers.findIndex((other) => other.name === name) < index) {
      refuse([index, 'name'], `${name} is the name of another provider`);
    }
    for (const variable of Object.keys(variables.shape)) {
      const at = [index, 'variables', variable];
      if (!/^[A-Z][A-Z0-9_]*$/.test(variable)) refuse(at, 'must be capitals, digits and _');
      if (variable.startsWith('TIDINGS_')) refuse(at, 'must not begin with TIDINGS_, as those of Tidings itself do');
    }
  }
}
