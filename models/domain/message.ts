import type { Duration } from './time/duration.ts';

/** Ways to a person. One has its place in consents and in the law only: no text takes it yet. */
export const channels = ['sms', 'email', 'telegram', 'max', 'whatsapp', 'push'] as const;
export type Channel = (typeof channels)[number];

/** Chats of messengers, which a person opens with a bot: plain words, answered where they stand. */
export const chatChannels = ['telegram', 'max'] as const satisfies readonly Channel[];
export type ChatChannel = (typeof chatChannels)[number];

export function isChatChannel(channel: Channel): channel is ChatChannel {
  return (chatChannels as readonly Channel[]).includes(channel);
}

/** Whether something is of a chat. */
export function isOfChat<T extends { channel: Channel }>(it: T): it is T & { channel: ChatChannel } {
  return isChatChannel(it.channel);
}

/** The ways that a text may take. */
export const textChannels = ['sms', 'email', ...chatChannels, 'push'] as const satisfies readonly Channel[];
export type TextChannel = (typeof textChannels)[number];

/** service: the result of the person's own act, free of promotion. marketing: everything else. */
export const kinds = ['service', 'marketing'] as const;
export type Kind = (typeof kinds)[number];

/** A matter that has rules of its own beside its kind: the recovery of debts. */
export const topics = ['debt'] as const;
export type Topic = (typeof topics)[number];

/** Who goes first under the caps: marketing is low, service normal, and what must not wait is high. */
export type Priority = 'low' | 'normal' | 'high';

/**
 * A value put into a text; money and times are formatted for the reader's locale when the text is rendered. An instant is
 * on the clock of its `zone`, else of the offset that it is written with, else, written as UTC, of its reader.
 * A validity becomes the instant at which it ends, counted from the hand-over and not from when the text was planned.
 * A number to call is given as such, in E.164, since no other value may hold one.
 * Words are given in every language; the topic of a wording and a secret are filled in at the gate, so that the run never
 * holds them.
 */
export type Value = PlainValue | Words;
export type PlainValue = string | number | Sum | Day | Moment | Validity | Callable | Topical | Secret;

// Interfaces, since the compiler would take an object type with fields of text for words in every language.
interface Sum {
  money: number;
  currency: string;
}
interface Day {
  date: string;
}
interface Moment {
  instant: string;
  zone?: string | undefined;
}
interface Validity {
  validFor: Duration;
}
interface Callable {
  phone: string;
}
interface Topical {
  topicOf: string;
}
interface Secret {
  secret: 'code' | 'link';
}
type Words<Locale extends string = string> = Readonly<Record<Locale, string>>;

/** The kinds of values that are told by the name of a field. */
const kindsOfValue = ['money', 'date', 'instant', 'validFor', 'phone', 'topicOf', 'secret'] as const;

/** Words in every language: a value that is of no other kind. */
export function isWords(value: Value): value is Words {
  return typeof value === 'object' && !kindsOfValue.some((kind) => Object.hasOwn(value, kind));
}

/**
 * The text that goes instead where one reaches nobody, and when that is. It is given the same values, and passes the gate
 * for itself.
 */
export type Fallback<Name extends string = string> = {
  /** Its name among the texts of the journey. */
  text: Name;
} & (
  | {
      /** It goes also where no delivery is reported in this time. */
      unlessDeliveredWithin?: Duration;
      ifUndeliverableWithin?: never;
    }
  | {
      /** It goes also where it is reported in this time that nobody got the text. */
      ifUndeliverableWithin?: Duration;
      unlessDeliveredWithin?: never;
    }
);

/** The names that an installation has for its languages, brands and purposes. */
interface Names {
  locale: string;
  brand: string;
  purpose: string;
}

