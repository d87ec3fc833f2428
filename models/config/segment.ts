import type { z } from 'zod';
import type { OwnEvents } from '../own-events.ts';
import type { Outcome } from '../domain/segments/condition.ts';
import type { AttributeSchema, EventSchema } from './declarations.ts';
import type { Channel, Kind } from '../domain/message.ts';
import type { Duration } from '../domain/time/duration.ts';

/** A number against others; all that is said must hold. */
interface NumberTest {
  is?: number;
  isNot?: number;
  in?: readonly number[];
  notIn?: readonly number[];
  above?: number;
  atLeast?: number;
  below?: number;
  atMost?: number;
  /** Whether anything is known. */
  exists?: boolean;
}

/** Words against others, letter by letter. */
interface TextTest<Text extends string = string> {
  is?: Text;
  isNot?: Text;
  in?: readonly Text[];
  notIn?: readonly Text[];
  startsWith?: string;
  contains?: string;
  exists?: boolean;
}

interface BooleanTest {
  is?: boolean;
  isNot?: boolean;
  exists?: boolean;
}

/** A moment, or a day written `2026-05-04`, which begins at midnight UTC. */
interface DateTest {
  /** ISO 8601: a day, or a moment with its zone. */
  before?: string;
  /** At this moment or later. */
  after?: string;
  /** In the past, no longer ago than this. */
  withinLast?: Duration;
  /** In the past, longer ago than this. */
  longerAgo?: Duration;
  /** Still ahead, no further than this. */
  withinNext?: Duration;
  /**
   * Its month and day come round in this many days, on the contact's own calendar: 0 is today. 29 February comes round on the
   * 28th in years that do not have it.
   */
  anniversaryInDays?: number;
  exists?: boolean;
}

/** What can be asked of a value of this kind. */
type TestOf<Value> = [Value] extends [boolean]
  ? BooleanTest
  : [Value] extends [number]
    ? NumberTest
    : [Value] extends [string]
      ? TextTest<Value> & DateTest
      : never;

/** In which time something happened; any at all where nothing is said. */
interface InTime {
  /** No longer ago than this. */
  within?: Duration;
  /** At this moment or later: ISO 8601, or how long ago. */
  from?: string;
  /** Before this moment: ISO 8601, or how long ago. */
  until?: string;
}

/** One of these is asked of events; that there is one at all where nothing is said. */
interface Measures<Data> {
  /** How many there were; none is 0. */
  count?: NumberTest;
  /** What a field adds up to; none is 0. Of money, `where` says in which currency. */
  sum?: NumberTest & { of: FieldsOf<Data, number> };
  /** The mean of a field; unknown where there was none. */
  average?: NumberTest & { of: FieldsOf<Data, number> };
  /** When the latest of them happened. */
  last?: DateTest;
  /** When the earliest of them happened. */
  first?: DateTest;
  /** What a field said the last time. */
  latest?: TextTest & { of: FieldsOf<Data, string> };
  /** What a field said most often; of several the one that was last. */
  favourite?: TextTest & { of: FieldsOf<Data, string> };
}

/** The names of the fields of this kind, optional ones too. */
type FieldsOf<Data, Kind> = {
  [Name in keyof Data]-?: [Exclude<Data[Name], undefined | null>] extends [Kind] ? Name : never;
}[keyof Data] &
  string;

/** What fields of the data must say for an event to count. */
type Where<Data> = { [Name in keyof Data]?: TestOf<Exclude<Data[Name], undefined | null>> };

type EventCondition<Events> = {
  [Name in keyof Events & string]: { event: Name; where?: Where<Events[Name]> } & InTime & Measures<Events[Name]>;
}[keyof Events & string];

type AttributeCondition<Attributes> = {
  [Name in keyof Attributes & string]: { attribute: Name } & TestOf<Attributes[Name]>;
}[keyof Attributes & string];

/** Which texts are meant; all where nothing is said. */
interface AmongTexts {
  journey?: string;
  /** A text by its key, `<journey>/<text>`. */
  message?: string;
  channel?: Channel;
  kind?: Kind;
  purpose?: string;
}

interface ContactCondition extends TextTest {
  contact: 'country' | 'region' | 'locale' | 'timeZone';
}

/** Since when the contact is known here. */
interface KnownCondition extends DateTest {
  contact: 'createdAt';
}

/** Texts that led to something; that there is one where neither is said. */
interface TextsCondition extends AmongTexts, InTime {
  texts: Outcome;
  count?: NumberTest;
  /** When it last came to that. */
  last?: DateTest;
}

/** The last so many texts that arrived led to no click, no reply and no conversion; it holds only where there were so many. */
interface IgnoredCondition extends AmongTexts {
  ignored: number;
}

/** A consent stands now, by this channel or by any. */
interface ConsentCondition {
  consent: string;
  channel?: Channel;
  /** The first brand where none is said. */
  brand?: string;
}

/** The person has ended texts of this purpose, or said no to them, by this channel or by any; `*` is all advertising. */
interface OptedOutCondition {
  optedOut: string;
  channel?: Channel;
  brand?: string;
}

/** There is an address of the channel, and nothing that was sent has shown it to be dead. */
interface ReachableCondition {
  reachable: Channel;
}

/** The names that conditions may use, with the kinds of what they stand for. */
interface Names {
  /** Events, each with its data. */
  events: object;
  /** Attributes of contacts, each with its value. */
  attributes: object;
  segments: string;
  purposes: string;
}

/** Segments of a file of their own cannot know their names; the config is checked when it is loaded. */
type OtherName = string & { readonly other?: never };

/** What must be true of a contact, by the names of an installation. */
type ConditionOf<Known extends Names> =
  | { all: readonly ConditionOf<Known>[] }
  | { any: readonly ConditionOf<Known>[] }
  | { not: ConditionOf<Known> }
  | { segment: Known['segments'] | OtherName }
  | { list: string }
  | ContactCondition
  | KnownCondition
  | AttributeCondition<Known['attributes']>
  | EventCondition<Known['events']>
  | TextsCondition
  | IgnoredCondition
  | (ConsentCondition & { consent: Known['purposes'] })
  | (OptedOutCondition & { optedOut: Known['purposes'] | '*' })
  | ReachableCondition;

type Outputs<Schemas> = { [Name in keyof Schemas]: Schemas[Name] extends z.ZodType ? z.output<Schemas[Name]> : never };

/**
 * Who is meant: what must be true of a contact. It is plain JSON, the same in `tidings.config.ts` and over the API.
 *
 * @example
 * { all: [{ event: 'order.placed', count: { atLeast: 2 }, within: '90 days' }, { not: { attribute: 'vip', is: true } }] }
 */
export type SegmentCondition<
  Events extends Readonly<Record<string, EventSchema>>,
  Attributes extends Readonly<Record<string, AttributeSchema>>,
  SegmentNames extends string = string,
  Purpose extends string = string,
> = ConditionOf<{
  events: Outputs<Events> & OwnEvents;
  attributes: Outputs<Attributes>;
  segments: SegmentNames;
  purposes: Purpose;
}>;

/**
 * Segments by name, where they are written in a file of their own.
 *
 * @example
 * export const segments = { regulars: { event: 'order.placed', count: { atLeast: 2 } } } satisfies Segments<typeof events>;
 */
export type Segments<
  Events extends Readonly<Record<string, EventSchema>>,
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- They have no names, where a plain record would have any.
  Attributes extends Readonly<Record<string, AttributeSchema>> = Readonly<Record<never, never>>,
> = Readonly<Record<string, SegmentCondition<Events, Attributes>>>;
