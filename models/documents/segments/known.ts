import type { Condition } from '../../domain/segments/condition.ts';
import { withoutReferences, type Segments } from '../../domain/segments/references.ts';
import { segmentsIn } from '../../domain/segments/condition.ts';
import { declaredSegments } from '../../segments.ts';
import { SegmentModel } from './segment.ts';

/**
 * A condition with those of the segments that it names in their place. Those of `tidings.config.ts` come first: what was made
 * over the API under the same name is not asked.
 *
 * @throws UnfitSegment where one of them is gone, or names itself in a circle
 */
export async function resolved(condition: Condition): Promise<Condition> {
  const known = new Map(declaredSegments);
  for (let wanted = segmentsIn(condition); wanted.length > 0;) {
    const missing = wanted.filter((name) => !known.has(name));
    const rows = missing.length > 0 ? await SegmentModel.find({ _id: { $in: missing } }).lean() : [];
    for (const { _id, condition: stored } of rows) known.set(_id, stored);
    wanted = rows.flatMap((row) => segmentsIn(row.condition));
  }
  return withoutReferences(condition, known);
}

/** All segments by their names, those of `tidings.config.ts` first. */
export async function allSegments(): Promise<Segments> {
  const rows = await SegmentModel.find().sort({ _id: 1 }).lean();
  return new Map([...rows.map(({ _id, condition }) => [_id, condition] as const), ...declaredSegments]);
}
