import type { EventDocument } from '../../../models/documents/event.ts';

/** How far the dispatch of an event has come. */
export function dispatchOf({ pendingAt, failure }: EventDocument): 'done' | 'pending' | 'failed' {
  if (pendingAt) return 'pending';
  return failure === undefined ? 'done' : 'failed';
}
