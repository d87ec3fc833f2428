import type { TextChannel } from '../message.ts';
import { longestText } from './preflight.ts';

/**
 * Characters of the words of a text with its values, by the way that it takes.
 *
 * Of a chat: https://core.telegram.org/bots/api#sendmessage, https://dev.max.ru/docs-api/methods/POST/messages. Of a
 * notification: devices show less than half of it, and what a service takes is 4096 octets in all, of which characters have
 * up to four in UTF-8: https://firebase.google.com/docs/cloud-messaging/customize-messages/set-message-type, RFC 8030, 7.2.
 */
export const longestWords: Readonly<Record<TextChannel, number>> = {
  sms: longestText,
  email: 20_000,
  telegram: 4_096,
  max: 4_000,
  push: 600,
};

/** Parts that an SMS may cost where its text does not say how many. */
export const usualParts = 3;

/**
 * Characters of the line above the words with its values. Mail programs show less than half of a subject of this length, and
 * RFC 5322, 2.1.1 lets a line have 998 octets; devices show less than half of such a title.
 */
export const longestHeadline = { email: 200, push: 100 } as const;
