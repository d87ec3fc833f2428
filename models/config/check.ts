import { z } from 'zod';
import { ownTextKeys, shipped, type OwnTextKey } from '../own-texts/own-texts.ts';
import { ownEventSchemas, segmentEventSchemas } from '../own-events.ts';
import { attributeName } from '../domain/contact-attributes.ts';
import type { AttributeSchema, EventSchema } from './declarations.ts';
import { organisationPolicy } from '../domain/policy/organisation.ts';
import { allFaults, has, isWhole, isWrong, type Refuse } from './all-faults.ts';
import { faultsOfBrands, faultsOfWordings, passOn, type Speaking } from './check-brands.ts';
import { contactHookShape } from './check-contact-hooks.ts';
import type { ContactHook } from './contact-hook.ts';
import { routeName } from '../domain/deliveries/route-name.ts';
import { faultsOfProviders, provider, type SoundProvider } from './check-providers.ts';
import { limited, longestTryMs, mostTries, type LookUpDeclaration } from './look-up.ts';
import { isFunction } from './is-function.ts';
import { inWords } from './fault-in-words.ts';
import { segmentName } from '../domain/segments/name.ts';
import { faultsOfSegments } from './check-segments.ts';
import { faultsOfOwnTexts } from './check-own-texts.ts';
import { faultsOfEvent } from './check-events.ts';
import { isOfEveryObject, words } from './words.ts';
import { repeated } from '../domain/repeated.ts';
import { milliseconds, type Duration } from '../domain/time/duration.ts';

const isObject = (value: unknown) => value instanceof z.ZodObject;
const isSchema = (value: unknown) => value instanceof z.ZodType;
const ofEveryObject = (key: string) => !isOfEveryObject(key);
const everyObject = 'is a name that every object has: choose another';
const name = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{0,63}$/, 'must be lower-case letters, digits, dots and dashes')
  .refine(ofEveryObject, everyObject);
const tries = `must be a whole number, from 1 to ${mostTries}`;
const version = z.string().regex(/^[a-z0-9][a-z0-9./-]{0,63}$/, 'must be lower-case letters, digits, dots, / and -');
const lookUpName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,63}$/, 'must be letters, digits and dashes, the first a small letter')
  .refine(ofEveryObject, everyObject);
const isDeclared = (value: unknown) => isFunction(value) || (typeof value === 'object' && value !== null);
const noHook = 'must be what contactHook answers';
const isCondition = (value: unknown) => typeof value === 'object' && value !== null;
const noLookUp = 'must be a function, or what lookUp answers';
const lookUp = z.strictObject({
  ask: z.custom(isFunction, noLookUp),
  within: z.custom<Duration>(isTryTime, 'must be a time such as 10 seconds, at most 1 minute'),
  tries: z.int(tries).min(1, tries).max(mostTries, tries),
});
const tag = z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as en or pt');
/** Events and signals that runs know already: another of that name would be taken for it. */
const ownEventNames = [
  ...Object.keys(ownEventSchemas({ brands: [''], wordings: [], locales: [''] })),
  'reply',
  'click',
  'team',
  'opted-out',
];
const ownName = 'is a name that Tidings itself tells runs by';
const journeysFolder = z.string().regex(/^\.\//, 'must be a folder beside the file, such as ./journeys');

/** An installation as far as nothing is wrong with it. */
interface Sound extends Speaking {
  events?: Readonly<Record<string, EventSchema | undefined>> | undefined;
  attributes?: object | undefined;
  segments?: object | undefined;
  lookUps?: Readonly<Record<string, LookUpDeclaration | undefined>> | undefined;
  contactHooks?: Readonly<Record<string, ContactHook | undefined>> | undefined;
  providers?: readonly (SoundProvider | undefined)[] | undefined;
  ownTexts?: Readonly<Partial<Record<OwnTextKey, Readonly<Record<string, string>>>>> | undefined;
}

/** What is wrong with an installation as it was declared, a line a fault, each with its place: `brands.shop.name.de`. */
export function faultsOf(declared: unknown): string[] {
  const faults = allFaults<Sound>(shape, declared, (issue) => inWords(issue, known), [
    faultsOfBrands,
    faultsOfWordings,
    faultsOfParts,
    faultsOfLists,
    faultsOfNames,
    faultsOfSegments,
  ]);
  return faults.map(({ path, message }) => `${path.length > 0 ? `${path.map(String).join('.')}: ` : ''}${message}`);
}

const shape = z.strictObject(
  {
    locales: z.array(tag).min(1, 'must name a language'),
    brands: z.record(z.string(), z.looseObject({})).refine((brands) => Object.keys(brands).length > 0, 'is empty'),
    purposes: z.array(name),
    events: z.record(z.string(), z.custom<EventSchema>(isObject, 'must be a z.object of its fields')),
    attributes: z.record(z.string(), z.custom<AttributeSchema>(isSchema, 'must be a zod schema such as z.string()')),
    segments: entries(z.custom<object>(isCondition, "must be a condition, such as { attribute: 'plan', is: 'pro' }")),
    wordings: z.record(z.string(), z.looseObject({})),
    lookUps: entries(z.custom<LookUpDeclaration>(isDeclared, noLookUp)),
    contactHooks: entries(z.custom<ContactHook>(isDeclared, noHook)),
    providers: z.array(provider),
    policy: organisationPolicy.optional(),
    journeys: journeysFolder,
    ownTexts: z.record(z.enum(ownTextKeys, 'is no text of Tidings itself'), z.record(tag, words).optional()),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'must be what defineTidings answers' : undefined) },
);

