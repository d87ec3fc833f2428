import type { z } from 'zod';
import { listName } from '../list-name.ts';
import { leaves, measures, operators } from './condition.ts';
import { checkTest, type Fault, type Field, type Named, type Refuse, type Written } from './test-faults.ts';

/** All names that a condition may use. */
export interface Vocabulary {
  attributes: Named<Field>;
  /** The fields of each event that journeys may see. */
  events: Named<Named<Field>>;
  segments: readonly string[];
  purposes: readonly string[];
  brands: readonly string[];
  journeys?: readonly string[];
  messages?: readonly string[];
  /** The known names that are most like one that is not. */
  nearest: (name: string, known: readonly string[]) => readonly string[];
}

/** Conditions inside conditions end somewhere. */
const deepest = 10;
/** More is no list that anybody reads. */
const mostParts = 50;

const joins = ['all', 'any', 'not'] as const;
const subjects = [...joins, ...(Object.keys(leaves) as (keyof typeof leaves)[])];

/** All that is wrong with a condition as it was written, each with its place. */
export function faultsOfCondition(written: unknown, vocabulary: Vocabulary): Fault[] {
  const faults: Fault[] = [];
  checkCondition(written, [], vocabulary, (path, message) => faults.push({ path: [...path], message }));
  return faults;
}

function checkCondition(written: unknown, path: PropertyKey[], vocabulary: Vocabulary, refuse: Refuse): void {
  if (path.length > 2 * deepest) {
    refuse(path, `lies deeper than ${deepest} conditions inside each other`);
    return;
  }
  if (!isRecord(written)) {
    refuse(path, "must be a condition, such as { attribute: 'plan', is: 'pro' }");
    return;
  }
  const [subject, another] = subjects.filter((key) => written[key] !== undefined);
  if (subject === undefined) refuse(path, asksNothing(written, vocabulary));
  else if (another !== undefined)
    refuse(path, `asks ${subject} and ${another} at once; say { all: […] } with a condition for each`);
  else if (isJoin(subject)) checkJoin(subject, written, path, vocabulary, refuse);
  else checkLeaf(subject, written, path, vocabulary, refuse);
}

function asksNothing(written: Written, { nearest }: Vocabulary): string {
  const keys = Object.keys(written);
  const like = keys.flatMap((key) => nearest(key, subjects).slice(0, 1));
  const meant = like[0] === undefined ? '' : `; did you mean ${like[0]}?`;
  return `asks nothing: it names none of ${subjects.join(', ')}${meant}`;
}

function checkJoin(
  join: (typeof joins)[number],
  written: Written,
  path: PropertyKey[],
  vocabulary: Vocabulary,
  refuse: Refuse,
): void {
  for (const key of Object.keys(written))
    if (key !== join) refuse([...path, key], `stands beside ${join}; put it inside`);
  const parts = written[join];
  if (join === 'not') {
    checkCondition(parts, [...path, join], vocabulary, refuse);
    return;
  }
  if (!Array.isArray(parts) || parts.length === 0)
    refuse([...path, join], 'must be a list of conditions, one at least');
  else if (parts.length > mostParts) refuse([...path, join], `may list ${mostParts} conditions at most`);
  else for (const [index, part] of parts.entries()) checkCondition(part, [...path, join, index], vocabulary, refuse);
}

function checkLeaf(
  subject: keyof typeof leaves,
  written: Written,
  path: PropertyKey[],
  vocabulary: Vocabulary,
  refuse: Refuse,
): void {
  const here: Refuse = (below, message) => {
    refuse([...path, ...below], message);
  };
  const schema = leaves[subject];
  const issues = schema.safeParse(written).error?.issues ?? [];
  for (const issue of issues) for (const { path: at, message } of inWords(issue, schema, vocabulary)) here(at, message);
  if (issues.length > 0) return;
  const name = written[subject] as string;
  const known: Named<readonly string[] | undefined> = {
    segment: vocabulary.segments,
    attribute: Object.keys(vocabulary.attributes),
    event: Object.keys(vocabulary.events),
    consent: vocabulary.purposes,
    optedOut: ['*', ...vocabulary.purposes],
  };
  if (!isKnown([subject], name, known[subject], subject, vocabulary, here)) return;
  const others = { brand: vocabulary.brands, journey: vocabulary.journeys, message: vocabulary.messages };
  for (const [key, names] of Object.entries({ ...others, purpose: vocabulary.purposes }))
    if (written[key] !== undefined) isKnown([key], written[key] as string, names, key, vocabulary, here);
  if (subject === 'list')
    for (const { message } of listName.safeParse(name).error?.issues ?? []) here(['list'], message);
  if (subject === 'attribute') checkTest(written, ['attribute'], vocabulary.attributes[name], [], here);
  if (subject === 'contact')
    checkTest(written, ['contact'], { kinds: [name === 'createdAt' ? 'date' : 'text'] }, [], here);
  if (subject === 'event') checkEvent(written, vocabulary.events[name] ?? {}, vocabulary, here);
  if (subject === 'texts') checkMeasures(written, here);
  if ('within' in written && 'from' in written) here(['within'], 'says the same as from: name one of them');
}

