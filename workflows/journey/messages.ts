import type { AttributeName, BrandName, LocaleName, PurposeName } from '../../models/config/register.ts';
import type { ChatChannel, Fallback, MessageDefinition, Value } from '../../models/domain/message.ts';
import type { en } from '../../models/own-texts/en.ts';
import type { OwnTextKey } from '../../models/own-texts/own-texts.ts';
import type { TextHelper } from '../../models/domain/texts/helpers.ts';

/** The values that the tags of a text name: `{{orderId}}`, `{{plural count …}}` and `{{#if paid}}` each name one. */
type Placeholders<Text extends string> = Text extends `${string}{{${infer Tag}}}${infer Rest}`
  ? Named<Trim<Tag>> | Placeholders<Rest>
  : never;

/** The value of one tag; `else` and `/if` have none. */
type Named<Tag extends string> = Tag extends 'else' | `/${string}`
  ? never
  : Tag extends `#if ${infer Name}`
    ? Trim<Name>
    : Tag extends `${TextHelper} ${infer Call}`
      ? FirstWord<Trim<Call>>
      : Tag;

type FirstWord<Text extends string> = Text extends `${infer Word} ${string}` ? Word : Text;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

/** Filled in where the text is rendered, so no journey must give it. */
type GivenByItself = 'unsubscribeUrl' | `${ChatChannel}Url` | 'brand' | 'help' | `contact.${string}`;

/** Attributes of the contact that a text names and the installation does not declare. */
type Undeclared<Text extends string> =
  Placeholders<Text> extends infer Name
    ? Name extends `contact.${infer Field}`
      ? Exclude<Field, AttributeName>
      : never
    : never;

/**
 * What the texts of a journey must be beside their shape: they have known options, say of their reader what is declared, and
 * name each other.
 */
type Checked<Definitions extends Record<string, Declared>> = {
  [Name in keyof Definitions]: Exact<Definitions[Name]> &
    Replaced<Definitions, Name> &
    ([Undeclared<Words<Definitions[Name]>>] extends [never]
      ? unknown
      : { text: Refused<`tidings.config.ts declares no attribute ${Undeclared<Words<Definitions[Name]>>}`> });
};

/** A text in all its languages, with the line above it, and what it opens. */
type Words<Definition extends Declared> =
  | Definition['text'][LocaleName]
  | (Definition extends { subject: Readonly<Record<LocaleName, infer Subject extends string>> } ? Subject : never)
  | (Definition extends { title: Readonly<Record<LocaleName, infer Title extends string>> } ? Title : never)
  | (Definition extends { opens: infer Link extends string } ? Link : never);

/** The options that texts of this kind have. */
type OptionOf<Kind> = keyof Extract<Declared, { kind: Kind }>;

declare const why: unique symbol;

/**
 * What no value is, so that the compiler says why one is refused. A text of another value would do so too, but makes
 * the whole text `never`, and then every part of it is refused without a word.
 */
interface Refused<Why extends string> {
  readonly [why]: Why;
}

/** The compiler refuses what is too much only where no type is inferred, so it is named here. */
type Exact<Definition extends Declared> = {
  [
    Key in Exclude<keyof Definition, OptionOf<Definition['kind']>>
  ]: Refused<`a ${Definition['kind']} text has no such option`>;
} & {
  text: {
    [Locale in Exclude<keyof Definition['text'], LocaleName>]: Refused<'tidings.config.ts names no such language'>;
  };
} & Lettered<Definition> &
  Titled<Definition> &
  (Definition extends { samples: infer Samples }
    ? {
        samples: {
          [Name in Exclude<keyof Samples, Needs<Words<Definition>>>]: Refused<'the text has no such placeholder'>;
        };
      }
    : unknown);

/** An e-mail has a subject, and nothing else has. */
type Lettered<Definition extends Declared> = Definition extends { channel: 'email' }
  ? Definition extends { subject: object }
    ? unknown
    : { subject: Refused<'an e-mail has a subject'> }
  : Definition extends { subject: object }
    ? { subject: Refused<'only an e-mail has a subject: say channel: "email" too'> }
    : unknown;

