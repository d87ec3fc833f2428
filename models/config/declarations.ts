import type { z } from 'zod';
import type { LookUpDeclaration } from './look-up.ts';

/** In whose name a text speaks; a consent is given to one brand, its legal entity, and to no other. */
export interface BrandDeclaration<Locale extends string = string> {
  /** As readers know it. */
  name: Readonly<Record<Locale, string>>;
  /** The advertiser whom a consent names. */
  legalName: string;
  /** Where a reader of its texts gets help: an address or a number, for all or in each language. */
  help: string | Readonly<Record<Locale, string>>;
}

/** The exact words of a consent. A version that was ever shown is never edited: add the next one. */
export interface WordingDeclaration<Locale extends string = string, Purpose extends string = string> {
  /** What the consent covers. */
  purpose: Purpose;
  /** What the person will get, as a text can name it. */
  topic: Readonly<Record<Locale, string>>;
  /** What the person agrees to, naming the advertiser, since a consent holds for nobody else. */
  text: Readonly<Record<Locale, (advertiser: string) => string>>;
}

/**
 * The fields of a business event that journeys may see. A payload may carry more; what is not named here is stored with
 * the event but never enters a run.
 */
export type EventSchema = z.ZodObject;

/** The kind of one attribute of contacts: text, a number, or true and false. */
export type AttributeSchema = z.ZodType<string | number | boolean>;

/** The names that an installation gives to things, and what stands behind each. */
export interface Vocabulary {
  /** Languages of its texts, by their tags in lower case; readers of any other get the first. */
  locales: readonly [string, ...string[]];
  /** The first is meant where none is named. */
  brands: Readonly<Record<string, BrandDeclaration>>;
  /** What a consent covers; every marketing text names one. */
  purposes: readonly string[];
  events: Readonly<Record<string, EventSchema>>;
  segments: Readonly<Record<string, object>>;
  /** The wordings that a double opt-in can ask for, by id and version. */
  wordings: Readonly<Record<string, WordingDeclaration>>;
  attributes: Readonly<Record<string, AttributeSchema>>;
  lookUps: Readonly<Record<string, LookUpDeclaration>>;
}
