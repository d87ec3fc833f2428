import type { Device } from '../device.ts';
import type { SegmentProfile } from '../texts/sms-parts.ts';

/** What every message that leaves has: all that a gateway needs, and nothing it must not know. */
export interface Outbound {
  /** Our delivery id: the client reference where the gateway takes one, and the key of a later look-up. */
  reference: string;
  text: string;
  /** The gateway must give up after this instant. */
  validUntil: Date;
}

/** An SMS that leaves through a provider. */
export interface OutboundMessage extends Outbound {
  /** Recipient in E.164, with the plus. */
  to: string;
  sender: string;
  encoding: 'gsm7' | 'ucs2';
  parts: number;
}

/** An e-mail that leaves through a provider, which knows itself whom it comes from. */
export interface OutboundEmail extends Outbound {
  /** The address of the recipient. */
  to: string;
  /** One line. */
  subject: string;
  /** In the language of the words, BCP 47. */
  locale: string;
  /** Where its reader unsubscribes by a POST (RFC 8058); absent where there is nothing to unsubscribe from. */
  unsubscribeUrl?: string;
}

/** A message that leaves for a chat, which knows itself whom it comes from. */
export interface OutboundChat extends Outbound {
  /** The id of the chat, as its messenger has it. */
  to: string;
}

/** A notification that leaves for all devices of a person which one service reaches. */
export interface OutboundPush extends Outbound {
  devices: readonly Pick<Device, 'id' | 'address'>[];
  /** One line. */
  title: string;
  /** What a tap opens; absent where that is the app itself. */
  opens?: string;
  /** The page on which its reader opts out; absent where there is nothing to opt out of. */
  unsubscribeUrl?: string;
}

/**
 * How one hand-over ended. The line that matters runs between `not-sent` and `unknown`: only a failure before the
 * request left may be repeated blindly; after that, a receipt or a look-up must say what happened.
 */
export type SendOutcome =
  | ({ outcome: 'accepted'; providerId: string } & Gone)
  | ({ outcome: 'rejected'; cause: RejectionCause; code: string } & Gone)
  | { outcome: 'throttled'; retryAfterMs: number }
  | { outcome: 'not-sent'; code: string }
  | { outcome: 'unknown'; code: string };

/** Ids of devices that are there no more, which only a notification can find. */
interface Gone {
  gone?: readonly string[];
}

export type RejectionCause = 'number' | 'content' | 'sender' | 'opted-out' | 'credentials' | 'other';

/** A message whose answer was lost: all by which a gateway may find it. */
export interface LostMessage {
  reference: string;
  /** The recipient in E.164; undefined where the contact has another number by now. */
  to: string | undefined;
  /** The words as handed over. */
  text: string;
  /** When the latest hand-over began. */
  attemptedAt: Date;
}

/** A message that a gateway has. */
export interface FoundMessage {
  providerId: string;
  status: ReceiptStatus | 'accepted';
}

/**
 * What a gateway says when asked about a message. One that knows no reference tells every message that could be it,
 * `alike`; the ledger knows which of them are others'. `unclear`: it cannot tell, and will not later either.
 */
export type LookupOutcome =
  | ({ found: true } & FoundMessage)
  | { found: false }
  | { found: 'alike'; messages: readonly FoundMessage[] }
  | { found: 'unclear' }
  | Unavailable;

/** The gateway cannot be asked now; `cause` is its status, or the code of the connection's failure. */
export interface Unavailable {
  found: 'unavailable';
  cause: string;
}

/** What the network says of a number (an HLR look-up, which costs money). */
export interface NumberCheck {
  /** `unknown`: the network did not say; ask again another time. */
  state: 'reachable' | 'unreachable' | 'invalid' | 'unknown';
  line?: 'mobile' | 'fixed' | 'voip';
  /** Name of the network, which the prefix does not tell since numbers are ported. */
  network?: string;
  country?: string;
  checkedAt: Date;
}

/** What is left on the account of a route. */
export interface Balance {
  /** In digits, as the gateway writes it. */
  amount: string;
  /** As the gateway calls it; undefined where it does not say. */
  currency: string | undefined;
}

