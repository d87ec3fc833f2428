import { EnrollmentModel } from '../../../models/documents/enrollment.ts';
import type { EventDocument } from '../../../models/documents/event.ts';
import { encodeId } from '../../../models/domain/encode.ts';
import { catalogue } from '../../../workflows/catalogue.ts';
import { MissingJourney } from './dispatch-failure.ts';
import type { Runs } from '../../runs/temporal.ts';

const named = Object.keys(catalogue);

/**
 * Refuses to call an event done while a run that it may be meant for is open and the catalogue does not name its
 * journey: what that run hears is not known here, so it would go on as if nothing had happened.
 *
 * @throws MissingJourney that names the journeys
 */
export async function refuseMissingJourneys(runs: Runs, { contactId, data }: EventDocument): Promise<void> {
  const enrolled = await EnrollmentModel.find({ contactId, journey: { $nin: named } })
    .select('journey')
    .lean();
  const keys = new Set(Object.values(data ?? {}).map((value) => encodeId(String(value))));
  const missing = new Set<string>();
  for (const { _id, journey } of enrolled) {
    if (!missing.has(journey) && mayHear(_id, keys) && (await runs.running(_id))) missing.add(journey);
  }
  if (missing.size > 0) throw new MissingJourney([...missing]);
}

/** Every event that a run hears carries the key of the run, where it has one. */
function mayHear(workflowId: string, keys: ReadonlySet<string>): boolean {
  const [, , key] = workflowId.split('/');
  return key === undefined || keys.has(key);
}
