import { ownEventSchemas } from '../own-events.ts';
import type { Condition } from '../domain/segments/condition.ts';
import { faultsOfCondition } from '../domain/segments/faults.ts';
import { circleOf, countLeaves, mostLeaves } from '../domain/segments/references.ts';
import { isWhole, type Refuse } from './all-faults.ts';
import type { AttributeSchema, EventSchema } from './declarations.ts';
import { vocabularyOf } from './vocabulary.ts';

/** What of an installation segments speak of, as far as nothing is wrong with it. */
interface Speaking {
  locales?: readonly (string | undefined)[] | undefined;
  brands?: object | undefined;
  purposes?: readonly (string | undefined)[] | undefined;
  wordings?: object | undefined;
  events?: Readonly<Record<string, EventSchema | undefined>> | undefined;
  attributes?: object | undefined;
  segments?: object | undefined;
}

/** Tells what is wrong with the conditions of segments: unknown names, tests that do not fit, circles. */
export function faultsOfSegments(declared: Speaking, refuse: Refuse): void {
  const {
    segments = {},
    brands = {},
    purposes = [],
    wordings = {},
    locales = [],
    attributes = {},
    events = {},
  } = declared;
  // Of what is wrong itself nothing is said twice: its names count as known.
  const own = ownEventSchemas({
    brands: named(Object.keys(brands)),
    wordings: Object.keys(wordings),
    locales: named(known(locales)),
  });
  const vocabulary = vocabularyOf({
    attributes: whole(attributes as Readonly<Record<string, AttributeSchema | undefined>>),
    events: { ...whole(events), ...own },
    segments: Object.keys(segments),
    purposes: known(purposes),
    brands: Object.keys(brands),
  });
  const sound = new Map<string, Condition>();
  for (const [name, condition] of Object.entries(segments)) {
    if (condition === undefined) continue;
    const faults = faultsOfCondition(condition, vocabulary);
    for (const { path, message } of faults) refuse(['segments', name, ...path], message);
    if (faults.length === 0 && isWhole(condition)) sound.set(name, condition as Condition);
  }
  let isInCircle = false;
  for (const name of sound.keys()) {
    const circle = circleOf(name, sound);
    if (!circle) continue;
    isInCircle = true;
    refuse(['segments', name], `names itself in a circle: ${circle.join(' → ')}`);
  }
  if (isInCircle) return;
  for (const [name, condition] of sound)
    if (countLeaves(condition, sound) > mostLeaves)
      refuse(['segments', name], `asks more than ${mostLeaves} things, with the segments that it names`);
}

function known(names: readonly (string | undefined)[]): string[] {
  return names.filter((name) => name !== undefined);
}

function named(names: readonly string[]): [string, ...string[]] {
  const [first = 'none', ...others] = names;
  return [first, ...others];
}

function whole<Schema>(schemas: Readonly<Record<string, Schema | undefined>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).flatMap(([name, schema]) => (schema ? [[name, schema]] : [])));
}
