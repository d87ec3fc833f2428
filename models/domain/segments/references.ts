import { partsOf, segmentsIn, type Condition } from './condition.ts';

/** Conditions of segments by their names. */
export type Segments = ReadonlyMap<string, Condition>;

/** A segment that cannot be asked: nobody knows it, or it names itself in a circle. */
export class UnfitSegment extends Error {
  override readonly name = 'UnfitSegment';
  readonly code: 'SEGMENT_UNKNOWN' | 'SEGMENT_CIRCLE';

  constructor(code: UnfitSegment['code'], segment: string) {
    super(
      code === 'SEGMENT_UNKNOWN' ? `there is no segment ${segment}` : `the segment ${segment} names itself in a circle`,
    );
    this.code = code;
  }
}

/**
 * A condition with those of the segments that it names in their place.
 *
 * @throws UnfitSegment
 */
export function withoutReferences(condition: Condition, segments: Segments, inside: readonly string[] = []): Condition {
  const put = (each: Condition) => withoutReferences(each, segments, inside);
  if ('all' in condition) return { all: condition.all.map(put) };
  if ('any' in condition) return { any: condition.any.map(put) };
  if ('not' in condition) return { not: put(condition.not) };
  if (!('segment' in condition)) return condition;
  const { segment } = condition;
  const named = segments.get(segment);
  if (!named) throw new UnfitSegment('SEGMENT_UNKNOWN', segment);
  if (inside.includes(segment)) throw new UnfitSegment('SEGMENT_CIRCLE', segment);
  return withoutReferences(named, segments, [...inside, segment]);
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

/** Conditions that ask more than this are no segment that anybody understands. */
export const mostLeaves = 200;

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
