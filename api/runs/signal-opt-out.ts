import type { OptedOut } from '../../models/domain/runs/run-signal.ts';
import type { OptOut } from '../../models/documents/opt-out.ts';
import { reachesFurther } from '../../models/domain/consent/suppression.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import type { Runs } from './temporal.ts';

/** Signals at once; a contact may have had hundreds of runs, most of them over. */
const atOnce = 20;

/**
 * Tells every running run of a contact that it opted out. The runs are those that it ever entered, and those whose
 * texts are held: both are known before a run begins to wait, unlike Temporal's own list, which lags.
 */
export async function signalOptOut(
  runs: Runs,
  contactId: string,
  { _id: id, at, ...act }: Pick<OptOut, '_id' | 'at'> & Partial<OptOut>,
): Promise<void> {
  // What the operator refuses are texts of every kind.
  const further = reachesFurther(act) || act.by === 'carrier' ? { further: true as const } : {};
  const signal: OptedOut = { source: 'opt-out', id, time: at.toISOString(), name: 'opted-out', ...further };
  const [enrolled, holding] = await Promise.all([
    EnrollmentModel.find({ contactId }).sort({ at: -1 }).select('_id').lean(),
    DeliveryModel.distinct('workflowId', { contactId, state: 'deferred' }),
  ]);
  const workflowIds = [...new Set([...holding, ...enrolled.map(({ _id }) => _id)])];
  for (let from = 0; from < workflowIds.length; from += atOnce) {
    const some = workflowIds.slice(from, from + atOnce);
    await Promise.all(some.map((workflowId) => runs.signal(workflowId, signal.name, signal)));
  }
}
