import { z } from 'zod';
import { isFunction } from './is-function.ts';
import { currencyCode, decimalAmount } from '../domain/money/money.ts';
import { workflowTypeOf } from '../domain/runs/workflow-type.ts';
import { repeated } from '../domain/repeated.ts';
import { textChannels, topics } from '../domain/message.ts';
import { durationFault, milliseconds, type Duration } from '../domain/time/duration.ts';
import { ownEventSchemas } from '../own-events.ts';
import { faultsOfChannel } from './check-channel.ts';
import { fallbackField, faultsOfFallbacks } from './check-fallback.ts';
import { whyNoKey } from './fields.ts';
import type { Vocabulary } from './declarations.ts';
import { promotionIn } from '../domain/texts/text-warnings.ts';
import { nearest } from './nearest.ts';
import { isOfEveryObject, words } from './words.ts';

/** Its workflow type is an export of the bundle, where `default` and what every object has mean something else. */
const journeyName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: 'must be lower-case letters, digits and single dashes, the first a letter',
    abort: true,
  })
  .refine(
    (name) => name !== 'default' && !isOfEveryObject(workflowTypeOf(name)),
    'is a word of the language JavaScript',
  );
const only = z.literal(true, 'is true, or left out');
const duration = z.custom<Duration>((written) => !durationFault(written), {
  error: ({ input }) => durationFault(input) ?? 'is missing',
});
const lifetime = duration.refine(
  (span) => milliseconds(span) > 0,
  'must be more than nothing: the text would never leave',
);
const oneLine = words.refine((written) => !/[\r\n]/.test(written), 'must be one line');
const parts = 'must be a whole number of parts, 1 or more';
const again = z.union(
  [
    z.enum(['never', 'always']),
    z.strictObject({
      after: duration.refine((span) => milliseconds(span) > 0, 'must be more than nothing; else say always'),
    }),
  ],
  { error: 'must be never, always or a duration after which it may: { after: "30 days" }' },
);
const budget = z.strictObject({
  amount: decimalAmount.refine((micros) => micros > 0, 'must be more than nothing: no text could be paid for'),
  currency: currencyCode,
  per: z.enum(['day', 'week', 'month'], 'must be day, week or month'),
});

/**
 * What is wrong with a journey as its file declares it, a line a fault, each with its place: `texts.shipped.ask`. The
 * compiler says most of it before; a journey in JavaScript, or one that casts, is held to the same here.
 */
export function faultsOfJourney(journey: { name?: unknown }, vocabulary: Vocabulary): string[] {
  const parsed = journeyIn(vocabulary).safeParse(journey);
  return (parsed.error?.issues ?? []).flatMap((issue) =>
    told(issue).map((fault) => `${String(journey.name)}: ${fault}`),
  );
}

function journeyIn(vocabulary: Vocabulary) {
  const { brands, wordings, locales } = vocabulary;
  const own = ownEventSchemas({ brands: [''], wordings: Object.keys(wordings), locales: ['', ...locales] });
  const schemas = { ...vocabulary.events, ...own } as Vocabulary['events'];
  const names = Object.keys(schemas);
  const event = z.enum(names, {
    error: ({ input }) =>
      input === undefined
        ? 'is missing'
        : `${JSON.stringify(input)} is no event of tidings.config.ts; the nearest are ${nearest(typeof input === 'string' ? input : '', names).join(', ')}`,
  });
  const text = textIn({ locales, brands: Object.keys(brands), purposes: vocabulary.purposes });
  return z
    .strictObject({
      name: journeyName,
      about: words,
      startsOn: event.optional(),
      retiredFrom: event.optional(),
      retired: only.optional(),
      hears: z.array(event),
      onePer: words,
      again,
      restarts: only.optional(),
      goal: z
        .strictObject({ on: event, afterClick: duration.optional(), afterDelivery: duration.optional() })
        .optional(),
      budget: budget.optional(),
      texts: z.record(words, text),
      run: z.custom(isFunction),
    })
    .superRefine(({ name, startsOn, retiredFrom, hears, goal, onePer, restarts, texts }, context) => {
      const refuse = (path: string | string[], message: string) =>
        context.addIssue({ code: 'custom', path: [path].flat(), message });
      for (const [place, { key }] of Object.entries(texts))
        if (key !== `${name}/${place}`)
          refuse(['texts', place], `is the text ${key}, and must be ${name}/${place}, by which it is known everywhere`);
      faultsOfFallbacks(texts, refuse);
      const start = startsOn ?? retiredFrom;
      for (const twice of repeated(hears)) refuse('hears', `names ${twice} twice`);
      // What came before a text did not lead there, and the same event came before all of them: see count-conversion.
      if (goal && goal.on === start)
        refuse(
          ['goal', 'on'],
          `${goal.on} begins the story, so nothing that it sends can have led to it: let it hear the event instead`,
        );
      if (restarts && hears.some((name) => name === start))
        refuse('hears', `names ${start}, on which the story begins anew: it cannot be waited for`);
      if (onePer === 'contact') return;
      for (const name of new Set([start, ...hears, goal?.on]))
        if (name !== undefined) {
          const why = whyNoKey(schemas[name], onePer);
          if (why) refuse('onePer', `${name} ${why}`);
        }
    });
}

