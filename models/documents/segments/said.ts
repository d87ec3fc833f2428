import type { ConsentRecord } from '../../domain/consent/consent.ts';
import { addressOf } from '../../domain/addresses.ts';
import { channels } from '../../domain/message.ts';
import type { Said } from '../../domain/segments/consents.ts';
import { ConsentModel } from '../consents/record.ts';
import { hashesOf, type AddressHashes } from '../contacts/address-hashes.ts';
import type { Ids } from './filter.ts';
import { SuppressionModel } from '../suppression.ts';
import { grouped } from '../../domain/segments/grouped.ts';

type Speaker = AddressHashes & { _id: string; optingOut?: string };

/** What these contacts have said about texts, by their ids. */
export async function readSaid(contacts: readonly Speaker[], whose: Ids): Promise<Map<string, Said>> {
  const [rows, listed] = await Promise.all([
    ConsentModel.find({ contactId: whose })
      .sort({ contactId: 1, seq: 1 })
      .select('contactId seq action purpose brand channel at expiresAt method')
      .lean(),
    SuppressionModel.find({ _id: { $in: contacts.flatMap(hashesOf) }, reason: { $ne: 'matter' } })
      .select('_id')
      .lean(),
  ]);
  const consents = grouped(rows, ({ contactId }) => contactId);
  const hashes = new Set(listed.map(({ _id }) => _id));
  return new Map(
    contacts.map((contact) => {
      const ended = channels.filter((channel) => {
        const hash = contact[addressOf(channel).hash];
        // Whoever is opting out has ended all; the rest of it is being written.
        return contact.optingOut !== undefined || (hash !== undefined && hashes.has(hash));
      });
      const records: readonly ConsentRecord[] = consents.get(contact._id) ?? [];
      return [contact._id, { consents: records, ended }];
    }),
  );
}
