import { isSameFact, surelySameWithinMs } from '../../../models/domain/runs/story-order.ts';
import { compareArrival, EventModel, type EventDocument } from '../../../models/documents/event.ts';
import type { Journey } from '../../../workflows/catalogue.ts';
import { isReadable, visible } from './visible-event.ts';

/**
 * Whether an event tells what an earlier one of its name has told to this run id already, so that it begins no second
 * run: a caller that makes new ids when it retries must not remind somebody who has paid.
 */
export async function isRepeatedFact(
  workflowId: string,
  journey: Journey,
  event: EventDocument,
  startedBy: string,
): Promise<boolean> {
  const { _id, contactId, type } = event;
  const hadEffect = { effects: { $elemMatch: { workflowId, effect: { $ne: 'duplicate' as const } } } };
  const latest = await EventModel.findOne({ _id: { $ne: _id }, contactId, type, $or: [{ _id: startedBy }, hadEffect] })
    .sort({ receivedAt: -1, place: -1 })
    .lean();
  return latest !== null && saysTheSame(journey, event, latest);
}

/** The same, looked for among these rows. */
export function isRepeatedAmong(
  rows: EventDocument[],
  workflowId: string,
  journey: Journey,
  event: EventDocument,
): boolean {
  const latest = rows
    .filter((row) => row._id !== event._id && row.type === event.type)
    .filter(({ effects }) => effects.some((had) => had.workflowId === workflowId && had.effect !== 'duplicate'))
    .sort(compareArrival)
    .at(-1);
  return latest !== undefined && saysTheSame(journey, event, latest);
}

/** One person may put the same into a cart twice on one day: what restarts per contact is the same for a minute only. */
function saysTheSame({ restarts, onePer }: Journey, event: EventDocument, latest: EventDocument): boolean {
  if (!isReadable(latest)) return false;
  const withinMs = restarts && onePer === 'contact' ? surelySameWithinMs : undefined;
  return isSameFact(visible(event), visible(latest), withinMs);
}
