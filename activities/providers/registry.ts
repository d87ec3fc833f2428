import type { ProviderDeclaration } from './declaration.ts';
import { simulator } from './simulator/index.ts';

/** Every provider that Tidings can speak to. A new one is a folder beside these, and its name in this list. */
export const providers: readonly ProviderDeclaration[] = [simulator];
