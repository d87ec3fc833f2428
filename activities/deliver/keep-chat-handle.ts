import type { ChatLinks } from '../../models/domain/chat-links.ts';
import { keepHandle } from '../../models/documents/contacts/chats.ts';

/** A link to a chat in a text leads back to its reader, so what names the reader in it is kept before it leaves. */
export async function keepChatHandle(
  { handleOf, linksOf }: Pick<ChatLinks, 'handleOf' | 'linksOf'>,
  contactId: string,
  text: string,
  now: Date,
): Promise<void> {
  if (linksOf(contactId, now).some(({ url }) => text.includes(url))) await keepHandle(contactId, handleOf(contactId));
}
