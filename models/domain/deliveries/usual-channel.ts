import type { Channel } from '../message.ts';

/** The channel of every text: what is known of a contact is a phone number, and texts do not name a channel yet. */
export const usualChannel: Channel & 'sms' = 'sms';
