import type { ConsentRecord } from '../../domain/consent/consent.ts';
import { usualChannel } from '../../domain/deliveries/usual-channel.ts';
import { readGateFacts, standOf } from './gate-facts.ts';

/** What a person has ended, as it stands. */
export interface EndedNow {
  marketing: boolean;
  /** Topics, or journeys by their names. */
  matters: string[];
  everything: boolean;
}

/** What has ended for a contact by whatever way, for its number or for the person; undefined where nothing has. */
export async function endedNow(
  contactId: string,
  hashAddress: (e164: string) => string,
): Promise<EndedNow | undefined> {
  const stored = await readGateFacts(contactId, hashAddress, { channel: usualChannel });
  const { suppression, ended } = standOf(stored);
  const everything = ended.everything === true || suppression === 'carrier';
  const marketing = everything || suppression !== undefined || wantsNone(stored.consents);
  const matters = [...new Set(ended.matters)];
  return marketing || matters.length > 0 ? { marketing, matters, everything } : undefined;
}

/** Whoever has no number stands on no list; a later consent to anything brings that back. */
function wantsNone(consents: readonly ConsentRecord[]): boolean {
  const latest = consents.at(-1);
  return latest?.action === 'withdraw' && latest.purpose === '*' && latest.channel === '*' && latest.brand === '*';
}
