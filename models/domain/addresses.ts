import { mailboxHealth, numberHealth, type Health } from './address-health.ts';
import { emailKey } from './email-address.ts';
import type { Channel, ChatChannel } from './message.ts';

/** A kind of address that contacts have, and what holds for all of its kind. */
export interface AddressKind {
  /** The field of a contact that holds it. */
  field: 'phone' | 'email' | ChatChannel | 'push';
  /** The field of a contact that holds its keyed hash. */
  hash: 'addressHash' | 'emailHash' | `${ChatChannel}Hash` | 'pushHash';
  /** What is hashed: the same for every spelling of one address. */
  keyOf: (address: string) => string;
  /** It is a number of a numbering plan: it tells a country, and has several spellings. */
  isNumber: boolean;
  /** It may pass to another person, who has agreed to nothing: a consent is to this very address. */
  bindsConsent: boolean;
  /** What its messages tell of it; absent where they tell nothing. */
  health?: Health;
}

/** A kind that callers tell of a contact; of a chat its messenger tells. */
export interface ToldKind extends AddressKind {
  field: 'phone' | 'email';
  hash: 'addressHash' | 'emailHash';
}

const phone: ToldKind = {
  field: 'phone',
  hash: 'addressHash',
  keyOf: (e164) => e164,
  isNumber: true,
  bindsConsent: true,
  health: numberHealth,
};

/** A mailbox that is free again is seldom given to somebody else. */
const email: ToldKind = {
  field: 'email',
  hash: 'emailHash',
  keyOf: emailKey,
  isNumber: false,
  bindsConsent: false,
  health: mailboxHealth,
};

/** The id of a chat, which is that of a person's account for as long as there is one. Other messengers have the same ids. */
function chatIn(channel: ChatChannel): AddressKind {
  return {
    field: channel,
    hash: `${channel}Hash`,
    keyOf: (id) => `${channel}:${id}`,
    isNumber: false,
    bindsConsent: false,
  };
}

const [telegram, max] = [chatIn('telegram'), chatIn('max')];

/**
 * The id of the contact, whose devices come and go: what was ended on one of them is ended on all. That it has any stands
 * in `push` for as long as it has.
 */
const devices: AddressKind = {
  field: 'push',
  hash: 'pushHash',
  keyOf: (contactId) => `push:${contactId}`,
  isNumber: false,
  bindsConsent: false,
};

export const toldKinds: readonly ToldKind[] = [phone, email];

/** Every kind of address, that of an SMS first. */
export const addressKinds: readonly AddressKind[] = [...toldKinds, telegram, max, devices];

/** What each channel writes to. That by which no text leaves yet is judged by what is known of the number. */
const kindByChannel: Readonly<Record<Channel, AddressKind>> = {
  sms: phone,
  email,
  telegram,
  max,
  whatsapp: phone,
  push: devices,
};

/** The kind of address that a channel writes to. */
export function addressOf(channel: Channel): AddressKind {
  return kindByChannel[channel];
}