/** A notification has a title, and nothing else has. */
type Titled<Definition extends Declared> = Definition extends { channel: 'push' }
  ? Definition extends { title: object }
    ? unknown
    : { title: Refused<'a notification has a title'> }
  : Definition extends { title: object }
    ? { title: Refused<'only a notification has a title: say channel: "push" too'> }
    : unknown;

/** What goes instead of a text is another of the same journey, and of the same kind. */
type Replaced<
  Definitions extends Record<string, Declared>,
  Name extends keyof Definitions,
> = Definitions[Name] extends {
  fallback: infer Said extends Fallback;
}
  ? {
      fallback: { [Option in Exclude<keyof Said, OptionOfFallback>]: Refused<'a fallback has no such option'> } & {
        text: Said['text'] extends Exclude<keyof Definitions, Name>
          ? Definitions[Said['text']]['kind'] extends Definitions[Name]['kind']
            ? unknown
            : Refused<'what goes instead is of the same kind'>
          : Refused<'the journey has no other text of this name'>;
      };
    }
  : unknown;

type OptionOfFallback = keyof Fallback;

/** The values of a text, and of those that may go instead of it. */
type NeedsOf<
  Definitions extends Record<string, Declared>,
  Name extends keyof Definitions,
  Seen extends PropertyKey = never,
> = Name extends Seen
  ? never
  : | Needs<Words<Definitions[Name]>>
    | (Definitions[Name] extends { fallback: { text: infer Other extends keyof Definitions } }
        ? NeedsOf<Definitions, Other, Seen | Name>
        : never);

type Needs<Text extends string> = Exclude<Placeholders<Text>, GivenByItself>;

/** A text of a journey together with its name; `Names` are the values that `send` must be given. */
export type Message<Names extends string = string, Key extends string = string> = MessageDefinition & {
  readonly key: Key;
  readonly needs?: Record<Names, Value>;
};

/** Whether a text asks stays known, since only such a one gets an answer. */
type Asking<Definition extends Declared> = Definition extends { asks: true } ? { readonly asks: true } : unknown;

/** One text as a journey of this installation declares it: only Tidings itself answers at any hour. */
type Declared = DistributiveOmit<
  MessageDefinition<{ locale: LocaleName; brand: BrandName; purpose: PurposeName }>,
  'answers'
>;

/**
 * Declares the texts of one journey, each in every language. A text is known as `<journey>/<name>` in the ledger, in
 * reports, and in the Temporal UI, so renaming one begins a new line in all three.
 *
 * @example
 * const words = texts('order-news', {
 *   shipped: { kind: 'service', text: { en: 'Order {{orderId}} is on its way.', ru: 'Заказ {{orderId}} в пути.' } },
 * });
 */
export function texts<const Journey extends string, const Definitions extends Record<string, Declared>>(
  journey: Journey,
  definitions: Definitions & Checked<Definitions>,
): {
  readonly [Name in keyof Definitions & string]: Message<NeedsOf<Definitions, Name>, `${Journey}/${Name}`> &
    Asking<Definitions[Name]>;
} {
  return named(journey, definitions) as { readonly [Name in keyof Definitions]: never };
}

/** The names of the texts of one of Tidings' own journeys. */
type OwnName<Journey extends string> = OwnTextKey extends infer Key
  ? Key extends `${Journey}/${infer Name}`
    ? Name
    : never
  : never;

/** Texts of Tidings' own: their words stand in `models/own-texts` and come in when a text is rendered. */
export function ownTexts<const Journey extends string>(
  journey: Journey,
  definitions: Record<OwnName<Journey>, DistributiveOmit<MessageDefinition, 'text'>>,
): {
  readonly [Name in OwnName<Journey>]: Message<Needs<(typeof en)[`${Journey}/${Name}` & OwnTextKey]>>;
} {
  const wordless = Object.entries<object>(definitions).map(([name, text]) => [name, { ...text, text: {} }]);
  return named(journey, Object.fromEntries(wordless) as Record<string, object>) as {
    readonly [Name in OwnName<Journey>]: never;
  };
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

function named(journey: string, definitions: Record<string, object>): Record<string, never> {
  const keyed = Object.entries(definitions).map(([name, text]) => [name, { ...text, key: `${journey}/${name}` }]);
  return Object.fromEntries(keyed) as Record<string, never>;
}
