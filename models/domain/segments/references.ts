import { partsOf, segmentsIn, type Condition } from './condition.ts';

/** Conditions of segments by their names. */
export type Segments = ReadonlyMap<string, Condition>;

/**
 * A condition with those of the segments that it names in their place. One that nobody knows any more is told by
 * `unknownSegments` and `circleOf` before.
 *
 * @throws Error that names a segment which is not there
 */
export function withoutReferences(condition: Condition, segments: Segments): Condition {
  if ('all' in condition) return { all: condition.all.map((each) => withoutReferences(each, segments)) };
  if ('any' in condition) return { any: condition.any.map((each) => withoutReferences(each, segments)) };
  if ('not' in condition) return { not: withoutReferences(condition.not, segments) };
  if (!('segment' in condition)) return condition;
  const named = segments.get(condition.segment);
  if (!named) throw new Error(`there is no segment ${condition.segment}`);
  return withoutReferences(named, segments);
}

/** A circle that segments make by naming each other, from a name back to itself; undefined where it is in none. */
export function circleOf(name: string, segments: Segments): string[] | undefined {
  const seen = new Set<string>();
  const walk = (path: readonly string[], at: string): string[] | undefined => {
    const condition = segments.get(at);
    for (const next of condition ? segmentsIn(condition) : []) {
      if (next === name) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk([...path, next], next);
      if (found) return found;
    }
    return undefined;
  };
  return walk([name], name);
}

/** How many things a condition asks, with those of the segments that it names; none of them is in a circle. */
export function countLeaves(condition: Condition, segments: Segments, known = new Map<string, number>()): number {
  if ('segment' in condition) {
    const named = segments.get(condition.segment);
    const count = known.get(condition.segment) ?? (named ? countLeaves(named, segments, known) : 0);
    known.set(condition.segment, count);
    return count;
  }
  const parts = partsOf(condition);
  const isLeaf = !('all' in condition || 'any' in condition || 'not' in condition);
  return isLeaf ? 1 : parts.reduce((sum, each) => sum + countLeaves(each, segments, known), 0);
}