/** Whether a name is known; tells the nearest ones where it is not. Where nothing is listed any name may be. */
function isKnown(
  path: PropertyKey[],
  name: string,
  known: readonly string[] | undefined,
  what: string,
  { nearest }: Vocabulary,
  refuse: Refuse,
): boolean {
  if (!known || known.includes(name)) return true;
  const like = nearest(name, known);
  const words = { optedOut: 'purpose', consent: 'purpose', message: 'text' }[what] ?? what;
  refuse(
    path,
    `there is no ${words} ${name}; ${like.length > 0 ? `did you mean ${like.join(', ')}?` : 'there is none at all'}`,
  );
  return false;
}

function checkEvent(written: Written, fields: Named<Field>, vocabulary: Vocabulary, refuse: Refuse): void {
  const { where = {} } = written as { where?: Named<Written> };
  for (const [name, test] of Object.entries(where)) {
    const here = ['where', name];
    if (!isKnown(here, name, Object.keys(fields), 'field', vocabulary, refuse)) continue;
    checkTest(test, [], withoutDates(fields[name]), here, refuse);
  }
  const asked = checkMeasures(written, refuse);
  for (const measure of asked) {
    const { of } = written[measure] as { of?: string };
    if (of === undefined) continue;
    if (!isKnown([measure, 'of'], of, Object.keys(fields), 'field', vocabulary, refuse)) continue;
    const kind = measure === 'sum' || measure === 'average' ? 'number' : 'text';
    const { kinds = [], currency } = fields[of] ?? {};
    if (!kinds.includes(kind)) refuse([measure, 'of'], `${of} is no ${kind === 'number' ? 'number' : 'text'}`);
    else if (kind === 'number' && currency && !where[currency]?.['is'])
      refuse([measure, 'of'], `${of} is money of several currencies: say which, where: { ${currency}: { is: 'EUR' } }`);
  }
}

/** A day in the data of an event would be read anew for every event; as text it can be compared. */
function withoutDates(field: Field | undefined): Field | undefined {
  return field && { ...field, kinds: field.kinds.filter((kind) => kind !== 'date') };
}

const measuredKinds = {
  count: 'number',
  sum: 'number',
  average: 'number',
  last: 'date',
  first: 'date',
  latest: 'text',
  favourite: 'text',
} as const;

/** The measures that a condition names; it can hold against one of them. */
function checkMeasures(written: Written, refuse: Refuse): (typeof measures)[number][] {
  const asked = measures.filter((measure) => written[measure] !== undefined);
  const [first, second] = asked;
  if (first && second) refuse([second], `stands beside ${first}; say { all: […] } with a condition for each`);
  for (const measure of asked)
    checkTest(written[measure] as Written, ['of'], { kinds: [measuredKinds[measure]] }, [measure], refuse);
  return asked;
}

/** What a schema finds wrong with one condition, in plain words, with the nearest key where one is unknown. */
function inWords(issue: z.core.$ZodIssue, schema: z.ZodObject, { nearest }: Vocabulary): Fault[] {
  const { path } = issue;
  if (issue.code !== 'unrecognized_keys') return [{ path, message: plainly(issue) }];
  const known = path.length === 0 ? Object.keys(schema.shape) : [...new Set(Object.values(operators).flat())];
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `there is no such key; did you mean ${nearest(key, known).join(', ')}?`,
  }));
}

function plainly(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  const [, expected] = /^Invalid input: expected (\w+), received/.exec(issue.message) ?? [];
  return expected ? `must be ${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected}` : issue.message;
}

function isJoin(subject: string): subject is (typeof joins)[number] {
  return joins.some((join) => join === subject);
}

function isRecord(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
