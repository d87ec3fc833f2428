import { model } from 'mongoose';
import { isDuplicateKey } from './connect.ts';
import { collection } from './collection.ts';

/** The last answer of one sort that a contact, or one chat, was given, so that a word sent ten times is answered once. */
export interface AutoReply {
  /** `contact answer`, or with the keyed hash of a chat in place of the contact. */
  _id: string;
  /** The reply that it answers. */
  replyId: string;
  at: Date;
}

const schema = collection<AutoReply>('auto_replies', {
  _id: { type: String, required: true },
  replyId: { type: String, required: true },
  at: { type: Date, required: true },
});
schema.index({ at: 1 }, { expireAfterSeconds: 7 * 86_400 });

export const AutoReplyModel = model<AutoReply>('AutoReply', schema);

/** Takes the right to give this answer; false when another reply has had it within `restMs`. */
export async function claimAutoReply(id: string, replyId: string, at: Date, restMs: number): Promise<boolean> {
  const free = { _id: id, $or: [{ replyId }, { at: { $lte: new Date(at.getTime() - restMs) } }] };
  try {
    await AutoReplyModel.updateOne(free, { $set: { replyId, at } }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
