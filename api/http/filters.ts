import { z } from 'zod';
import { codeOf, countryComplaint, countryDescribed, countryOf } from '../../models/domain/numbers/country.ts';
import { spellingsOf } from './spellings.ts';
import { withoutControls } from './openapi.ts';

/** An instant in a query, where a plus that nobody encoded has become a blank. */
export const instantInQuery = z.iso.datetime({
  offset: true,
  error: 'must be ISO 8601 with a zone, such as 2026-05-04T09:00:00Z; a plus is written %2B',
});

/** Query parameters of lists that have a time: from one instant on, and before another. */
export const timeRange = {
  from: instantInQuery.optional().meta({ description: 'From this instant on.' }),
  to: instantInQuery.optional().meta({ description: 'Before this instant.' }),
};

/** A name that a list is filtered by; control characters are refused in all of a query. */
export function word(longest: number) {
  return z.string().min(1).max(longest).meta({ pattern: withoutControls });
}

/** ISO 3166 code of a country, as a query parameter. */
export const countryCode = codeOf(countryOf, countryComplaint, countryDescribed);

/** A query parameter that takes several values apart by commas. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .preprocess(
      (written) => (typeof written === 'string' ? written.split(',') : written),
      z.array(z.enum(values)).min(1),
    )
    .optional()
    .meta({ description: 'One, or several apart by commas.', param: { explode: false } });
}

/** The filter for a query: what is given must hold, a list is a set, and the range is of `field`. */
export function filterOf(
  field: string,
  { from, to, ...wanted }: { from?: string | undefined; to?: string | undefined; [name: string]: unknown },
): Record<string, unknown> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const range = { ...(from ? { $gte: new Date(from) } : {}), ...(to ? { $lt: new Date(to) } : {}) };
  return {
    ...Object.fromEntries(
      given.map(([name, value]) => [name, Array.isArray(value) ? { $in: value as unknown[] } : value]),
    ),
    ...(Object.keys(range).length > 0 ? { [field]: range } : {}),
  };
}

/** Without `from` a search in words looks back so far: no index holds words. */
const searchedDays = 31;

/** Body of a search: what a list is filtered by, and words that the text holds. */
export function searchOf<Shape extends z.ZodRawShape>(list: z.ZodObject<Shape>) {
  return z.strictObject({
    ...list.shape,
    words: z
      .string()
      .max(200)
      .regex(/\S/, 'needs a word')
      .meta({
        description: `Part of the text, in capitals or not, е for ё or not; of the last ${searchedDays} days unless \`from\` is given.`,
      }),
  });
}

/** The filter for a search in words. */
export function wordsFilterOf(
  field: string,
  { words, ...wanted }: { words: string; from?: string | undefined; to?: string | undefined; [name: string]: unknown },
): Record<string, unknown> {
  const { to = new Date().toISOString(), from = new Date(Date.parse(to) - searchedDays * 86_400_000).toISOString() } =
    wanted;
  return { ...filterOf(field, { ...wanted, from }), text: { $regex: spellingsOf(words), $options: 'i' } };
}
