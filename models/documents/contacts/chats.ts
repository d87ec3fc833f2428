import { addressOf } from '../../domain/addresses.ts';
import { chatChannels, type ChatChannel } from '../../domain/message.ts';
import { lookAgainAt } from '../segments/look.ts';
import { ContactModel, type Contact } from './contact.ts';

/** What is known of the chats of a contact; callers do not tell it, so it stays when they write the contact whole. */
export const ofChats = [
  ...chatChannels.flatMap((channel) => [addressOf(channel).field, addressOf(channel).hash]),
  'chatHandle',
] as const;

const alive = { erasedAt: { $exists: false } };

/** Keeps what links to chats name a contact by, so that it is found when one is opened. */
export async function keepHandle(contactId: string, chatHandle: string): Promise<void> {
  await ContactModel.updateOne({ _id: contactId, ...alive }, { $set: { chatHandle } });
}

/** A chat, by its id and the keyed hash of it. */
export interface Chat {
  channel: ChatChannel;
  id: string;
  hash: string;
}

/** The contact that a link names; undefined where there is none, or it was erased. */
export async function contactOfHandle(chatHandle: string): Promise<Contact | undefined> {
  return (await ContactModel.findOne({ chatHandle, ...alive }).lean()) ?? undefined;
}

/**
 * Connects a chat with a contact, and with nobody else any more. May be repeated.
 *
 * @returns the contact; undefined where it was erased since
 */
export async function linkChat(contactId: string, { channel, id, hash }: Chat): Promise<Contact | undefined> {
  const fields = addressOf(channel);
  await ContactModel.updateMany(
    { [fields.hash]: hash, _id: { $ne: contactId } },
    { $unset: { [fields.field]: 1, [fields.hash]: 1 } },
  );
  const linked = await ContactModel.findOneAndUpdate(
    { _id: contactId, ...alive },
    { $set: { [fields.field]: id, [fields.hash]: hash, updatedAt: new Date() } },
    { returnDocument: 'after' },
  ).lean();
  lookAgainAt(contactId);
  return linked ?? undefined;
}
