import { spellingsOfNumber } from '../../domain/numbers/phone-number.ts';
import type { OptOutMethod, SuppressionReason } from '../../domain/consent/suppression.ts';
import { ContactModel } from '../contacts/contact.ts';
import { widening } from '../reach.ts';
import { suppress, SuppressionModel } from '../suppression.ts';

/**
 * Brings under today's spelling of a number what was stored under another: its contacts and its opt-out. Safe to repeat.
 *
 * @param hashAddress the keyed hash of a number
 */
export async function gatherNumber(e164: string, hashAddress: (e164: string) => string): Promise<void> {
  const [today = e164, ...older] = spellingsOfNumber(e164);
  const addressHash = hashAddress(today);
  const strays = { phone: { $in: older }, erasedAt: { $exists: false } };
  await ContactModel.updateMany(strays, { $set: { phone: today, addressHash } });
  for (const row of await SuppressionModel.find({ _id: { $in: older.map(hashAddress) } }).lean()) {
    if (row.reason === 'matter') {
      const listed = { $setOnInsert: { reason: row.reason, by: row.by, at: row.at } };
      await SuppressionModel.updateOne({ _id: addressHash }, { ...widening(row), ...listed }, { upsert: true });
    } else await suppress(addressHash, wayOf(row.reason, row.by), row.at, row);
    await SuppressionModel.deleteOne({ _id: row._id, at: row.at });
  }
}

function wayOf(reason: SuppressionReason, by: OptOutMethod | undefined): OptOutMethod {
  return by ?? (reason === 'opt-out' ? 'api' : reason);
}
