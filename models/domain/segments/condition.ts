import { z } from 'zod';
import { channels, kinds } from '../message.ts';
import { durationFault, type Duration } from '../time/duration.ts';
import { isDate, isMoment } from '../time/named-day.ts';

const duration = z
  .custom<Duration>((written) => durationFault(written) === undefined, {
    error: ({ input }) => durationFault(input) ?? 'must be a duration',
  })
  .meta({ type: 'string', examples: ['90 days', '2 weeks'] });

const moment = z
  .string()
  .refine(
    (written) => isDate(written) || isMoment(written),
    'must be a day such as 2026-05-04, or a moment with its zone',
  )
  .meta({ examples: ['2026-05-04', '2026-05-04T09:00:00Z'] });

const momentOrAgo = z
  .string()
  .refine((written) => isDate(written) || isMoment(written) || durationFault(written) === undefined, {
    error: 'must be a day such as 2026-05-04, a moment with its zone, or how long ago, such as 90 days',
  })
  .meta({ examples: ['2026-05-04', '90 days'] });

const one = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false');
const several = z
  .array(z.union([z.string(), z.number()], 'must be text or a number'))
  .min(1)
  .max(1_000)
  .readonly();

/** What a value is held against; all that is said must hold. Which of them fit depends on the kind of the value. */
const tests = {
  is: one.optional(),
  isNot: one.optional(),
  in: several.optional(),
  notIn: several.optional(),
  above: z.number().optional(),
  atLeast: z.number().optional(),
  below: z.number().optional(),
  atMost: z.number().optional(),
  startsWith: z.string().min(1).optional(),
  contains: z.string().min(1).optional(),
  before: moment.optional(),
  after: moment.optional(),
  withinLast: duration.optional(),
  longerAgo: duration.optional(),
  withinNext: duration.optional(),
  anniversaryInDays: z.int().min(0).max(366).optional(),
  exists: z.boolean().optional(),
};
export type Operator = keyof typeof tests;

/** The operators that fit each kind of value. */
export const operators = {
  text: ['is', 'isNot', 'in', 'notIn', 'startsWith', 'contains', 'exists'],
  number: ['is', 'isNot', 'in', 'notIn', 'above', 'atLeast', 'below', 'atMost', 'exists'],
  boolean: ['is', 'isNot', 'exists'],
  date: ['before', 'after', 'withinLast', 'longerAgo', 'withinNext', 'anniversaryInDays', 'exists'],
} as const satisfies Record<string, readonly Operator[]>;
export type ValueKind = keyof typeof operators;

const test = z.strictObject(tests).meta({ id: 'SegmentTest' });
export type Test = z.infer<typeof test>;
const testOf = z.strictObject({ of: z.string(), ...tests });
const inTime = { within: duration.optional(), from: momentOrAgo.optional(), until: momentOrAgo.optional() };
export type InTime = z.infer<z.ZodObject<typeof inTime>>;

/** What can be asked of the events of one type. */
export const measures = ['count', 'sum', 'average', 'last', 'first', 'latest', 'favourite'] as const;

/** What texts led to. */
const outcomes = ['sent', 'delivered', 'undeliverable', 'clicked', 'replied', 'converted', 'complained'] as const;
export type Outcome = (typeof outcomes)[number];

const amongTexts = {
  journey: z.string().optional(),
  message: z.string().optional(),
  channel: z.enum(channels).optional(),
  kind: z.enum(kinds).optional(),
  purpose: z.string().optional(),
};
const byChannel = { channel: z.enum(channels).optional(), brand: z.string().optional() };

/** The fields that every contact may have. */
const contactFields = ['country', 'region', 'locale', 'timeZone', 'createdAt'] as const;

/** Each condition that asks one thing, by the key that says which. */
export const leaves = {
  segment: z.strictObject({ segment: z.string() }),
  list: z.strictObject({ list: z.string() }),
  contact: z.strictObject({ contact: z.enum(contactFields), ...tests }),
  attribute: z.strictObject({ attribute: z.string(), ...tests }),
  event: z.strictObject({
    event: z.string(),
    where: z.record(z.string(), test).optional(),
    ...inTime,
    count: test.optional(),
    sum: testOf.optional(),
    average: testOf.optional(),
    last: test.optional(),
    first: test.optional(),
    latest: testOf.optional(),
    favourite: testOf.optional(),
  }),
  texts: z.strictObject({
    texts: z.enum(outcomes),
    ...amongTexts,
    ...inTime,
    count: test.optional(),
    last: test.optional(),
  }),
  ignored: z.strictObject({ ignored: z.int().min(1).max(100), ...amongTexts }),
  consent: z.strictObject({ consent: z.string(), ...byChannel }),
  optedOut: z.strictObject({ optedOut: z.string(), ...byChannel }),
  reachable: z.strictObject({ reachable: z.enum(channels) }),
};
type Leaves = { [Kind in keyof typeof leaves]: z.infer<(typeof leaves)[Kind]> };

export type EventCondition = Leaves['event'];
export type TextsCondition = Leaves['texts'];
export type IgnoredCondition = Leaves['ignored'];
export type ConsentCondition = Leaves['consent'];
export type OptedOutCondition = Leaves['optedOut'];

/** A condition whose answer lies in what happened, and not on the contact itself. */
export type Measured = EventCondition | TextsCondition | IgnoredCondition | ConsentCondition | OptedOutCondition;

/** What must be true of a contact. */
export type Condition =
  { all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition } | Leaves[keyof Leaves];

/** A condition as JSON over the API; what is wrong with one is told by `faultsOfCondition`, which knows the names. */
export const conditionJson: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      get all() {
        return z.array(conditionJson);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(conditionJson);
      },
    }),
    z.strictObject({
      get not() {
        return conditionJson;
      },
    }),
    ...Object.values(leaves),
  ])
  .meta({ id: 'SegmentCondition', description: 'What must be true of a contact.' });

/** The conditions directly inside; none in one that asks one thing. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

/** Every segment that a condition names, at whatever depth. */
export function segmentsIn(condition: Condition): string[] {
  return 'segment' in condition ? [condition.segment] : partsOf(condition).flatMap(segmentsIn);
}
