import { addressOf, type AddressKind } from '../../../models/domain/addresses.ts';
import { usualChannel } from '../../../models/domain/deliveries/usual-channel.ts';
import { spellingsOfNumber } from '../../../models/domain/numbers/phone-number.ts';
import { gatherNumber } from '../../../models/documents/across/number-spellings.ts';
import type { ReplyDocument } from '../../../models/documents/reply.ts';
import { senderNumber } from './sender-number.ts';

/** Where a reply came from. */
export interface Sender {
  /** The field of contacts that has it. */
  field: AddressKind['field'];
  address: string;
  /** Its keyed hash. */
  addressHash: string;
  /** Those of all its spellings. */
  hashes: string[];
}

/** Reads where a reply came from, a number under today's spelling; undefined where it is no longer kept. */
export async function senderOf(
  { from, channel = usualChannel }: Pick<ReplyDocument, 'from' | 'channel'>,
  hashAddress: (address: string) => string,
): Promise<Sender | undefined> {
  if (!from) return undefined;
  const { field, keyOf, isNumber } = addressOf(channel);
  if (!isNumber) {
    const addressHash = hashAddress(keyOf(from));
    return { field, address: from, addressHash, hashes: [addressHash] };
  }
  const number = await senderNumber(from);
  await gatherNumber(number, hashAddress);
  return {
    field,
    address: number,
    addressHash: hashAddress(number),
    hashes: spellingsOfNumber(number).map(hashAddress),
  };
}
