import { z } from 'zod';
import { currencyCode, decimalAmount } from '../domain/money/money.ts';
import { repeated } from '../domain/repeated.ts';
import { workflowTypeOf } from '../domain/runs/workflow-type.ts';
import { durationFault, milliseconds, type Duration } from '../domain/time/duration.ts';
import { ownEventSchemas, segmentEventSchemas } from '../own-events.ts';
import { allFaults, type Refuse } from './all-faults.ts';
import { faultsOfStart, scheduleOf } from './check-start.ts';
import { faultsOfFallbacks, type Linked } from './check-fallback.ts';
import { textChecker } from './check-text.ts';
import type { Vocabulary } from './declarations.ts';
import { inWords, type Fault } from './fault-in-words.ts';
import { whyNoKey } from './fields.ts';
import { isFunction } from './is-function.ts';
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
  error: ({ input }) => durationFault(input),
});
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

/** A journey as far as nothing is wrong with it. */
interface Sound {
  name?: string | undefined;
  startsOn?: string | undefined;
  retiredFrom?: string | undefined;
  alsoThoseIn?: true | undefined;
  schedule?: object | undefined;
  hears?: readonly (string | undefined)[] | undefined;
  goal?: { on?: string | undefined } | undefined;
  onePer?: string | undefined;
  restarts?: true | undefined;
  texts?: Readonly<Record<string, (Linked & { key?: string | undefined }) | undefined>> | undefined;
}

/**
 * What is wrong with a journey as its file declares it, a line a fault, each with its place: `texts.shipped.ask`. All is told
 * at once but for the words of its texts as templates. The compiler says most of it before; a journey in JavaScript, or one
 * that casts, is held to the same here.
 */
export function faultsOfJourney(journey: { name?: unknown }, vocabulary: Vocabulary): string[] {
  const schemas = schemasIn(vocabulary);
  const faultsOfText = textChecker(vocabulary);
  const segments = Object.keys(vocabulary.segments);
  const faults = allFaults<Sound>(rowOf(Object.keys(schemas), segments), journey, told, [
    (row, refuse) => {
      for (const [name, text] of Object.entries(row.texts ?? {}))
        for (const { path, message } of text ? faultsOfText(text) : []) refuse(['texts', name, ...path], message);
    },
    faultsAmongTexts,
    (row, refuse) => faultsOfEvents(row, schemas, refuse),
    (row, refuse) => faultsOfStart(row, segments, refuse),
  ]);
  return faults.map(({ path, message }) => `${String(journey.name)}: ${path.map(String).join('.')}: ${message}`);
}

function schemasIn({ wordings, locales, events, segments }: Vocabulary): Vocabulary['events'] {
  const own = ownEventSchemas({ brands: [''], wordings: Object.keys(wordings), locales: ['', ...locales] });
  return { ...events, ...own, ...segmentEventSchemas(Object.keys(segments)) };
}

/** The parts of a journey, each by itself; of its texts only that they are some. */
function rowOf(events: readonly string[], segments: readonly string[]) {
  const event = z.enum(events, {
    error: ({ input }) =>
      input === undefined
        ? 'is missing'
        : `${JSON.stringify(input)} is no event of tidings.config.ts; the nearest are ${nearest(typeof input === 'string' ? input : '', events).join(', ')}`,
  });
  return z.strictObject({
    name: journeyName,
    about: words,
    startsOn: event.optional(),
    retiredFrom: event.optional(),
    alsoThoseIn: only.optional(),
    schedule: scheduleOf(segments).optional(),
    retired: only.optional(),
    hears: z.array(event),
    onePer: words,
    again,
    restarts: only.optional(),
    goal: z.strictObject({ on: event, afterClick: duration.optional(), afterDelivery: duration.optional() }).optional(),
    budget: budget.optional(),
    texts: z.record(words, z.looseObject({})),
    run: z.custom(isFunction),
  });
}

/** Each key that is too much is a fault of its own, with its place. */
function told(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return inWords(issue);
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such option' }));
}

/** Tells what is wrong with texts beside each other, and beside their journey. */
function faultsAmongTexts({ name, texts = {} }: Sound, refuse: Refuse): void {
  for (const [place, { key } = {}] of Object.entries(texts))
    if (name !== undefined && key !== undefined && key !== `${name}/${place}`)
      refuse(['texts', place], `is the text ${key}, and must be ${name}/${place}, by which it is known everywhere`);
  faultsOfFallbacks(texts, refuse);
}

/** Tells what is wrong with the events of a journey beside each other, and beside what a run is per. */
function faultsOfEvents(row: Sound, schemas: Vocabulary['events'], refuse: Refuse): void {
  const { goal, onePer, restarts } = row;
  const start = row.startsOn ?? row.retiredFrom;
  const hears = (row.hears ?? []).filter((name) => name !== undefined);
  for (const twice of repeated(hears)) refuse('hears', `names ${twice} twice`);
  // What came before a text did not lead there, and the same event came before all of them: see count-conversion.
  if (start !== undefined && goal?.on === start)
    refuse(
      ['goal', 'on'],
      `${start} begins the story, so nothing that it sends can have led to it: let it hear the event instead`,
    );
  if (restarts && start !== undefined && hears.includes(start))
    refuse('hears', `names ${start}, on which the story begins anew: it cannot be waited for`);
  if (onePer === undefined || onePer === 'contact') return;
  for (const name of new Set([start, ...hears, goal?.on])) {
    const why = name === undefined ? undefined : whyNoKey(schemas[name], onePer);
    if (why) refuse('onePer', `${name} ${why}`);
  }
}
