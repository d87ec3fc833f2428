import type { ProviderDeclaration } from '../../models/config/provider.ts';
import type { OutboundMessage, RawCallback, RejectionCause } from '../../models/domain/deliveries/provider.ts';

/** Gets a gateway ready for the next message, and says what of the message must be different for it. */
type Arrange = () => Promise<Partial<OutboundMessage>>;

/** A gateway of the test's own, real or played, that does as it is told with the messages that it is handed. */
export interface Stand {
  declaration: ProviderDeclaration;
  /** Whom messages go to where nothing else is arranged. Default: a number. */
  to?: string;
  /** The same where the gateway would be at another address; only where whom messages go to says where it is. */
  toAt?: (address: URL) => string;
  /** Settings of a route: those that are right, and with secrets that are not ours. */
  settings: Record<'right' | 'stranger', Record<string, unknown>>;
  /** The settings of a route whose gateway would be at this address, `http://…` or `https://…`. */
  settingsAt: (address: URL) => Record<string, unknown>;
  /** Each refusal for good that the gateway can be brought to. */
  refusals: Partial<Record<RejectionCause, Arrange>>;
  /** The next message is refused, and passes when it is sent again. */
  throttle: Arrange;
  /** The next message is taken, and the connection breaks before the answer. */
  loseAnswer: Arrange;
  /** The connection breaks when the next message has left, and it is not taken. */
  cutOff: Arrange;
  /** Whether the gateway takes a second message under one reference for the first. */
  knowsRepetition: boolean;
  /** The texts that it has taken under a reference, or all where it is told none, as a phone would show them. */
  taken: (reference: string) => Promise<readonly string[]>;
}

/** One that takes e-mail. */
export type EmailStand = Stand & Required<Pick<Stand, 'to'>>;

/** One that takes notifications: `to` is the address of a device. */
export interface PushStand extends EmailStand {
  /** How the app or the page tells of this device. */
  told: unknown;
  /** The address of a device that is there no more. */
  gone: string;
}

/** One that calls back by HTTP. */
export interface ProviderStand extends Stand {
  /** It signs nothing of what it calls back with: only a secret in the address, or in a header, proves that it knows it. */
  provesBy?: 'address' | 'header';
  /** The next report on a message that it has taken, as it arrived; left out where the gateway reports nothing. */
  receipt?: () => Promise<RawCallback>;
  /** What a person answers from a number or a chat, as it arrived; left out where the gateway brings no replies. */
  reply?: (from: string, text: string) => Promise<RawCallback>;
}

/** One that tells over its own connection; it reports on each message that it has taken. */
export interface SessionStand extends Stand {
  /** From now on each report comes twice. */
  reportTwice: () => Promise<unknown>;
  /** A person answers from a number. */
  reply: (from: string, text: string) => Promise<unknown>;
}
