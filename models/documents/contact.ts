import { Schema, model } from 'mongoose';

/** A person. An erased contact keeps its id and nothing else, so that late events are refused rather than revived. */
export interface Contact {
  _id: string;
  phone?: string;
  /** Keyed hash of the phone: the key of the suppression list. */
  addressHash?: string;
  country?: string;
  /** ISO 3166-2. */
  region?: string;
  timeZone?: string;
  locale?: string;
  /** A reply that looks like a refusal waits for a person; until then no marketing. */
  marketingPausedAt?: Date;
  attributes: Record<string, string | number | boolean>;
  createdAt: Date;
  updatedAt: Date;
  erasedAt?: Date;
  /** Set until a second pass has removed what was under way when the erasure began. */
  erasing?: true;
  /** The latest consent record, kept here so that a chain cut short shows; stays after erasure. */
  consentHead?: { seq: number; hash: string };
}

const schema = new Schema<Contact>(
  {
    _id: { type: String, required: true },
    phone: String,
    addressHash: String,
    country: String,
    region: String,
    timeZone: String,
    locale: String,
    marketingPausedAt: Date,
    attributes: { type: Schema.Types.Mixed, default: {} },
    createdAt: Date,
    updatedAt: Date,
    erasedAt: Date,
    erasing: Boolean,
    consentHead: { type: { seq: Number, hash: String }, _id: false },
  },
  { collection: 'contacts', versionKey: false, minimize: false },
);
schema.index({ phone: 1, updatedAt: -1 });
schema.index({ addressHash: 1 }, { sparse: true });
schema.index({ erasing: 1 }, { partialFilterExpression: { erasing: true } });

export const ContactModel = model<Contact>('Contact', schema);
