import type { Channel } from '../message.ts';

/** The channel where none is named: of a text, a consent, a reply. */
export const usualChannel: Channel & 'sms' = 'sms';
