import { ApplicationFailure } from '@temporalio/common';
import { conditionsOf } from '../models/documents/segments/audience.ts';
import { UnfitSegment } from '../models/domain/segments/references.ts';
import { resolved } from '../models/documents/segments/known.ts';

/**
 * Whether a contact belongs to a segment, by what is stored of it now. One that is erased belongs to none.
 *
 * @throws ApplicationFailure `SEGMENT_UNKNOWN` at once; `SEGMENT_CIRCLE` until a segment that was made over the API is mended
 */
export async function inSegment({ contactId, segment }: { contactId: string; segment: string }): Promise<boolean> {
  const answers = await conditionsOf(contactId, [await conditionOf(segment)], new Date());
  return answers?.[0] ?? false;
}

async function conditionOf(segment: string) {
  try {
    return await resolved({ segment });
  } catch (error) {
    if (!(error instanceof UnfitSegment)) throw error;
    const { message, code } = error;
    throw ApplicationFailure.create({ message, type: code, nonRetryable: code === 'SEGMENT_UNKNOWN' });
  }
}
