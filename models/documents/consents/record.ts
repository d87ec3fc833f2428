import { randomBytes, randomUUID } from 'node:crypto';
import { model } from 'mongoose';
import { addressKinds, addressOf } from '../../domain/addresses.ts';
import type { ConsentRecord } from '../../domain/consent/consent.ts';
import { evidenceOf } from '../../domain/consent/consent-evidence.ts';
import type { ConsentInput, Wording } from '../../domain/consent/consent-input.ts';
import { isDuplicateKey } from '../connect.ts';
import { chainHashOf, evidenceHashOf, wordingHashOf } from './chain.ts';
import { hashFields, type AddressHashes } from '../contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../contacts/contact.ts';
import { clearHealth } from '../contacts/address-health.ts';
import { liftOptOut } from '../suppression.ts';
import { collection } from '../collection.ts';
import { lookAgainAt } from '../segments/look.ts';

/** One act with its evidence: appended, never changed, and chained to the one before it. */
export interface ConsentDocument extends Omit<ConsentInput, 'at' | 'expiresAt' | 'wording' | 'source'> {
  _id: string;
  contactId: string;
  /** Place in the contact's chain, from 1. */
  seq: number;
  /** `hash` of the record before; empty for the first. */
  prevHash: string;
  hash: string;
  at: Date;
  expiresAt?: Date | undefined;
  recordedAt: Date;
  /** Absent once the contact is erased. */
  source?: string | undefined;
  /** How its hashes are made: 2 keeps source, actor and request id out of the chain; absent in older records. */
  form?: 2 | undefined;
  wording?: (Wording & { hash: string }) | undefined;
  /** Keyed hash of the number it was given for. */
  addressHash?: string | undefined;
  salt?: string | undefined;
  /** Stays when what it is made of is erased. */
  evidenceHash?: string | undefined;
}

/** The latest record, as the contact itself remembers it. */
export interface ConsentHead {
  seq: number;
  hash: string;
}

const schema = collection<ConsentDocument>('consents', {
  _id: { type: String, required: true },
  contactId: { type: String, required: true },
  seq: { type: Number, required: true },
  // Mongoose takes an empty text for an absent one, and the first record has it.
  prevHash: { type: String, default: '' },
  hash: { type: String, required: true },
  action: { type: String, required: true },
  purpose: { type: String, required: true },
  brand: { type: String, required: true },
  channel: { type: String, required: true },
  at: { type: Date, required: true },
  recordedAt: { type: Date, required: true },
  zone: String,
  expiresAt: Date,
  basis: String,
  wording: {
    type: {
      text: { type: String, required: true },
      version: { type: String, required: true },
      language: { type: String, required: true },
      hash: { type: String, required: true },
    },
    _id: false,
  },
  method: String,
  source: String,
  actor: String,
  requestId: String,
  evidenceHash: String,
  form: Number,
  proof: String,
  ip: String,
  userAgent: String,
  addressHash: String,
  salt: String,
});
schema.index({ contactId: 1, seq: 1 }, { unique: true });
schema.index({ contactId: 1, at: -1, _id: -1 });

export const ConsentModel = model<ConsentDocument>('Consent', schema);

/** What the standing state is derived from, in the order of the chain; only what was recorded by `until`, if given. */
export async function standingRecords(contactId: string, until?: Date): Promise<ConsentRecord[]> {
  return ConsentModel.find({ contactId, ...(until ? { recordedAt: { $lte: until } } : {}) })
    .sort({ seq: 1 })
    .select('seq action purpose brand channel at expiresAt method addressHash basis wording.version proof')
    .lean();
}

/** An act to append; one with an `_id` is appended once, however often it is tried. */
export type NewConsent = Omit<ConsentInput, 'at' | 'expiresAt'> & {
  _id?: string;
  at?: Date | undefined;
  expiresAt?: Date | undefined;
  /** The number it was given for, where that is not the contact's own: a grant that is given back keeps its number. */
  givenFor?: Pick<ConsentDocument, 'addressHash'>;
};

