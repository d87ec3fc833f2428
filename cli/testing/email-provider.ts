import { describe } from 'vitest';
import { handOverContract, openStand } from './hand-over-contract.ts';
import type { EmailStand } from './provider-stand.ts';

/**
 * What every provider of e-mail must keep: which ends of a hand-over may be repeated and which must not.
 *
 * @param make a new server for each test; it ends what it has begun with `onTestFinished`
 */
export function emailProviderContract(name: string, make: () => Promise<EmailStand>): void {
  describe(`the provider ${name}`, () => {
    handOverContract(() => openStand(make));
  });
}