interface TextOptions<Known extends Names> {
  /** The words in every language; `{{orderId}}` is a value that `send` must be given. */
  text: Readonly<Record<Known['locale'], string>>;
  /**
   * `email` makes a letter of it, with a subject; a messenger sends it to the chat that the contact has opened; `push` shows it
   * on the contact's devices, with a title. Default: SMS.
   */
  channel?: TextChannel;
  /** What a letter is about, in every language: one line with values as the words have them. */
  subject?: Readonly<Record<Known['locale'], string>>;
  /** What stands above the words of a notification, in every language: one line with values as the words have them. */
  title?: Readonly<Record<Known['locale'], string>>;
  /** The address that a notification opens: one link, with values as the words have them. Default: the app itself. */
  opens?: string;
  /** In whose name it speaks; the first brand of the installation where none is said. */
  brand?: Known['brand'];
  /** The text asks for an answer: replies of this contact go to the run that sent the latest such text. */
  asks?: true;
  /**
   * It answers what the person has just written, as the confirmation of a STOP does: neither hours nor caps hold it,
   * only a refusal at the carrier does.
   */
  answers?: true;
  /** It is about a consent that was asked for: whoever complained does not get it. */
  invites?: true;
  /** How long the text stays true; later it is not sent any more. Default: 1 day. */
  expiresAfter?: Duration;
  /** Most SMS parts it may cost. Default: 3. */
  maxParts?: number;
  /** Quotes, dashes, spaces and signs may be replaced by GSM-7 look-alikes where that saves a part. */
  smart?: true;
  /** Russian may be written in Latin letters (BGN/PCGN 1947, simplified) where that saves a part. */
  transliterate?: true;
  /** Values to show and count the text with; where given, a placeholder that is not among them is refused. */
  samples?: Record<string, Value>;
  /** False leaves its links as they are: they must still lead where texts may, but nobody learns of clicks. */
  trackLinks?: false;
  /** What it is about, where that has rules of its own. */
  about?: Topic;
  /** What goes instead where it reaches nobody. Default: nothing. */
  fallback?: Fallback;
  /** What happens when a cap has no room: it waits for room, or is given up. Default: `defer`. */
  whenCapped?: 'defer' | 'skip';
}

/** One text of a journey, as its author declares it. The kind belongs to the text, never to the caller. */
export type MessageDefinition<Known extends Names = Names> =
  | (TextOptions<Known> & {
      /** About what the person has bought or asked for; `marketing` is all that sells. */
      kind: 'service';
      /**
       * It answers an act of this moment, as a code does that somebody waits for: no hours hold it, caps do. Only for what the
       * person has just asked for.
       */
      atOnce?: true;
      /** May repeat when an answer was lost. */
      atLeastOnce?: true;
      /** Keeps its place under the caps where other messages must stop. */
      priority?: 'high';
    })
  | (TextOptions<Known> & {
      /** It sells, so it needs a consent to its purpose. */
      kind: 'marketing';
      /** What the consent covers that it needs. */
      purpose: Known['purpose'];
    });

/** The language a reader gets: that of the contact's locale where the text has it, else the text's first. */
export function textFor(
  texts: Readonly<Record<string, string>>,
  locale: string | undefined,
): { locale: string; text: string } {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';
  const found = Object.hasOwn(texts, language) ? language : Object.keys(texts)[0];
  const text = found === undefined ? undefined : texts[found];
  if (found === undefined || text === undefined) throw new Error('a text without any language');
  return { locale: found, text };
}

/** The line above the words, in every language: the subject of a letter, the title of a notification. */
export function headlineOf({
  subject,
  title,
}: Pick<MessageDefinition, 'subject' | 'title'>): MessageDefinition['text'] | undefined {
  return subject ?? title;
}

/** How long a text stays true that does not say it. */
export const usualLifetime: Duration = '1 day';

/** The way that a text takes. */
export function channelOf({ channel = 'sms' }: { channel?: TextChannel | undefined }): TextChannel {
  return channel;
}

/** Whether gateways of a channel tell that a message has arrived; elsewhere no word is good news. */
export function reportsArrival(channel: Channel): boolean {
  return channel === 'sms';
}

/** The place of a text under the caps. */
export function priorityOf(message: MessageDefinition): Priority {
  if (message.kind === 'marketing') return 'low';
  return message.priority ?? 'normal';
}
