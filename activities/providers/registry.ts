import { InstallationError } from '../../models/config/installation-error.ts';
import { configFile } from '../../models/config/load.ts';
import type { ProviderDeclaration } from '../../models/config/provider.ts';
import { installation } from '../../models/installation.ts';
import { shippedProviders } from './shipped.ts';

const shippedNames = shippedProviders.map(({ name }) => name);
const doubled = installation.providers.flatMap(({ name }, index) =>
  shippedNames.includes(name) ? [`providers.${index}.name: Tidings itself comes with ${name}`] : [],
);
if (doubled.length > 0) throw new InstallationError(configFile(), doubled);

/** Every provider that Tidings can speak to: those in which it comes, and the installation's own. */
export const providers: readonly ProviderDeclaration[] = [...shippedProviders, ...installation.providers];