/** One text, in the languages, brands and purposes of an installation. */
function textIn({ locales, brands, purposes }: Record<'locales' | 'brands' | 'purposes', readonly string[]>) {
  const options = {
    key: words,
    text: z.strictObject(Object.fromEntries(locales.map((locale) => [locale, words]))),
    channel: z.enum(textChannels, `must be one of ${textChannels.join(', ')}`).optional(),
    subject: z.strictObject(Object.fromEntries(locales.map((locale) => [locale, oneLine]))).optional(),
    title: z.strictObject(Object.fromEntries(locales.map((locale) => [locale, oneLine]))).optional(),
    opens: oneLine.optional(),
    brand: z.enum(brands, `must be one of ${brands.join(', ')}`).optional(),
    asks: only.optional(),
    invites: only.optional(),
    expiresAfter: lifetime.optional(),
    maxParts: z.int(parts).min(1, parts).optional(),
    smart: only.optional(),
    transliterate: only.optional(),
    samples: z.record(z.string(), z.unknown()).optional(),
    trackLinks: z.literal(false, 'is false, or left out').optional(),
    about: z.enum(topics, `must be one of ${topics.join(', ')}`).optional(),
    fallback: fallbackField.optional(),
    whenCapped: z.enum(['defer', 'skip'], 'must be defer or skip').optional(),
  };
  const service = {
    kind: z.literal('service'),
    atOnce: only.optional(),
    atLeastOnce: only.optional(),
    priority: z.literal('high').optional(),
  };
  const purpose = z.enum(purposes, 'must be one of the purposes in tidings.config.ts');
  return z.discriminatedUnion(
    'kind',
    [
      z
        .strictObject({ ...options, ...service })
        .superRefine(faultsOfChannel)
        .superRefine(faultsOfPrecedence),
      z.strictObject({ ...options, kind: z.literal('marketing'), purpose }).superRefine(faultsOfChannel),
    ],
    'must be service or marketing',
  );
}

/** What goes before others, or at any hour, does so for what its reader waits for alone. */
function faultsOfPrecedence(
  {
    atOnce,
    priority,
    about,
    text,
    subject = {},
    title = {},
  }: {
    atOnce?: true | undefined;
    priority?: 'high' | undefined;
    about?: string | undefined;
    text: object;
    subject?: object | undefined;
    title?: object | undefined;
  },
  context: z.RefinementCtx,
): void {
  const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (atOnce && about === 'debt') refuse(['atOnce'], 'cannot be with about: debt, which has hours by law');
  const precedence = atOnce ? 'atOnce' : priority === 'high' ? 'priority: high' : undefined;
  if (!precedence) return;
  const said = Object.entries({ text, subject, title }).flatMap(([where, words]) =>
    Object.entries(words).map(([locale, written]) => [[where, locale], String(written)] as const),
  );
  for (const [place, written] of said) {
    const promotion = promotionIn(written);
    if (promotion.length > 0)
      refuse([...place], `reads as advertising, which cannot be with ${precedence}: ${promotion.join(', ')}`);
  }
}

/** Each key that is too much is a fault of its own, with its place. */
function told({ path, ...issue }: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${[...path, key].map(String).join('.')}: there is no such ${unknownIn(path)}`);
  const missing = issue.message.endsWith('received undefined');
  return [`${path.map(String).join('.')}: ${missing ? 'is missing' : issue.message}`];
}

function unknownIn(path: readonly PropertyKey[]): string {
  const isOfWords = ['text', 'subject', 'title'].includes(String(path.at(-1)));
  const kind = path[0] === 'texts' && isOfWords ? 'language' : 'option';
  return kind === 'language' ? 'language in tidings.config.ts' : kind;
}
