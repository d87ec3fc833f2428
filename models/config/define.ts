import type { AttributeSchema, BrandDeclaration, EventSchema, WordingDeclaration } from './declarations.ts';
import type { ContactHook } from './contact-hook.ts';
import type { SegmentCondition } from './segment.ts';
import type { LookUpDeclaration } from './look-up.ts';
import type { PolicyDeclaration } from '../domain/policy/organisation.ts';
import type { ProviderDeclaration } from './provider.ts';
import type { OwnTextKey } from '../own-texts/own-texts.ts';

/** All that belongs to an installation; each name is typed by those before it. */
export interface Declaration<
  Locale extends string = string,
  Brand extends string = string,
  Purpose extends string = string,
  Events extends Readonly<Record<string, EventSchema>> = Readonly<Record<string, EventSchema>>,
  SegmentNames extends string = string,
  Wordings extends string = string,
  LookUps extends Readonly<Record<string, LookUpDeclaration>> = Readonly<Record<string, LookUpDeclaration>>,
  Attributes extends Readonly<Record<string, AttributeSchema>> = Readonly<Record<string, AttributeSchema>>,
> {
  /** Languages of its texts, by their tags in lower case; readers of any other get the first. */
  locales: readonly [Locale, ...Locale[]];
  /** In whose name texts speak; the first is meant where none is named. */
  brands: Readonly<Record<Brand, BrandDeclaration<NoInfer<Locale>>>>;
  /** What consents cover; every marketing text names one. */
  purposes?: readonly Purpose[];
  /** Business events by name, each with the fields that journeys may see. */
  events: Events;
  /** Attributes of contacts that texts and journeys may use, each with its kind. */
  attributes?: Attributes;
  /** Audiences by name: what must be true of a contact. A journey asks with `inSegment`, a campaign goes to one. */
  segments?: Readonly<
    Record<
      SegmentNames,
      SegmentCondition<NoInfer<Events>, NoInfer<Attributes>, NoInfer<SegmentNames>, NoInfer<Purpose>>
    >
  >;
  /** The exact words that a double opt-in can ask for, by id and version. */
  wordings?: Readonly<Record<Wordings, WordingDeclaration<NoInfer<Locale>, NoInfer<Purpose>>>>;
  /** What journeys may ask of the world with `lookUp`, by name: a function, or one with limits of its own. */
  lookUps?: LookUps;
  /** Web hooks by which a CRM tells of contacts in a form of its own, by name. */
  contactHooks?: Readonly<Record<string, ContactHook>>;
  /** Gateways of its own, each by `declareProvider`; `TIDINGS_ROUTES` names those in use. */
  providers?: readonly ProviderDeclaration[];
  /** Its own rules of when and how often people are written to; they can only narrow what the law allows. */
  policy?: PolicyDeclaration;
  /** The folder of its journeys, one a file, beside the file that names it. */
  journeys: `./${string}`;
  /** What Tidings itself says, where it should say it otherwise or in a language in which it does not come. */
  ownTexts?: Readonly<Partial<Record<OwnTextKey, Readonly<Partial<Record<NoInfer<Locale>, string>>>>>>;
}

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- They have no names, where a plain record would have any.
type None = Readonly<Record<never, never>>;

/** An installation as it was declared, with its names kept in the type. */
interface Installation<
  Locale extends string,
  Brand extends string,
  Purpose extends string,
  Events extends Readonly<Record<string, EventSchema>>,
  SegmentNames extends string,
  Wordings extends string,
  LookUps extends Readonly<Record<string, LookUpDeclaration>>,
  Attributes extends Readonly<Record<string, AttributeSchema>>,
> {
  readonly locales: readonly [Locale, ...Locale[]];
  readonly brands: Readonly<Record<Brand, BrandDeclaration<Locale>>>;
  readonly purposes: readonly Purpose[];
  readonly events: Events;
  readonly segments: Readonly<Record<SegmentNames, object>>;
  readonly wordings: Readonly<Record<Wordings, WordingDeclaration>>;
  readonly attributes: Attributes;
  readonly lookUps: LookUps;
  readonly contactHooks: Readonly<Record<string, ContactHook>>;
  readonly providers: readonly ProviderDeclaration[];
  readonly policy?: PolicyDeclaration;
  readonly journeys: string;
  readonly ownTexts: Readonly<Partial<Record<OwnTextKey, Readonly<Partial<Record<string, string>>>>>>;
}

/**
 * Says what belongs to this installation: the default export of `tidings.config.ts`. It only keeps what it is given;
 * what is wrong with it is told, all at once, by whatever loads it.
 *
 * @example
 * const installation = defineTidings({
 *   locales: ['de', 'pl'],
 *   brands: { shop: { name: { de: 'Laden', pl: 'Sklep' }, legalName: 'Laden GmbH', help: 'hilfe@laden.example' } },
 *   events: { 'order.placed': z.object({ orderId: fields.id }) },
 *   journeys: './journeys',
 * });
 */
export function defineTidings<
  const Locale extends string,
  const Brand extends string,
  const Events extends Readonly<Record<string, EventSchema>>,
  const Purpose extends string = never,
  const SegmentNames extends string = never,
  const Wordings extends string = never,
  const LookUps extends Readonly<Record<string, LookUpDeclaration>> = None,
  const Attributes extends Readonly<Record<string, AttributeSchema>> = None,
>(
  declaration: Declaration<Locale, Brand, Purpose, Events, SegmentNames, Wordings, LookUps, Attributes>,
): Installation<Locale, Brand, Purpose, Events, SegmentNames, Wordings, LookUps, Attributes> {
  const absent = {
    purposes: [],
    attributes: {},
    segments: {},
    wordings: {},
    lookUps: {},
    contactHooks: {},
    providers: [],
    ownTexts: {},
  };
  return { ...absent, ...declaration } as unknown as Installation<
    Locale,
    Brand,
    Purpose,
    Events,
    SegmentNames,
    Wordings,
    LookUps,
    Attributes
  >;
}
