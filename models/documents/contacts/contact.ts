import { model } from 'mongoose';
import type { Reach } from '../../domain/consent/suppression.ts';
import type { Absence, AddressState } from '../../domain/address-health.ts';
import type { Device } from '../../domain/device.ts';
import { reachFields } from '../reach.ts';
import { asGiven, collection } from '../collection.ts';
import { hashFields } from './address-hashes.ts';

/** A person. An erased contact keeps its id and nothing else, so that late events are refused rather than revived. */
export interface Contact {
  _id: string;
  phone?: string;
  /** As it was written. */
  phoneRaw?: string;
  /** By the numbering plan: MOBILE, FIXED_LINE_OR_MOBILE … */
  phoneType?: string;
  email?: string;
  /** Marketing to such a number stops. */
  numberState?: AddressState;
  numberStateAt?: Date;
  /** Messages that found nobody since the last that was delivered. */
  absences?: Absence[];
  /** The same of the e-mail address. */
  emailState?: AddressState;
  emailStateAt?: Date;
  emailAbsences?: Absence[];
  /** Keyed hash of the phone: the key of the suppression list. */
  addressHash?: string;
  /** Keyed hash of the e-mail address, the same for all of its spellings. */
  emailHash?: string;
  /** The chat with our bot, by its id; set by the person who opens it with a link of ours. */
  telegram?: string;
  telegramHash?: string;
  max?: string;
  maxHash?: string;
  /** What shows notifications, each with nobody else; told by the apps and pages that the person uses. */
  devices?: Device[];
  /** Keyed hash that stands for all its devices, those to come as well; absent while it never had one. */
  pushHash?: string;
  /** By which the links to chats name it; absent while none was made. */
  chatHandle?: string;
  /** The lists that it is on, by name. */
  lists?: string[];
  /** That of the number, or as it was stated where there is no number. */
  country?: string;
  /** As it was stated, whatever the number says; absent on old rows. */
  statedCountry?: string;
  /** ISO 3166-2. */
  region?: string;
  timeZone?: string;
  locale?: string;
  /** A reply that looks like a refusal waits for a person; until then no marketing. */
  marketingPausedAt?: Date;
  /** Keyed hash of the number that the reply came from; absent on old rows. */
  pausedNumber?: string;
  /** The opt-out of the person whose withdrawal of consents is not written yet. */
  optingOut?: string;
  /** What the person has ended beyond marketing, at whatever number. */
  ended?: Reach;
  attributes: Record<string, string | number | boolean>;
  createdAt: Date;
  /** The import that created it, so that one which was cut off counts it once. */
  createdBy?: string;
  updatedAt: Date;
  /** The time of what is known: when it was saved, or when the event happened that brought it. Absent on old rows. */
  asOf?: Date;
  /** When each field was told, since the contact was last written whole; nested as in `attributes.tier`. */
  toldAt?: Record<string, Date | Record<string, Date>>;
  /** When it was last written whole; long ago for those who were never. Absent on old rows. */
  wholeAsOf?: Date;
  erasedAt?: Date;
  /** Set until a second pass has removed what was under way when the erasure began. */
  erasing?: true;
  /** The latest consent record, kept here so that a chain cut short shows; stays after erasure. */
  consentHead?: { seq: number; hash: string };
}

const schema = collection<Contact>('contacts', {
  _id: { type: String, required: true },
  phone: String,
  phoneRaw: String,
  phoneType: String,
  email: String,
  numberState: String,
  numberStateAt: Date,
  absences: { type: asGiven, default: undefined },
  emailState: String,
  emailStateAt: Date,
  emailAbsences: { type: asGiven, default: undefined },
  addressHash: String,
  emailHash: String,
  telegram: String,
  telegramHash: String,
  max: String,
  maxHash: String,
  chatHandle: String,
  lists: { type: [String], default: undefined },
  devices: { type: asGiven, default: undefined },
  pushHash: String,
  country: String,
  statedCountry: String,
  region: String,
  timeZone: String,
  locale: String,
  optingOut: String,
  marketingPausedAt: Date,
  pausedNumber: String,
  ended: { type: reachFields, _id: false },
  attributes: { type: asGiven, default: {} },
  createdAt: { type: Date, required: true },
  createdBy: String,
  updatedAt: { type: Date, required: true },
  asOf: Date,
  toldAt: { type: asGiven, default: undefined },
  wholeAsOf: Date,
  erasedAt: Date,
  erasing: Boolean,
  consentHead: { type: { seq: { type: Number, required: true }, hash: { type: String, required: true } }, _id: false },
});
schema.index({ createdAt: -1, _id: -1 });
schema.index({ country: 1, createdAt: -1, _id: -1 });
for (const state of ['numberState', 'emailState'] as const) {
  const marked = { partialFilterExpression: { [state]: { $exists: true } } };
  schema.index({ [state]: 1, createdAt: -1, _id: -1 }, marked);
}
schema.index({ 'attributes.$**': 1 });
schema.index({ phone: 1, updatedAt: -1 });
for (const field of [...hashFields, 'chatHandle'] as const) schema.index({ [field]: 1 }, { sparse: true });
// A device that two people had would show to one what is meant for the other.
schema.index({ 'devices.id': 1 }, { unique: true, partialFilterExpression: { 'devices.id': { $exists: true } } });
schema.index({ lists: 1, _id: 1 });
schema.index({ pausedNumber: 1 }, { sparse: true });
schema.index({ optingOut: 1 }, { sparse: true });
schema.index({ erasing: 1 }, { partialFilterExpression: { erasing: true } });

export const ContactModel = model<Contact>('Contact', schema);
