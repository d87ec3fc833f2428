import { model } from 'mongoose';
import type { Channel, Kind, Topic } from '../../domain/message.ts';
import type { Money } from '../../domain/money/money.ts';
import type { TrackedLink } from '../../domain/texts/links.ts';
import type { DeliveryState } from '../../domain/deliveries/delivery-state.ts';
import type { ReceiptStatus } from '../../domain/deliveries/provider.ts';
import { inWords, type Reason } from '../../domain/deliveries/reasons.ts';
import { asGiven, collection, type Fields } from '../collection.ts';
import { hashId } from '../hash-id.ts';
import { lookAgainAt } from '../segments/look.ts';

/** One step in a delivery's life, oldest first; what support reads. */
export interface DeliveryStep {
  at: Date;
  state: DeliveryState;
  reason?: Reason;
  /** The gateway's error code; or the rule of the policy that spoke, and when a held message will be tried again. */
  detail?: string;
}

/** Steps as they happened: two processes may write theirs in another order. */
export function inOrderOfTime(steps: readonly DeliveryStep[]): DeliveryStep[] {
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Why a text was not sent, or not yet, in a sentence; undefined where nothing kept it. */
export function becauseOf({ reason, state, steps }: Pick<Delivery, 'reason' | 'state' | 'steps'>): string | undefined {
  const decided = steps.findLast((step) => step.state === state && step.reason === reason);
  return reason && inWords(reason, decided?.detail);
}

/** One row of the ledger: a text to a contact, its state, and the reason. */
export interface Delivery {
  /** Hash of (workflow, starting event, ordinal): the same step can never have two rows. */
  _id: string;
  workflowId: string;
  journey: string;
  contactId: string;
  /** Keyed hash of the address that it goes to: the contact may have another one later. Removed with the contact. */
  addressHash?: string;
  ordinal: number;
  /** The delivery that reached nobody, in whose place it goes. */
  insteadOf?: string;
  message: string;
  kind: Kind;
  purpose?: string;
  brand?: string;
  /** The consent record that allowed it. */
  consent?: { id: string; seq: number };
  channel: Channel;
  state: DeliveryState;
  reason?: Reason;
  /** A held message is tried again at this instant. */
  notBefore?: Date;
  notAfter: Date;
  locale?: string;
  /** Of a letter, as sent; removed with the contact. */
  subject?: string;
  /** Of a notification, as sent, with what a tap opens; removed with the contact. */
  title?: string;
  opens?: string;
  /** The words as sent; removed with the contact. */
  text?: string;
  encoding?: 'gsm7' | 'ucs2';
  parts?: number;
  /** The version of the text: an id of `text_versions`. */
  textVersion?: string;
  /** What its parts cost by the price table; of a text that was handed over. */
  cost?: Money;
  /** What smart encoding or transliteration saved. */
  smartSaved?: { parts: number; cost?: Money };
  /** The period of the journey's budget that pays for it. */
  budget?: string;
  /** The text asks for an answer, so replies may belong to its run. */
  asks?: true;
  /** Its run waits to hear what becomes of it. */
  followed?: true;
  /** A matter with rules of its own. */
  about?: Topic;
  route?: string;
  providerId?: string;
  /** Where its reader was, by the number. */
  country?: string;
  /** Hand-overs begun so far. */
  attempts: number;
  /** Begin of the latest hand-over. */
  attemptedAt?: Date;
  acceptedAt?: Date;
  links?: TrackedLink[];
  /** It had links; they go when the person is erased. */
  linked?: true;
  /** The first click of a person on one of its links. */
  clickedAt?: Date;
  /** The first report that it has arrived, or was read. */
  deliveredAt?: Date;
  /** The first reply of the person to it; neither a reaction, nor what a machine answers, nor an opt-out. */
  repliedAt?: Date;
  /** The first goal that is credited to it. */
  convertedAt?: Date;
  /** The first opt-out of the person after it. */
  optedOutAt?: Date;
  /** The first complaint of the person about it. */
  complainedAt?: Date;
  receipts: { id: string; status: ReceiptStatus; at: Date; errorCode?: string }[];
  steps: DeliveryStep[];
  createdAt: Date;
  /** The time of the latest step. */
  updatedAt: Date;
  /** When anything of the row was written last, by the clock of the database; reports count anew by it. */
  changedAt?: Date;
}

const money: Fields<Money> = { micros: { type: Number, required: true }, currency: { type: String, required: true } };
const schema = collection<Delivery>('deliveries', {
  _id: { type: String, required: true },
  workflowId: { type: String, required: true },
  journey: { type: String, required: true },
  contactId: { type: String, required: true },
  addressHash: String,
  ordinal: { type: Number, required: true },
  insteadOf: String,
  message: { type: String, required: true },
  kind: { type: String, required: true },
  purpose: String,
  brand: String,
  consent: { type: { id: { type: String, required: true }, seq: { type: Number, required: true } }, _id: false },
  channel: { type: String, required: true },
  state: { type: String, required: true },
  reason: String,
  notBefore: Date,
  notAfter: { type: Date, required: true },
  locale: String,
  subject: String,
  title: String,
  opens: String,
  text: String,
  encoding: String,
  parts: Number,
  textVersion: String,
  cost: { type: money, _id: false },
  smartSaved: { type: { parts: { type: Number, required: true }, cost: { type: money, _id: false } }, _id: false },
  budget: String,
  asks: Boolean,
  followed: Boolean,
  about: String,
  route: String,
  providerId: String,
  country: String,
  attempts: { type: Number, default: 0 },
  attemptedAt: Date,
  acceptedAt: Date,
  links: { type: asGiven, default: undefined },
  linked: Boolean,
  clickedAt: Date,
  deliveredAt: Date,
  repliedAt: Date,
  convertedAt: Date,
  optedOutAt: Date,
  complainedAt: Date,
  receipts: { type: asGiven, default: [] },
  steps: { type: asGiven, default: [] },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  changedAt: Date,
});
schema.pre(['updateOne', 'updateMany', 'findOneAndUpdate'], function () {
  const update = this.getUpdate();
  if (Array.isArray(update)) throw new Error('a delivery is not updated by a pipeline: reports would not see it');
  this.setUpdate({ ...update, $currentDate: { changedAt: true } });
});
schema.pre('save', function () {
  this.changedAt = new Date();
});
for (const field of ['contactId', 'journey', 'message', 'state', 'reason', 'country', 'workflowId'] as const) {
  schema.index({ [field]: 1, createdAt: -1, _id: -1 });
}
schema.index({ createdAt: -1, _id: -1 });
schema.index({ changedAt: 1, journey: 1, createdAt: 1 });
schema.index({ contactId: 1, updatedAt: -1, _id: -1 });
schema.index({ route: 1, providerId: 1 }, { unique: true, partialFilterExpression: { providerId: { $exists: true } } });
schema.index({ 'links.code': 1 }, { unique: true, partialFilterExpression: { 'links.code': { $exists: true } } });
schema.index({ addressHash: 1, attemptedAt: -1 }, { partialFilterExpression: { attemptedAt: { $exists: true } } });
schema.index({ route: 1, attemptedAt: -1 }, { partialFilterExpression: { attemptedAt: { $exists: true } } });
schema.index({ contactId: 1, attemptedAt: -1 }, { partialFilterExpression: { asks: true } });

export const DeliveryModel = model<Delivery>('Delivery', schema);

/** What a person does after a message, and when first. */
export type Outcome = 'clickedAt' | 'repliedAt' | 'convertedAt' | 'optedOutAt' | 'complainedAt';

/** Writes when something first came of a delivery: the earliest time that is told, however often and in whatever order. */
export async function stampOutcome(_id: string, outcome: Outcome, at: Date): Promise<void> {
  const stamped = await DeliveryModel.findOneAndUpdate(
    { _id },
    { $min: { [outcome]: at } },
    { projection: { contactId: 1 } },
  ).lean();
  if (stamped) lookAgainAt(stamped.contactId);
}

/** Lets reports count a delivery anew, of which something is written elsewhere now. */
export async function noteChangeOf(_id: string): Promise<void> {
  await DeliveryModel.updateOne({ _id }, { $currentDate: { changedAt: true } });
}

/** What names one step of one run. */
interface Step {
  workflowId: string;
  /** The event that began the run, by its `eventKey`. */
  startedBy: string;
  ordinal: number;
}

/** The ledger key: the same step of the same run always has the same id, whoever computes it. */
export function deliveryIdOf({ workflowId, startedBy, ordinal }: Step): string {
  return hashId(`${workflowId}\n${startedBy}\n${ordinal}`);
}
