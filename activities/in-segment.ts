import { ApplicationFailure } from '@temporalio/common';
import { conditionsOf } from '../models/documents/segments/audience.ts';
import { resolved, UnknownSegment } from '../models/documents/segments/known.ts';

/**
 * Whether a contact belongs to a segment, by what is stored of it now. One that is erased belongs to none.
 *
 * @throws ApplicationFailure `SEGMENT_UNKNOWN` at once
 */
export async function inSegment({ contactId, segment }: { contactId: string; segment: string }): Promise<boolean> {
  const answers = await conditionsOf(contactId, [await conditionOf(segment)], new Date());
  return answers?.[0] ?? false;
}

async function conditionOf(segment: string) {
  try {
    return await resolved({ segment });
  } catch (error) {
    if (error instanceof UnknownSegment) throw ApplicationFailure.nonRetryable(error.message, 'SEGMENT_UNKNOWN');
    throw error;
  }
}
