import { type ToldEvent } from '../../../models/domain/event.ts';
import { clockGraceMs, isSameFact } from '../../../models/domain/runs/story-order.ts';
import {
  compareArrival,
  compareEvents,
  compareTimes,
  EventModel,
  type EventDocument,
} from '../../../models/documents/event.ts';
import type { Journey } from '../../../workflows/catalogue.ts';
import { heardBy } from '../../../workflows/run-id.ts';
import { isReadable, visible } from './visible-event.ts';

/** A run is told of at most so many events as it begins; the newest, since its history must stay small. */
const knownLimit = 50;

/** An event that was there when a run began. */
export interface KnownEvent {
  _id: string;
  told: ToldEvent;
  /** It arrived, or happened, before the event that starts the run. */
  before: boolean;
}

/**
 * What is known of a story when its run begins, in the order in which it happened: the events of its key, whenever
 * that was, or, for one run per contact, those that did not happen before it. What an earlier run of the same id was
 * told belongs to that one, unless it is newer than the start, and so does the same fact under another event id.
 */
export async function findKnown(workflowId: string, journey: Journey, start: EventDocument): Promise<KnownEvent[]> {
  const { onePer, startsOn } = journey;
  const types = heardBy(journey).filter((type) => type !== startsOn);
  if (types.length === 0) return [];
  const ofStory =
    onePer === 'contact'
      ? { time: { $gte: new Date(start.time.getTime() - clockGraceMs) } }
      : { [`data.${onePer}`]: { $in: sameId(start.data?.[onePer]) } };
  const rows = await EventModel.find({ contactId: start.contactId, type: { $in: types }, ...ofStory })
    .sort({ receivedAt: -1 })
    .limit(knownLimit)
    .lean();
  return knownOf(rows, workflowId, journey, start);
}

/** The same, looked for among these rows. */
export function knownOf(
  rows: EventDocument[],
  workflowId: string,
  journey: Journey,
  start: EventDocument,
): KnownEvent[] {
  const readable = rows
    .filter((row) => isOfStory(row, journey, start))
    .filter(isReadable)
    .sort(compareEvents);
  const isPast = (row: EventDocument) => wasTold(row, workflowId) && compareTimes(row, start) <= 0;
  const told = readable.filter(isPast).map(visible);
  return readable
    .filter((row) => !isPast(row))
    .map((row) => ({
      _id: row._id,
      told: visible(row),
      before: compareArrival(row, start) < 0 || compareTimes(row, start) < 0,
    }))
    .filter((known) => !told.some((earlier) => isSameFact(earlier, known.told)));
}

function isOfStory(row: EventDocument, journey: Journey, start: EventDocument): boolean {
  const { onePer, startsOn } = journey;
  if (row.type === startsOn || !heardBy(journey).includes(row.type)) return false;
  if (row.journey !== undefined && row.journey !== journey.name) return false;
  return onePer === 'contact'
    ? row.time.getTime() >= start.time.getTime() - clockGraceMs
    : sameId(start.data?.[onePer]).includes(row.data?.[onePer]);
}

function wasTold({ effects }: EventDocument, workflowId: string): boolean {
  return effects.some((had) => had.workflowId === workflowId && had.effect === 'signalled');
}

/** An id as a number and as text is one id. */
function sameId(id: unknown): unknown[] {
  return typeof id === 'number' || Number.isSafeInteger(Number(id)) ? [String(id), Number(id)] : [id];
}
