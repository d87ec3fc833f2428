import { chatChannels, headlineOf, type ChatChannel, type MessageDefinition } from './message.ts';

/** A link by which a contact opens a chat with us. */
interface ChatLink {
  channel: ChatChannel;
  url: string;
  /** Later it connects nobody any more. */
  expiresAt: Date;
}

/** Links by which a person opens a chat and is known there, derived from the master key. */
export interface ChatLinks {
  /** What names a contact in links: ids are the callers' own, may be personal, and may be long. */
  handleOf: (contactId: string) => string;
  /** One for each messenger that a route serves. */
  linksOf: (contactId: string, now: Date) => ChatLink[];
  /** The handle that a token names; undefined when nobody here made it, or not for this time. */
  handleIn: (token: string, at: Date) => string | undefined;
}

/** The value by which a text has the link to a chat, as in `{{telegramUrl}}`. */
export function chatUrlName(channel: ChatChannel): `${ChatChannel}Url` {
  return `${channel}Url`;
}

/** The words of a text that values stand in. */
type Worded = Pick<MessageDefinition, 'text' | 'subject' | 'title' | 'opens'>;

/** The messengers to whose chats a text, in any language, has a link. */
export function chatsLinkedIn(message: Worded): ChatChannel[] {
  return chatChannels.filter((channel) => names(message, chatUrlName(channel)));
}

/** Whether a text, in any language, has a value of this name. */
function names(message: Worded, value: string): boolean {
  const named = new RegExp(`\\{\\{[^}]*\\b${value}\\b`);
  const { text, opens = '' } = message;
  return [...Object.values(text), ...Object.values(headlineOf(message) ?? {}), opens].some((words) =>
    named.test(words),
  );
}
