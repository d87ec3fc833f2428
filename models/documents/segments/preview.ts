import type { Condition } from '../../domain/segments/condition.ts';
import { everybody } from './audience.ts';

/** Whom an audience would have. */
export interface Preview {
  /** Of so many contacts. */
  of: number;
  count: number;
  /** Some of them, drawn at random. */
  sample: string[];
  /** What each condition does to it, in their order. */
  conditions: PartOfPreview[];
}

interface PartOfPreview {
  /** Contacts for whom it holds. */
  holds: number;
  /** Contacts whom nothing else keeps out. */
  removes: number;
  /** Contacts for whom it holds, and all conditions before it. */
  left: number;
}

/**
 * Counts an audience by going once through all contacts.
 *
 * @param conditions all of which must hold, without references
 * @param isWanted asked between pages; undefined is answered as soon as nobody wants to know any more
 */
export async function previewOf(
  conditions: readonly Condition[],
  { now, sampleSize, isWanted }: { now: Date; sampleSize: number; isWanted: () => boolean },
): Promise<Preview | undefined> {
  const parts = conditions.map(() => ({ holds: 0, removes: 0, left: 0 }));
  const preview: Preview = { of: 0, count: 0, sample: [], conditions: parts };
  for await (const page of everybody(conditions, { now })) {
    if (!isWanted()) return undefined;
    for (const { contactId, holds } of page) {
      preview.of += 1;
      count(parts, holds);
      if (!holds.every(Boolean)) continue;
      preview.count += 1;
      draw(preview, contactId, sampleSize);
    }
  }
  preview.sample.sort();
  return preview;
}

function count(parts: readonly PartOfPreview[], holds: readonly boolean[]): void {
  const fails = holds.filter((held) => !held).length;
  const firstFailed = holds.indexOf(false);
  for (const [index, part] of parts.entries()) {
    if (holds[index]) part.holds += 1;
    else if (fails === 1) part.removes += 1;
    if (firstFailed === -1 || index < firstFailed) part.left += 1;
  }
}

/** Vitter's algorithm R: each member of the audience is as likely to be in the sample. */
function draw({ sample, count: soFar }: Preview, contactId: string, size: number): void {
  if (sample.length < size) {
    sample.push(contactId);
    return;
  }
  const place = Math.floor(Math.random() * soFar);
  if (place < size) sample[place] = contactId;
}
