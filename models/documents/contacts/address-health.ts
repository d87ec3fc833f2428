import { isStale, numberHealth, type Absence, type AddressState, type Health } from '../../domain/address-health.ts';
import { addressKinds, addressOf, type AddressKind } from '../../domain/addresses.ts';
import type { Channel } from '../../domain/message.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { ReceiptDocument } from '../deliveries/receipt.ts';
import type { AddressHashes } from './address-hashes.ts';
import { lookAgainAt } from '../segments/look.ts';
import { ContactModel, type Contact } from './contact.ts';

/** What is known of addresses by their messages; another address of the contact has none of it. */
export function healthFields(...kinds: readonly Pick<AddressKind, 'health'>[]): (keyof Contact)[] {
  return kinds.flatMap(({ health }) => (health ? [health.state, health.stateAt, health.absences] : []));
}

/** So many absences are remembered; the first and the latest decide. */
const remembered = 10;

/**
 * Takes what a receipt, or a refusal, says of the address itself: nobody there, no such address, or delivered, which
 * forgives all before it. Of an address that the contact no longer has it says nothing.
 */
export async function noteReachability(
  { _id: deliveryId, contactId, addressHash, channel }: Pick<Delivery, '_id' | 'contactId' | 'addressHash' | 'channel'>,
  { status, at, errorCode = '' }: Pick<ReceiptDocument, 'status' | 'at' | 'errorCode'>,
): Promise<void> {
  const { hash, health } = addressOf(channel);
  if (!health) return;
  const owner = { _id: contactId, ...(addressHash === undefined ? {} : { [hash]: addressHash }) };
  if (status === 'delivered' || status === 'read') return forgive(owner, health, at);
  if (status !== 'undeliverable') return;
  const verdict = health.says(errorCode);
  if (verdict === 'gone') await mark(owner, health, 'unreachable');
  if (verdict === 'absent') await noteAbsence(owner, health, { deliveryId, at });
}

/** A contact while it has the address that a message went to. */
type Owner = { _id: string } & AddressHashes;

async function noteAbsence(owner: Owner, health: Health, absence: Absence): Promise<void> {
  const { absences } = health;
  const contact = await ContactModel.findOneAndUpdate(
    { ...owner, erasedAt: { $exists: false }, [`${absences}.deliveryId`]: { $ne: absence.deliveryId } },
    { $push: { [absences]: { $each: [absence], $sort: { at: 1 } } } },
    { returnDocument: 'after' },
  )
    .select<Pick<Contact, 'absences' | 'emailAbsences'>>(absences)
    .lean();
  const all = contact?.[absences] ?? [];
  if (all.length > remembered) {
    const [first, ...rest] = all;
    await ContactModel.updateOne(owner, { $set: { [absences]: [first, ...rest.slice(1 - remembered)] } });
  }
  if (isStale(all)) await mark(owner, health, 'stale');
}

/** What was delivered after an absence shows that somebody is there. */
async function forgive(owner: Owner, { state, stateAt, absences }: Health, at: Date): Promise<void> {
  const absent = { [`${absences}.at`]: { $lte: at } };
  const marked = { [state]: { $exists: true }, [stateAt]: { $lte: at } };
  // Nearly every address has nothing to forgive, and a read is cheaper than two writes.
  if (!(await ContactModel.exists({ ...owner, $or: [absent, marked] }))) return;
  await ContactModel.updateOne({ ...owner, ...absent }, { $pull: { [absences]: { at: { $lte: at } } } });
  await ContactModel.updateOne({ ...owner, ...marked }, { $unset: { [state]: 1, [stateAt]: 1 } });
  lookAgainAt(owner._id);
}

async function mark(owner: Owner, { state, stateAt }: Health, is: AddressState): Promise<void> {
  await ContactModel.updateOne(
    { ...owner, erasedAt: { $exists: false } },
    { $set: { [state]: is, [stateAt]: new Date() } },
  );
  lookAgainAt(owner._id);
}

/** Marks the number of a contact; marketing to it stops until a new consent, another number, or a delivery. */
export async function setNumberState(contactId: string, numberState: AddressState): Promise<void> {
  await mark({ _id: contactId }, numberHealth, numberState);
}

/** What was told of an address before a new consent no longer counts. @param channel to which the consent is, or `*` */
export async function clearHealth(contactId: string, channel: Channel | '*'): Promise<void> {
  const known = healthFields(...(channel === '*' ? addressKinds : [addressOf(channel)]));
  await ContactModel.updateOne({ _id: contactId }, { $unset: Object.fromEntries(known.map((name) => [name, 1])) });
}
