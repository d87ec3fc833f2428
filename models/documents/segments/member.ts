import { model } from 'mongoose';
import { encodeId } from '../../domain/encode.ts';
import { collection } from '../collection.ts';
import { indexOwing, owingFields, type Owing } from '../owing.ts';

/** A contact who belongs to a watched segment, or has just left it; it owes the event that tells so. */
export interface SegmentMember extends Owing {
  /** `<segment>/<contact>` */
  _id: string;
  segment: string;
  contactId: string;
  /** False from the moment of leaving until that was told. */
  isIn: boolean;
  /** When it has entered or left, as far as that was seen; absent where it belonged before anybody looked. */
  at?: Date;
  /** Of one who has left: since when it had belonged. */
  since?: Date;
}

const schema = collection<SegmentMember>('segment_members', {
  _id: { type: String, required: true },
  segment: { type: String, required: true },
  contactId: { type: String, required: true },
  isIn: { type: Boolean, required: true },
  at: Date,
  since: Date,
  ...owingFields,
});
schema.index({ segment: 1, contactId: 1 });
schema.index({ contactId: 1 });
indexOwing(schema);

export const SegmentMemberModel = model<SegmentMember>('SegmentMember', schema);

export function memberId(segment: string, contactId: string): string {
  return `${segment}/${encodeId(contactId)}`;
}
