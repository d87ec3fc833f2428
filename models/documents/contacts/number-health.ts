import { isStale, saysAbsent, type Absence, type NumberState } from '../../domain/numbers/number-health.ts';
import { ContactModel, type Contact } from './contact.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { ReceiptDocument } from '../deliveries/receipt.ts';

/** What is known of a number by its messages; another number has none of it. */
export const ofNumberState = ['numberState', 'numberStateAt', 'absences'] as const satisfies (keyof Contact)[];

/** So many absences are remembered; the first and the latest decide. */
const remembered = 10;

/**
 * Takes what a receipt says of the number itself: nobody there, or delivered, which forgives all before it. Of a number
 * that the contact no longer has it says nothing.
 */
export async function noteReachability(
  { _id: deliveryId, contactId, addressHash }: Pick<Delivery, '_id' | 'contactId' | 'addressHash'>,
  { status, at, errorCode }: Pick<ReceiptDocument, 'status' | 'at' | 'errorCode'>,
): Promise<void> {
  const owner = { _id: contactId, ...(addressHash === undefined ? {} : { addressHash }) };
  if (status === 'delivered' || status === 'read') await forgive(owner, at);
  else if (status === 'undeliverable' && saysAbsent(errorCode)) await noteAbsence(owner, { deliveryId, at });
}

/** A contact while it has the number that a message went to. */
type Owner = { _id: string; addressHash?: string };

async function noteAbsence(owner: Owner, absence: Absence): Promise<void> {
  const contact = await ContactModel.findOneAndUpdate(
    { ...owner, erasedAt: { $exists: false }, 'absences.deliveryId': { $ne: absence.deliveryId } },
    { $push: { absences: { $each: [absence], $sort: { at: 1 } } } },
    { returnDocument: 'after', projection: { absences: 1 } },
  ).lean();
  const all = contact?.absences ?? [];
  if (all.length > remembered) {
    const [first, ...rest] = all;
    await ContactModel.updateOne(owner, { $set: { absences: [first, ...rest.slice(1 - remembered)] } });
  }
  if (isStale(all)) await setNumberState(owner._id, 'stale');
}

/** What was delivered after an absence shows that somebody is there. */
async function forgive(owner: Owner, at: Date): Promise<void> {
  const absent = { 'absences.at': { $lte: at } };
  const marked = { numberState: { $exists: true }, numberStateAt: { $lte: at } };
  // Nearly every number has nothing to forgive, and a read is cheaper than two writes.
  if (!(await ContactModel.exists({ ...owner, $or: [absent, marked] }))) return;
  await ContactModel.updateOne({ ...owner, ...absent }, { $pull: { absences: { at: { $lte: at } } } });
  await ContactModel.updateOne({ ...owner, ...marked }, { $unset: { numberState: 1, numberStateAt: 1 } });
}

/** Marks the number of a contact; marketing to it stops until a new consent, another number, or a delivery. */
export async function setNumberState(contactId: string, numberState: NumberState): Promise<void> {
  await ContactModel.updateOne({ _id: contactId }, { $set: { numberState, numberStateAt: new Date() } });
}

/** What was told of the number before a new consent no longer counts. */
export async function clearNumberState(contactId: string): Promise<void> {
  await ContactModel.updateOne(
    { _id: contactId },
    { $unset: Object.fromEntries(ofNumberState.map((name) => [name, 1])) },
  );
}
