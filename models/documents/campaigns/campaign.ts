import { model } from 'mongoose';
import type { Begins, CampaignState } from '../../domain/campaigns/plan.ts';
import type { MessageDefinition } from '../../domain/message.ts';
import type { Condition } from '../../domain/segments/condition.ts';
import { asGiven, collection } from '../collection.ts';
import { indexOwing, owingFields, type Owing } from '../owing.ts';

/** A broadcast: one text to everybody who belongs to an audience when it is frozen. */
export interface Campaign extends Owing {
  /** Its name. */
  _id: string;
  about?: string;
  audience: Condition;
  text: MessageDefinition;
  begins?: Begins;
  /** The offer ends: who has not got it by then gets it no more. */
  endsAt?: Date;
  perSecond: number;
  state: CampaignState;
  createdAt: Date;
  updatedAt: Date;
  startedAt?: Date;
  /** From when on the audience stands, and how many it has. */
  frozenAt?: Date;
  recipients?: number;
  endedAt?: Date;
}

const schema = collection<Campaign>('campaigns', {
  _id: { type: String, required: true },
  about: String,
  audience: { type: asGiven, required: true } as never,
  text: { type: asGiven, required: true } as never,
  begins: asGiven as never,
  endsAt: Date,
  perSecond: { type: Number, required: true },
  state: { type: String, required: true },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
  startedAt: Date,
  frozenAt: Date,
  recipients: Number,
  endedAt: Date,
  ...owingFields,
});
schema.index({ createdAt: -1, _id: -1 });
indexOwing(schema);

export const CampaignModel = model<Campaign>('Campaign', schema);
