import { z } from 'zod';
import { defined } from '../defined.ts';
import { byCountry, codeOf, countryOf, regionOf } from '../numbers/country.ts';
import { longestCapHours } from '../deliveries/frequency-cap.ts';
import { channels, kinds, topics } from '../message.ts';
import { isVisible } from '../texts/marks.ts';
import { repeated } from '../repeated.ts';
import { preflight } from '../texts/preflight.ts';
import { knowsHolidays, type NamedCalendar } from './holidays.ts';
import { noCommonHours } from './no-common-hours.ts';
import { createPolicy } from './policy.ts';
import type { Place, Rule } from './rule.ts';
import { codeOfPlace } from './territories.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'must be HH:MM', abort: true });
const day = z.union(
  [
    z.literal('closed'),
    z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from !== to, 'must not begin when it ends'),
  ],
  { error: 'must be "closed" or hours such as { "from": "09:00", "to": "20:00" }' },
);
const hours = z.strictObject({
  weekdays: day,
  saturday: day.optional(),
  sunday: day.optional(),
  holidays: day.optional(),
});
const count = z.int().min(1).max(1_000);
const byPriority = z
  .strictObject({ low: count, normal: count, high: count })
  .refine(({ low, normal, high }) => low <= normal && normal <= high, 'must not fall as the priority rises');
const kind = oneOf(kinds);
const channel = oneOf(channels);
const topic = oneOf(topics);
const perHours = `must be a number of hours above 0, at most ${longestCapHours}`;
const cap = z.strictObject({
  kind: kind.optional(),
  channel: channel.optional(),
  about: topic.optional(),
  limit: z.union([count, byPriority], {
    error: 'must be a whole number from 1 to 1000, or one for each of low, normal and high',
  }),
  perHours: z.number(perHours).positive(perHours).max(longestCapHours, perHours),
});

/** What no text may hold would have every text refused that must carry it. */
const label = z
  .string()
  .regex(/^\S(?:[^\r\n]{0,18}\S)?$/, 'must be one line of at most 20 characters')
  .refine((words) => !/[{}]/.test(words) && !preflight(words), 'must be plain words, without braces of a template');
const says = 'must be words, of at most 500 characters';
const demands = ['opt-out', 'sender', 'creditor'] as const;
const footer = z.union([z.enum(demands), z.strictObject({ label })], {
  error: `must be ${demands.map((each) => `"${each}"`).join(', ')} or a label such as { "label": "[AD]" }`,
});

const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'must be lower-case letters, digits, dots and dashes'),
    where: listOf(codeOf(placeOf, 'must be ISO 3166, such as DE or US-TX, or EU')).optional(),
    kind: kind.optional(),
    channels: listOf(channel).optional(),
    about: topic.optional(),
    says: z.string().refine(isVisible, says).max(500, says),
    forbids: z.literal(true, 'can only be true: a rule takes away, it never allows').optional(),
    hours: hours.optional(),
    caps: z.array(cap).min(1, 'must not be empty: leave it out').optional(),
    footer: footer.optional(),
  })
  .refine(({ forbids, hours, caps, footer }) => [forbids, hours, caps, footer].some((effect) => effect !== undefined), {
    error: 'has no effect: give it forbids, hours, caps or footer',
    // Beside whatever else is wrong, but for a key that there is not: an effect may be meant by it.
    when: ({ value, issues }) => isObject(value) && issues.every(({ code }) => code !== 'unrecognized_keys'),
  });

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const dates = z.array(z.iso.date('must be a date such as 2027-01-08')).max(1_000).default([]);
const named = byCountry(
  z.strictObject({ holidays: dates, workdays: dates }).superRefine(({ holidays, workdays }, context) => {
    for (const [index, date] of workdays.entries()) {
      if (!holidays.includes(date)) continue;
      context.addIssue({ code: 'custom', path: ['workdays', index], message: `${date} is one of holidays, too` });
    }
  }),
);

/** The organisation's own rules, which are added to the law's and so can only narrow what it allows, and its dates. */
export const organisationPolicy = z
  .strictObject({
    rules: z.array(rule).max(200),
    dates: named.default({}),
    consentFollowsNumber: z.boolean().default(false).meta({
      description: 'True: a consent stays good when the contact has another number, since you know who has it.',
    }),
  })
  .superRefine(
    ({ rules, dates }, context) => {
      const isRight = (...at: PropertyKey[]) =>
        !context.issues.some(({ path = [] }) => at.every((key, index) => path[index] === key));
      const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
      const ids = rules.map((rule: { id?: unknown } | null) => rule?.id).filter((id) => typeof id === 'string');
      if (repeated(ids).length > 0) refuse(['rules'], 'has two rules of the same id');
      // Each that is right beside the others that are: what is wrong with one says nothing of these.
      const right = [...rules.entries()].filter(([index]) => isRight('rules', index));
      // A key that there is not may be meant as dates.
      const areDatesKnown = isRight('dates') && context.issues.every(({ path = [] }) => path.length > 0);
      for (const [index, { where, hours }] of areDatesKnown ? right : []) {
        const message = hours?.holidays && holidaysUnknownIn(where, dates);
        if (message) refuse(['rules', index, 'hours', 'holidays'], message);
      }
      const own = organisationRules({ rules: right.map(([, rule]) => rule) });
      const policyOf = createPolicy(own);
      for (const [at, rule] of own.entries())
        for (const message of noCommonHours(rule, policyOf)) refuse(['rules', right[at]?.[0] ?? at, 'hours'], message);
    },
    { when: ({ value }) => isObject(value) && 'rules' in value && Array.isArray(value.rules) },
  );

/** The same as it is written, in `tidings.config.ts` or in a file. */
export type PolicyDeclaration = z.input<typeof organisationPolicy>;

function oneOf<const Name extends string>(names: readonly [Name, ...Name[]]) {
  return z.enum(names, `must be one of ${names.join(', ')}`);
}

/** Some of what there is, each once. */
function listOf<Each extends z.ZodType>(each: Each) {
  return z
    .array(each)
    .min(1, 'must not be empty: leave it out')
    .superRefine((list, context) => {
      for (const twice of repeated(list)) context.addIssue({ code: 'custom', message: `names ${String(twice)} twice` });
    });
}

/** Why hours on holidays would have no effect; undefined where they have one. */
function holidaysUnknownIn(where: readonly Place[] | undefined, named: NamedCalendar): string | undefined {
  if (!where) return 'needs where: the public holidays of every place are not known';
  const unknown = where.filter((place) => !knowsHolidays(countryIn(place), named));
  if (unknown.length === 0) return undefined;
  return `has no effect in ${unknown.join(', ')}, whose public holidays are not known: name them in dates`;
}

/** The rules of a checked file, as the policy takes them. */
export function organisationRules({ rules }: Pick<z.output<typeof organisationPolicy>, 'rules'>): Rule[] {
  return rules.map(({ id, ...rest }): Rule =>
    defined<Rule>({
      ...(rest as Omit<typeof rest, 'hours' | 'caps'> & Pick<Rule, 'hours' | 'caps'>),
      id: `own.${id}`,
      basis: 'organisation',
      checked: true,
      source: 'the organisation’s policy',
    }),
  );
}

/** A place as rules name it, under the code that contacts have. */
export function placeOf(written: string): Place | undefined {
  return written.toUpperCase() === 'EU' ? 'EU' : (countryOf(written) ?? regionOf(written));
}

function countryIn(place: Place): Place {
  return codeOfPlace(place).slice(0, 2);
}
