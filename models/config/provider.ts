import type { z } from 'zod';
import type {
  CallbackAdapter,
  ChatProvider,
  EmailProvider,
  Provider,
  PushProvider,
} from '../domain/deliveries/provider.ts';
import type { ChatChannel, TextChannel } from '../domain/message.ts';

/** A gateway that Tidings can speak to: all that the processes must know of it to use it. */
export type ProviderDeclaration<Settings extends z.ZodObject = z.ZodObject> =
  EmailDeclaration<Settings> | ChatDeclaration<Settings> | PushDeclaration<Settings> | TextDeclaration<Settings>;

/** Of e-mail. */
export interface EmailDeclaration<Settings extends z.ZodObject = z.ZodObject> extends Declared<Settings> {
  /** What it carries. */
  channel: 'email';
  /** Hands letters over; for the worker. */
  provider(settings: z.output<Settings>, place: RoutePlace): EmailProvider;
}

/** Of chats with a messenger. */
export interface ChatDeclaration<Settings extends z.ZodObject = z.ZodObject> extends Declared<Settings> {
  /** What it carries. */
  channel: ChatChannel;
  /** Hands messages over; for the worker. */
  provider(settings: z.output<Settings>, place: RoutePlace): ChatProvider;
  /** The address at which a person opens a chat with us; the callback that tells of it brings the token back. */
  startUrl(settings: z.output<Settings>, token: string): string;
}

/** Of notifications on devices. */
export interface PushDeclaration<Settings extends z.ZodObject = z.ZodObject> extends Declared<Settings> {
  /** What it carries. */
  channel: 'push';
  /** Hands notifications over; for the worker. */
  provider(settings: z.output<Settings>, place: RoutePlace): PushProvider;
  /** Reads how an app or a page tells of its device; what comes out is the address of the device, and the same for the same device. */
  device(settings: z.output<Settings>): z.ZodType<string>;
  /** What of an address stays the same when the rest changes: told again with another rest, it is the same device. Default: all of it. */
  identity?(address: string): string;
}

/** How a device of a service is read, and known again. */
export interface DeviceReader {
  schema: z.ZodType<string>;
  identity: (address: string) => string;
}

/** Of texts to numbers. */
export interface TextDeclaration<Settings extends z.ZodObject = z.ZodObject> extends Declared<Settings> {
  /** What it carries. */
  channel: NumberChannel;
  /** Hands messages over; for the worker. */
  provider(settings: z.output<Settings>, place: RoutePlace): Provider;
}

/** Channels whose messages have a sender and parts. */
export type NumberChannel = Exclude<TextChannel, 'email' | 'push' | ChatChannel>;

interface Declared<Settings extends z.ZodObject> {
  /** What `TIDINGS_ROUTES` calls it; a route has the same name unless it is given another. */
  name: string;
  /**
   * What a route needs to be told, such as `apiKey`; demanded only where a route is in use. The route `acme` reads it from
   * the variable `ACME_API_KEY`, or from the file that `ACME_API_KEY_FILE` names.
   */
  settings: Settings;
  /** Verifies and reads what the gateway calls back with; for the api. Left out where it does not call, but tells by `listen`; undefined for a route that is told nothing. */
  callbacks?(settings: z.output<Settings>, place: RoutePlace): CallbackAdapter | undefined;
  /** The hosts to which it speaks without TLS by these settings. Default: those of settings that are addresses with `http://`. */
  plainHosts?(settings: z.output<Settings>): string[];
}

/** Settings that Tidings itself reads for each route, which no provider can have. */
export const settingsOfEveryRoute = ['partsPerSecond', 'callbackAddresses'] as const;

/** Where a route stands. */
export interface RoutePlace {
  /** On deliveries, in metrics, in the files of senders and prices. */
  route: string;
  /** Where its gateway calls back, without `/receipts` or `/replies` behind it: an address under `PUBLIC_URL`. */
  hooks: string;
}

/** Declares a provider; `provider` and `callbacks` get the settings as its schema reads them. */
export function declareProvider<Settings extends z.ZodObject>(
  declaration: TextDeclaration<Settings>,
): TextDeclaration<Settings>;
export function declareProvider<Settings extends z.ZodObject>(
  declaration: EmailDeclaration<Settings>,
): EmailDeclaration<Settings>;
export function declareProvider<Settings extends z.ZodObject>(
  declaration: ChatDeclaration<Settings>,
): ChatDeclaration<Settings>;
export function declareProvider<Settings extends z.ZodObject>(
  declaration: PushDeclaration<Settings>,
): PushDeclaration<Settings>;
export function declareProvider<Settings extends z.ZodObject>(
  declaration: ProviderDeclaration<Settings>,
): ProviderDeclaration<Settings> {
  return declaration;
}
