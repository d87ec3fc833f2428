import { defined } from '../../../models/domain/defined.ts';
import { encodeId } from '../../../models/domain/encode.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { ReplyModel, type ReplyDocument } from '../../../models/documents/reply.ts';

/** Keeps with those whose chat becomes another contact's that it does, without the chat. May be repeated. */
export async function tellFormerOwners(
  { _id, route, channel, at, receivedAt }: ReplyDocument,
  owners: readonly Contact[],
): Promise<void> {
  for (const { _id: contactId } of owners) {
    const row = defined<ReplyDocument>({
      _id: `${_id} ${encodeId(contactId)}`,
      route,
      contactId,
      channel,
      at,
      receivedAt,
      handling: 'chat-moved',
      attempts: 0,
    });
    await ReplyModel.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
  }
}
