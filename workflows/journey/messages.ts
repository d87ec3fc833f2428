import type { Locale, MessageDefinition, Value } from '../../models/domain/message.ts';
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

/** Filled in where the text is rendered, so no journey may give it. */
type GivenByItself = 'unsubscribeUrl';

type Needs<Definition extends MessageDefinition> = Exclude<Placeholders<Definition['text'][Locale]>, GivenByItself>;

/** A text of a journey together with its name; `Names` are the values that `send` must be given. */
export type Message<Names extends string = string> = MessageDefinition & {
  readonly key: string;
  readonly needs?: Record<Names, Value>;
};

type Messages<Definitions extends Record<string, MessageDefinition>> = {
  readonly [Name in keyof Definitions]: Message<Needs<Definitions[Name]>>;
};

/**
 * Declares the texts of one journey, each in every language. A text is known as `<journey>/<name>` in the ledger, in
 * reports, and in the Temporal UI, so renaming one begins a new line in all three.
 */
export function defineMessages<const Definitions extends Record<string, MessageDefinition>>(
  journey: string,
  definitions: Definitions,
): Messages<Definitions> {
  const named = Object.entries(definitions).map(([name, text]) => [name, { ...text, key: `${journey}/${name}` }]);
  return Object.fromEntries(named) as Messages<Definitions>;
}
