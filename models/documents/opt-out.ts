import { model } from 'mongoose';
import type { ConsentMethod } from '../domain/consent/consent.ts';
import type { Channel } from '../domain/message.ts';
import { reachesFurther, type OptOutMethod, type Reach } from '../domain/consent/suppression.ts';
import { hashesOf, hashFields, havingAddress } from './contacts/address-hashes.ts';
import { ContactModel } from './contacts/contact.ts';
import { reachFields, widening } from './reach.ts';
import { suppress } from './suppression.ts';
import { collection } from './collection.ts';
import { indexOwing, owingAfter, owingFields, type Owing, type Unowed } from './owing.ts';

/** Somebody's word that they want no more marketing, until everything that follows from it has been done. */
export interface OptOut extends Reach, Owing {
  /** One per act: a repeated callback is the same row. */
  _id: string;
  by: OptOutMethod;
  /** Keyed hash of the number that opts out; absent where the contact has none. */
  addressHash?: string;
  /** Who acted, where that is known by more than the number. */
  contactId?: string;
  /** The delivery by whose link it was said, or that a report of it is about; absent where nothing names one. */
  deliveryId?: string;
  /** Where it ends no more than advertising by one messenger; absent: all advertising. */
  channel?: Channel;
  /** Where it was said; absent once the contact is erased. */
  source?: string;
  /** How it was said, where `by` does not tell. */
  method?: ConsentMethod;
  /** Who decided or recorded it, by an opaque id; absent: the person. */
  actor?: string;
  /** What shows it; moves into the consent record and is kept there. */
  proof?: string;
  at: Date;
}

const schema = collection<OptOut>('opt_outs', {
  _id: { type: String, required: true },
  by: { type: String, required: true },
  addressHash: String,
  contactId: String,
  deliveryId: String,
  channel: String,
  source: String,
  method: String,
  actor: String,
  proof: String,
  ...reachFields,
  at: { type: Date, required: true },
  ...owingFields,
});
indexOwing(schema);
schema.index({ contactId: 1, at: -1 });

export const OptOutModel = model<OptOut>('OptOut', schema);

/**
 * Stores an opt-out, suppresses the addresses, and marks whoever has them, so that it holds from the next send on in every process,
 * by whatever way that goes. The rest, the evidence and the waking of runs, the row owes until somebody has done it: the api
 * at once, or its sweeper; the mark counts for as long.
 *
 * @param untilMs how long the caller may take for the rest itself before the sweeper does
 */
export async function recordOptOut(act: Unowed<OptOut>, untilMs = 0): Promise<void> {
  const { _id, ...fields } = act;
  const row = { ...fields, ...owingAfter(untilMs) };
  await OptOutModel.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
  await suppressMeant(act);
  if (!act.channel) await ContactModel.updateMany(meantBy(act), { $set: { optingOut: _id } });
  // A person may have no number, or soon another one.
  if (act.contactId && reachesFurther(act))
    await ContactModel.updateOne({ _id: act.contactId }, widening(act, 'ended.'));
}

/**
 * Puts on the list what spoke, and each other address of whoever is meant, since only the list outlives a person's erasure. What an
 * operator refuses is of the number alone, and a blocked bot of its chat. Who has another number by now than the one that spoke
 * keeps that: it may be somebody else's as well, who has said nothing.
 */
export async function suppressMeant(act: Unowed<OptOut>): Promise<void> {
  const { addressHash, by, channel, at } = act;
  const spoke = addressHash ? [addressHash] : [];
  const isOfPerson = by !== 'carrier' && !channel;
  const contacts = isOfPerson ? await ContactModel.find(meantBy(act)).select(hashFields).lean() : [];
  const theirs = contacts.map(hashesOf).filter((hashes) => !addressHash || hashes.includes(addressHash));
  for (const hash of new Set([...spoke, ...theirs.flat()])) await suppress(hash, by, at, act);
}

/** For a query: whoever an opt-out is of, but for those who were erased. */
export function meantBy({ addressHash, contactId }: Pick<OptOut, 'addressHash' | 'contactId'>) {
  const meant = [...(addressHash ? havingAddress(addressHash) : []), ...(contactId ? [{ _id: contactId }] : [])];
  return { $or: meant, erasedAt: { $exists: false } };
}

/** The withdrawals are written, and say from now on what the mark has said. */
export async function forgetMark(id: string): Promise<void> {
  await ContactModel.updateMany({ optingOut: id }, { $unset: { optingOut: 1 } });
}
