import { ApplicationFailure } from '@temporalio/common';
import type { NumberCheck, Provider } from '../models/domain/deliveries/provider.ts';
import { ContactModel } from '../models/documents/contacts/contact.ts';
import { NumberCheckModel } from '../models/documents/number-check.ts';
import { clearHealth, setNumberState } from '../models/documents/contacts/address-health.ts';

/** An answer of the network is good for this long. */
const freshMs = 30 * 86_400_000;

/** How a look-up of a contact's number ended; nothing of it is personal. */
export type CheckResult = NumberCheck['state'] | 'no-number' | 'not-offered';

/** Asks the network, by the first provider that can, about the number of a contact, unless it was asked of late, and marks a number that is none. */
export function createCheckNumber(providers: readonly Pick<Provider, 'checkNumber'>[], now: () => Date) {
  const provider = providers.find(({ checkNumber }) => checkNumber);
  return async function checkNumber(contactId: string): Promise<CheckResult> {
    const contact = await ContactModel.findById(contactId).select('phone addressHash').lean();
    const { phone, addressHash } = contact ?? {};
    if (!phone || !addressHash) return 'no-number';
    if (!provider?.checkNumber) return 'not-offered';
    const known = await NumberCheckModel.findById(addressHash).lean();
    if (known && known.state !== 'unknown' && known.checkedAt.getTime() > now().getTime() - freshMs) return known.state;
    const check = await provider.checkNumber(phone);
    if ('found' in check) throw ApplicationFailure.retryable('the gateway cannot be asked now', 'CHECK_UNAVAILABLE');
    // A gateway may tell more than is asked.
    const { state, line, network, country, checkedAt } = check;
    const kept = {
      state,
      checkedAt,
      ...(line ? { line } : {}),
      ...(network ? { network } : {}),
      ...(country ? { country } : {}),
    };
    if (state === 'unreachable' || state === 'invalid') await setNumberState(contactId, 'unreachable');
    if (state === 'reachable') await clearHealth(contactId, 'sms');
    // Last: an answer that is kept is not asked for again, so after a crash before the mark nobody would set it.
    await NumberCheckModel.updateOne({ _id: addressHash }, { $set: kept }, { upsert: true });
    return state;
  };
}
