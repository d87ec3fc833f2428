import { z } from 'zod';
import { ownTextKeys, shipped } from '../own-texts/own-texts.ts';
import { ownEventSchemas } from '../own-events.ts';
import { attributeName } from '../domain/contact-attributes.ts';
import type { AttributeSchema, BrandDeclaration, EventSchema, Segment, WordingDeclaration } from './declarations.ts';
import type { Declaration } from './define.ts';
import { organisationPolicy } from '../domain/policy/organisation.ts';
import { faultsOfProviders, provider } from './check-providers.ts';
import { limited, longestTryMs, mostTries, type LookUpDeclaration } from './look-up.ts';
import { isFunction } from './is-function.ts';
import { inWords } from './fault-in-words.ts';
import { faultsOfOwnTexts } from './check-own-texts.ts';
import { faultsOfEvent } from './check-events.ts';
import { faultOfWording } from './fault-of-wording.ts';
import { isOfEveryObject, nameOfBrand, plainWords, words } from './words.ts';
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
const journeysFolder = z.string().regex(/^\.\//, 'must be a folder beside the file, such as ./journeys');

/** What is wrong with an installation as it was declared, a line a fault, each with its place: `brands.shop.name.de`. */
export function faultsOf(declared: unknown): string[] {
  const issues = shape.safeParse(declared).error?.issues ?? [];
  const told = issues
    .flatMap((issue) => inWords(issue, known))
    .map(({ path, message }) => `${path.length > 0 ? `${path.map(String).join('.')}: ` : ''}${message}`);
  return hasLocales(declared) ? [...told, ...spoken(declared)] : told;
}

function hasLocales(declared: unknown): declared is Pick<Declaration, 'locales' | 'ownTexts'> {
  const { locales } = (declared ?? {}) as { locales?: unknown };
  return Array.isArray(locales) && locales.every((locale) => tag.safeParse(locale).success);
}

const shape = z
  .strictObject(
    {
      locales: z.array(tag).min(1, 'must name a language'),
      brands: z
        .record(name, z.custom<BrandDeclaration>())
        .refine((brands) => Object.keys(brands).length > 0, 'is empty'),
      purposes: z.array(name),
      events: z.record(name, z.custom<EventSchema>(isObject, 'must be a z.object of its fields')),
      attributes: z.record(
        attributeName.refine(ofEveryObject, everyObject),
        z.custom<AttributeSchema>(isSchema, 'must be a zod schema such as z.string()'),
      ),
      segments: functions(name, z.custom<Segment>(isFunction, 'must be a function of the facts')),
      wordings: z.record(version, z.custom<WordingDeclaration>()),
      lookUps: functions(lookUpName, z.custom<LookUpDeclaration>(isDeclared, noLookUp)),
      providers: z.array(provider).superRefine(faultsOfProviders),
      policy: organisationPolicy.optional(),
      journeys: journeysFolder,
      ownTexts: z.record(z.enum(ownTextKeys, 'is no text of Tidings itself'), z.record(tag, words).optional()),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'must be what defineTidings answers' : undefined) },
  )
  .superRefine(({ locales, brands, purposes, events, wordings, lookUps, ownTexts }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [place, names] of Object.entries({ locales, purposes }))
      for (const twice of repeated(names)) refuse([place], `names ${twice} twice`);
    for (const each of purposes.filter((purpose) => purpose === 'personal-data'))
      refuse(['purposes'], `${each} is the processing of data, which no text can have as its purpose`);
    for (const each of Object.keys(events).filter((event) => ownEventNames.includes(event)))
      refuse(['events', each], 'is a name that Tidings itself tells runs by');
    for (const [id, each] of Object.entries(events))
      for (const { path, message } of faultsOfEvent(each)) refuse(['events', id, ...path], message);
    for (const { path, message } of faultsOfOwnTexts(ownTexts, locales, Object.values(brands)))
      refuse(['ownTexts', ...path], message);
    const wording = z.object({
      purpose: z.enum(purposes as [string, ...string[]], 'must be one of purposes'),
      topic: inEach(locales, plainWords),
      text: inEach(locales, wordsFor(Object.values(brands))),
    });
    for (const [id, each] of Object.entries(brands)) passOn(brand(locales, each), each, ['brands', id], context);
    for (const [id, each] of Object.entries(wordings)) passOn(wording, each, ['wordings', id], context);
    for (const [id, each] of Object.entries(lookUps)) passOn(lookUp, limited(each), ['lookUps', id], context);
  });

/** What the two places may hold whose keys are chosen from a list. */
const known = { '': Object.keys(shape.shape), ownTexts: ownTextKeys };

/** Functions by name. One that is called constructor makes zod take the whole for no record. */
function functions<Each extends z.ZodType>(key: z.ZodType<string, string>, each: Each) {
  const takesIt = (input: unknown) =>
    typeof input === 'object' && input !== null && Object.hasOwn(input, 'constructor');
  return z.record(key, each, {
    error: ({ code, input }) => (code === 'invalid_type' && takesIt(input) ? `constructor ${everyObject}` : undefined),
  });
}

function isTryTime(written: unknown): boolean {
  if (typeof written !== 'string' || !/^\d+ (second|minute)s?$/.test(written)) return false;
  const ms = milliseconds(written as Duration);
  return ms > 0 && ms <= longestTryMs;
}

/** A brand, whose help is said once, or in each language where it begins so. */
function brand(locales: readonly string[], declared: Partial<BrandDeclaration> | null | undefined) {
  const help = typeof declared?.help === 'object' ? inEach(locales, plainWords) : plainWords;
  return z.object({ name: inEach(locales, nameOfBrand), legalName: plainWords, help });
}

/** The words of a consent, which are said once in the name of each brand. */
function wordsFor(brands: readonly Partial<BrandDeclaration | null>[]) {
  const legalNames = brands.flatMap((brand) => words.safeParse(brand?.legalName).data ?? []);
  return z
    .custom<(advertiser: string) => unknown>(isFunction, {
      error: 'must be a function of the advertiser’s name',
      abort: true,
    })
    .superRefine((text, context) => {
      const message = faultOfWording(text, legalNames);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    });
}

function inEach(locales: readonly string[], one: z.ZodType) {
  return z.object(Object.fromEntries(locales.map((locale) => [locale, one])));
}

function passOn(schema: z.ZodType, value: unknown, path: string[], context: z.RefinementCtx): void {
  for (const issue of (schema.safeParse(value).error?.issues ?? []).flatMap((each) => inWords(each))) {
    context.addIssue({ code: 'custom', path: [...path, ...issue.path], message: issue.message });
  }
}

/** Languages in which Tidings cannot speak for itself: a confirmation of a STOP that its reader cannot read is none. */
function spoken({ locales, ownTexts }: Pick<Declaration, 'locales' | 'ownTexts'>): string[] {
  return locales.flatMap((locale) => {
    const missing = ownTextKeys.filter((key) => !shipped[locale]?.[key] && !ownTexts?.[key]?.[locale]);
    if (missing.length === 0) return [];
    return [`locales: Tidings does not come in ${locale}; say in ownTexts what it says there: ${missing.join(', ')}`];
  });
}
