import { chatsLinkedIn, type ChatLinks } from '../../models/domain/chat-links.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { keepHandle } from '../../models/documents/contacts/chats.ts';

/** A link to a chat in a text leads back to its reader, so what names the reader in it is kept before it leaves. */
export async function keepChatHandle(
  { handleOf }: Pick<ChatLinks, 'handleOf'>,
  contactId: string,
  message: MessageDefinition,
): Promise<void> {
  if (chatsLinkedIn(message).length > 0) await keepHandle(contactId, handleOf(contactId));
}
