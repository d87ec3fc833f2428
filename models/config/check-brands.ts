import { z } from 'zod';
import { isWhole, type Refuse } from './all-faults.ts';
import type { BrandDeclaration } from './declarations.ts';
import { inWords } from './fault-in-words.ts';
import { faultOfWording } from './fault-of-wording.ts';
import { isFunction } from './is-function.ts';
import { nameOfBrand, plainWords, words } from './words.ts';

/** Brands and wordings as far as nothing is wrong with them. */
export interface Speaking {
  locales?: readonly (string | undefined)[] | undefined;
  brands?: Readonly<Record<string, Partial<BrandDeclaration> | undefined>> | undefined;
  purposes?: readonly (string | undefined)[] | undefined;
  wordings?: Readonly<Record<string, object | undefined>> | undefined;
}

/** Tells what is wrong with the brands, whose help is said once, or in each language where it begins so. */
export function faultsOfBrands({ locales = [], brands = {} }: Speaking, refuse: Refuse): void {
  const name = inEach(locales, nameOfBrand);
  const inAll = inEach(locales, plainWords);
  for (const [id, each] of Object.entries(brands)) {
    const help = typeof each?.help === 'object' ? inAll : plainWords;
    passOn(z.object({ name, legalName: plainWords, help }), each, ['brands', id], refuse);
  }
}

/** Tells what is wrong with the words of consents, which are said once in the name of each brand. */
export function faultsOfWordings(
  { locales = [], brands = {}, purposes, wordings = {} }: Speaking,
  refuse: Refuse,
): void {
  const legalNames = Object.values(brands).flatMap((brand) => brand?.legalName ?? []);
  const wording = z.object({
    purpose: isWhole(purposes) ? z.enum(purposes as [string, ...string[]], 'must be one of purposes') : words,
    topic: inEach(locales, plainWords),
    text: inEach(locales, wordsFor(legalNames)),
  });
  for (const [id, each] of Object.entries(wordings)) passOn(wording, each, ['wordings', id], refuse);
}

function wordsFor(legalNames: readonly string[]) {
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

function inEach(locales: readonly (string | undefined)[], one: z.ZodType) {
  return z.object(Object.fromEntries(locales.flatMap((locale) => (locale === undefined ? [] : [[locale, one]]))));
}

/** Tells what a schema finds wrong with a part that is there. */
export function passOn(schema: z.ZodType, part: unknown, path: readonly string[], refuse: Refuse): void {
  const issues = part === undefined ? [] : (schema.safeParse(part).error?.issues ?? []);
  for (const fault of issues.flatMap((each) => inWords(each))) refuse([...path, ...fault.path], fault.message);
}
