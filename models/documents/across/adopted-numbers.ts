import { spellingsOfNumber } from '../../domain/numbers/phone-number.ts';
import { ContactModel, type Contact } from '../contacts/contact.ts';
import { gatherNumber } from './number-spellings.ts';
import { SuppressionModel } from '../suppression.ts';

/** So many contacts are looked at in one query. */
const batch = 500;

/**
 * Brings contacts and opt-outs that were stored under other spellings of their numbers, as a gateway wrote them or of an
 * older plan, under today's. Safe to repeat. Returns for how many numbers there was something to bring.
 */
export async function adoptNumbers(hashAddress: (e164: string) => string): Promise<number> {
  let adopted = 0;
  let waiting: Numbered[] = [];
  const numbered = { phone: { $exists: true }, erasedAt: { $exists: false } };
  for await (const { phone = '' } of ContactModel.find(numbered).select('phone').lean().cursor()) {
    waiting.push(numberedOf(phone, hashAddress));
    if (waiting.length < batch) continue;
    adopted += await gatherAll(waiting, hashAddress);
    waiting = [];
  }
  return adopted + (await gatherAll(waiting, hashAddress));
}

interface Numbered extends Required<Pick<Contact, 'phone'>> {
  stale: boolean;
  hashes: string[];
}

function numberedOf(phone: string, hashAddress: (e164: string) => string): Numbered {
  const [today, ...others] = spellingsOfNumber(phone);
  return { phone, stale: today !== phone, hashes: others.map(hashAddress) };
}

async function gatherAll(all: Numbered[], hashAddress: (e164: string) => string): Promise<number> {
  const listed = await SuppressionModel.distinct('_id', { _id: { $in: all.flatMap(({ hashes }) => hashes) } });
  const found = new Set(listed);
  const mended = all.filter(({ stale, hashes }) => stale || hashes.some((hash) => found.has(hash)));
  for (const { phone } of mended) await gatherNumber(phone, hashAddress);
  return mended.length;
}