/**
 * Appends a record to a contact's chain, the only way to do so. Two at once compete for the next place by the unique
 * index, and the loser tries the next one. A grant with evidence also lifts the earlier opt-out of the address, since the
 * person has spoken anew. Returns the record, the earlier one where this `_id` was appended before.
 */
export async function appendConsent(contactId: string, { _id, ...act }: NewConsent): Promise<ConsentDocument> {
  const contact = await ContactModel.findById(contactId)
    .select(['timeZone', ...hashFields])
    .lean();
  const content = contentOf(act, contact, new Date());
  for (;;) {
    const known = _id === undefined ? null : await ConsentModel.findById(_id).lean();
    const row = known ?? (await insertNext({ _id: _id ?? randomUUID(), contactId, ...content }));
    if (!row) continue;
    await remember(row);
    const speaksAnew = row.action === 'grant' && row.method !== 'import' && row.purpose !== 'personal-data';
    if (speaksAnew) await clearHealth(contactId, row.channel);
    const shown = evidenceOf(row).evidence !== 'none';
    if (speaksAnew && shown) for (const hash of reachedBy(row, contact)) await liftOptOut(hash, row.at);
    lookAgainAt(contactId);
    return row;
  }
}

/** The addresses to which a channel writes, by their hashes. */
function reachedBy({ channel }: Pick<ConsentDocument, 'channel'>, contact: AddressHashes | null): string[] {
  const kinds = channel === '*' ? addressKinds : [addressOf(channel)];
  return kinds.flatMap(({ hash }) => contact?.[hash] ?? []);
}

type Content = Omit<ConsentDocument, '_id' | 'contactId' | 'seq' | 'prevHash' | 'hash'>;

/** The record without its place. A clock that runs ahead must not put an act behind those that follow it. */
export function contentOf(
  { at, wording, zone, givenFor, ...act }: Omit<NewConsent, '_id'>,
  contact: Pick<Contact, 'addressHash' | 'timeZone'> | null,
  recordedAt: Date,
): Content {
  const content: Content = {
    ...act,
    form: 2,
    at: at && at < recordedAt ? at : recordedAt,
    recordedAt,
    zone: zone ?? contact?.timeZone,
    ...(wording ? { wording: { ...wording, hash: wordingHashOf(wording.text) } } : {}),
    addressHash: (givenFor ?? contact)?.addressHash,
    salt: randomBytes(16).toString('base64url'),
  };
  content.evidenceHash = evidenceHashOf(content);
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) as unknown as Content;
}

/** The place after the latest record, free when this is asked. */
export async function nextPosition(contactId: string): Promise<Pick<ConsentDocument, 'seq' | 'prevHash'>> {
  const last = await ConsentModel.findOne({ contactId, seq: { $gt: 0 } })
    .sort({ seq: -1 })
    .select('seq hash')
    .lean();
  return { seq: (last?.seq ?? 0) + 1, prevHash: last?.hash ?? '' };
}

/** Takes the next place of the chain; undefined when somebody else took it, or the id, in the same moment. */
async function insertNext(content: Content & { _id: string; contactId: string }): Promise<ConsentDocument | undefined> {
  const placed = { ...content, ...(await nextPosition(content.contactId)) };
  const row = { ...placed, hash: chainHashOf(placed) };
  try {
    await ConsentModel.create(row);
    return row;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

/** Lets the contact remember its latest record, so that a chain cut short shows; never moves back. */
export async function remember({ contactId, seq, hash }: ConsentDocument): Promise<void> {
  const behind = { $or: [{ 'consentHead.seq': { $lt: seq } }, { consentHead: { $exists: false } }] };
  await ContactModel.updateOne({ _id: contactId, ...behind }, { $set: { consentHead: { seq, hash } } });
}