/** Tells what is wrong inside of look-ups, events, providers and own texts. */
function faultsOfParts(
  { locales, brands, lookUps = {}, contactHooks = {}, events = {}, providers = [], ownTexts = {} }: Sound,
  refuse: Refuse,
) {
  for (const [id, each] of Object.entries(lookUps)) passOn(lookUp, each && limited(each), ['lookUps', id], refuse);
  for (const [id, each] of Object.entries(contactHooks)) passOn(contactHookShape, each, ['contactHooks', id], refuse);
  for (const [id, each] of Object.entries(events))
    for (const { path, message } of each ? faultsOfEvent(each) : []) refuse(['events', id, ...path], message);
  faultsOfProviders(providers, (path, message) => {
    refuse(['providers', ...[path].flat()], message);
  });
  const languages = isWhole(locales) ? (locales as readonly string[]) : undefined;
  for (const { path, message } of faultsOfOwnTexts(ownTexts, languages, brands && Object.values(brands)))
    refuse(['ownTexts', ...path], message);
}

/** Tells what is listed that cannot be, or without what it needs. */
function faultsOfLists({ locales = [], purposes = [], ownTexts }: Sound, refuse: Refuse): void {
  for (const [place, names] of Object.entries({ locales, purposes }))
    for (const twice of repeated(names.filter((each) => each !== undefined))) refuse(place, `names ${twice} twice`);
  if (purposes.includes('personal-data'))
    refuse('purposes', 'personal-data is the processing of data, which no text can have as its purpose');
  if (!ownTexts) return;
  // A confirmation of a STOP that its reader cannot read is none.
  for (const locale of new Set(locales.filter((each) => each !== undefined))) {
    const missing = ownTextKeys.filter((key) => !shipped[locale]?.[key] && !isSaid(ownTexts, key, locale));
    if (missing.length > 0)
      refuse(
        'locales',
        `Tidings does not come in ${locale}; say in ownTexts what it says there: ${missing.join(', ')}`,
      );
  }
}

/** Whether an installation says it, be it right or wrong. */
function isSaid(ownTexts: NonNullable<Sound['ownTexts']>, key: OwnTextKey, locale: string): boolean {
  return isWrong(ownTexts, key) || has(ownTexts[key] ?? {}, locale);
}

const names = {
  brands: name,
  events: name.refine((event) => !ownEventNames.includes(event), ownName),
  attributes: attributeName.refine(ofEveryObject, everyObject),
  segments: segmentName.refine(ofEveryObject, everyObject),
  wordings: version,
  lookUps: lookUpName,
  contactHooks: routeName.refine(ofEveryObject, everyObject),
};

/** Tells which names cannot be some, apart from what is wrong with that which bears them. */
function faultsOfNames(declared: Sound, refuse: Refuse): void {
  for (const place of Object.keys(names) as (keyof typeof names)[])
    for (const each of Object.keys(declared[place] ?? {}))
      for (const { message } of names[place].safeParse(each).error?.issues ?? []) refuse([place, each], message);
  for (const told of Object.keys(segmentEventSchemas(Object.keys(declared.segments ?? {}))))
    if (has(declared.events ?? {}, told)) refuse(['events', told], ownName);
}

/** What the two places may hold whose keys are chosen from a list. */
const known = { '': Object.keys(shape.shape), ownTexts: ownTextKeys };

/** What stands by its name. One that is called constructor makes zod take the whole for no record. */
function entries<Each extends z.ZodType>(each: Each) {
  const takesIt = (input: unknown) =>
    typeof input === 'object' && input !== null && Object.hasOwn(input, 'constructor');
  return z.record(z.string(), each, {
    error: ({ code, input }) => (code === 'invalid_type' && takesIt(input) ? `constructor ${everyObject}` : undefined),
  });
}

function isTryTime(written: unknown): boolean {
  if (typeof written !== 'string' || !/^\d+ (second|minute)s?$/.test(written)) return false;
  const ms = milliseconds(written as Duration);
  return ms > 0 && ms <= longestTryMs;
}
