import { spellingsOfNumber } from '../domain/phone-number.ts';
import { ContactModel } from './contact.ts';
import { suppress, SuppressionModel, type Suppression } from './suppression.ts';

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
    await suppress(addressHash, wayOf(row), row.at);
    await SuppressionModel.deleteOne({ _id: row._id, at: row.at });
  }
}

function wayOf({ by, reason }: Suppression) {
  return by ?? (reason === 'opt-out' ? 'api' : reason);
}