/** One configured way out. `lookup` exists only where the gateway can be asked what became of a message. */
export interface Provider<Message extends Outbound = OutboundMessage> {
  /** Whom its messages come from, where that is a matter of its settings. Default: the sender of the route. */
  readonly sender?: string;
  /** What is handed over again under its reference takes the place of the first, so a service text may be repeated. */
  readonly replaces?: true;
  /** How much each part holds on this route. Default: 3GPP's own. */
  readonly segmentProfile?: SegmentProfile;
  send(message: Message): Promise<SendOutcome>;
  lookup?(message: LostMessage): Promise<LookupOutcome>;
  /** A message that was taken may be missing from look-ups for this long, in milliseconds. Default: never. */
  readonly listedWithinMs?: number;
  /** Only where the gateway offers it. */
  checkNumber?(e164: string): Promise<NumberCheck | Unavailable>;
  /** Only where the gateway tells. */
  balance?(): Promise<Balance | Unavailable>;
  /** Only where the gateway tells over its own connection, not by callbacks: from now on all of it is handed in. */
  listen?(inbound: Inbound): void;
  close(): Promise<void>;
}

/** One configured way out for e-mail. */
export type EmailProvider = Provider<OutboundEmail>;

/** One configured way out for chats. */
export type ChatProvider = Provider<OutboundChat>;

/** One configured way out for notifications. */
export type PushProvider = Provider<OutboundPush>;

/** `blocked`: refused at the operator by the recipient. `complaint`: it arrived, and its reader complained. */
export const receiptStatuses = [
  'sent',
  'delivered',
  'read',
  'undeliverable',
  'expired',
  'rejected',
  'blocked',
  'complaint',
] as const;
export type ReceiptStatus = (typeof receiptStatuses)[number];

/** A provider's delivery report, in our words. */
export interface Receipt {
  /** Unique per route: a repeated report carries the same id. */
  id: string;
  providerId: string;
  reference?: string;
  status: ReceiptStatus;
  at: Date;
  errorCode?: string;
}

/** An inbound message, in our words. */
export interface InboundReply {
  id: string;
  /** A number, or the id of a chat. */
  from: string;
  to: string;
  text: string;
  at: Date;
  /** What was done with a chat, where nothing was written. */
  act?: ChatAct;
  /** The language of the writer, where the messenger tells: `ru`, `pt-br`. */
  locale?: string;
}

/** A chat was opened, by a link whose token is the text where it had one; or its owner has blocked us. */
export type ChatAct = 'started' | 'blocked';

/**
 * Takes what a gateway tells over its own connection. It is stored once the promise is kept, and only then is the gateway told
 * that it was taken; the promise rejects where it could not be stored.
 */
export interface Inbound {
  receipts(receipts: readonly Receipt[]): Promise<void>;
  replies(replies: readonly InboundReply[]): Promise<void>;
  /** What is listened to is away, and why in one word, or there again: then undefined. Told once for each change. */
  away?(cause: string | undefined): void;
}

/** A callback exactly as it arrived: signatures are taken over the raw bytes, or over the address. */
export interface RawCallback {
  method: 'GET' | 'POST';
  /** The address with its query as the gateway has called it: `PUBLIC_URL` and what came behind it. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  /** Empty where the gateway says all in the address. */
  body: Buffer;
  receivedAt: Date;
}

/** What a gateway is answered that its callback was taken. */
export interface CallbackAnswer {
  contentType: string;
  body: string;
}

/** How a route's callbacks are verified and read; wired into the api by the composition root. */
export interface CallbackAdapter {
  /** True only when the callback provably comes from this provider and is fresh. */
  verify(callback: RawCallback): boolean;
  /** Throws `MalformedCallback` on what is not this provider's format. A report that tells nothing new to us is left out. */
  receipts(callback: RawCallback): Receipt[] | Promise<Receipt[]>;
  replies(callback: RawCallback): InboundReply[];
  /** With status 200; where it is left out, 204 and nothing, which most gateways take. */
  readonly answer?: CallbackAnswer;
  /** The gateway has one address for all that it tells: each function leaves out what the other reads. */
  readonly oneAddress?: true;
}

export class MalformedCallback extends Error {
  override readonly name = 'MalformedCallback';
}
