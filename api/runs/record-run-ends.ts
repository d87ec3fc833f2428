import { partsOfRun } from '../../models/domain/encode.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { abandon } from '../../models/documents/deliveries/ledger.ts';
import { deliveryIdOf, DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { EndedRunModel, keepEndedRuns, notKept, type EndedRun } from '../../models/documents/ended-run.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { closeQuestions } from '../../models/documents/team-task.ts';
import { haveSeen, takeLook } from '../../models/documents/watermark.ts';
import { heedUnreadAtEnd } from '../effects/replies/unread-at-end.ts';
import { notJourneys, type ListedRun, type RunFilter } from './run-list.ts';
import { isTemporalAway } from './grpc-status.ts';
import type { Runs } from './temporal.ts';

/** One process looks so often. */
const everyMs = 10_000;
/** Visibility lags behind, by how much nobody promises. */
const lagMs = 60_000;
/** What ended before an installation began to keep ends; older runs are kept when somebody reads of their contact. */
const firstMs = 86_400_000;
const pageSize = 500;

/**
 * Keeps how runs ended before Temporal forgets it, whatever ended them, and gives up the texts that nobody will come
 * for: a run that was terminated or has failed can no longer say so itself. Replies that a run never read go to the team.
 * Returns how many ends are new.
 */
export async function recordRunEnds(runs: Runs): Promise<number> {
  const since = await takeLook('run-ends', everyMs, firstMs);
  if (!since) return 0;
  const until = new Date();
  const noted = await keepAll(runs, { endedSince: new Date(since.getTime() - lagMs) });
  await haveSeen('run-ends', until);
  return noted;
}

/** The same for one contact, of whom somebody is reading now; nothing where Temporal is away. */
export async function recordRunEndsOf(runs: Runs, contactId: string): Promise<void> {
  const enrolled = await EnrollmentModel.find({ contactId }).select('startedBy').lean();
  const beginnings = enrolled.map(({ startedBy }) => startedBy);
  const over = await EndedRunModel.countDocuments({ contactId, startedBy: { $in: beginnings } });
  if (over < enrolled.length) await keepAll(runs, { contactId, endedSince: new Date(0) }).catch(unlessAway);
  const latest = new Map(enrolled.map(({ _id, startedBy }) => [_id, startedBy]));
  const ended = await EndedRunModel.find({ contactId, earlier: { $exists: false } })
    .select('workflowId startedBy')
    .lean();
  const earlier = ended.filter(({ workflowId, startedBy }) => startedBy && startedBy !== latest.get(workflowId));
  if (earlier.length === 0) return;
  await EndedRunModel.updateMany({ _id: { $in: earlier.map(({ _id }) => _id) } }, { $set: { earlier: true } });
}

function unlessAway(error: unknown): void {
  if (!isTemporalAway(error)) throw error;
}

async function keepAll(runs: Runs, filter: RunFilter): Promise<number> {
  let noted = 0;
  for (let token: Uint8Array | undefined; ;) {
    const page = await runs.list({ ...filter, typesOtherThan: notJourneys }, pageSize, token);
    const fresh = await notKept(page.runs.flatMap(endedRun));
    // Before they are kept: an end that is kept is not looked at again.
    const asked = new Map(page.runs.map((run) => [run.runId, run.asked]));
    for (const run of fresh) {
      if (!saysItself.has(run.status)) await lookBehind(runs, run);
      const open = asked.get(run._id);
      if (open && run.status !== 'reset') await heedUnreadAtEnd(run, open);
    }
    await keepEndedRuns(await withoutWordsOfErased(fresh));
    noted += fresh.length;
    if (!page.token) return noted;
    ({ token } = page);
  }
}

/** Temporal tells of an outcome for weeks, also of people who were erased meanwhile; a journey says it in words of its own. */
async function withoutWordsOfErased(ended: EndedRun[]): Promise<EndedRun[]> {
  const people = [...new Set(ended.map(({ contactId }) => contactId))];
  const erased = await ContactModel.distinct('_id', { _id: { $in: people }, erasedAt: { $exists: true } });
  const gone = new Set<string>(erased);
  return ended.map(({ outcome, ...run }) =>
    outcome === undefined || gone.has(run.contactId) ? run : { ...run, outcome },
  );
}

/** A run that ends in one of these ways has given up its held text by itself. */
const saysItself = new Set(['completed', 'cancelled']);

/** A story that was reset goes on in another run of the same id, and comes for its text. */
async function lookBehind(runs: Runs, ended: EndedRun): Promise<void> {
  const { workflowId, startedBy } = ended;
  const running = await runs.running(workflowId);
  if (running && running.startedBy === startedBy) ended.status = 'reset';
  const held = await DeliveryModel.find({ workflowId, state: { $in: ['deferred', 'claimed'] } })
    .select('_id ordinal')
    .lean();
  for (const { _id, ordinal } of held) {
    const awaited = running && _id === deliveryIdOf({ workflowId, ...running, ordinal });
    if (!awaited) await abandon(_id, 'no-longer-needed', new Date());
  }
  if (ended.status === 'reset') return;
  await closeQuestions({ workflowId, answerUntil: { $exists: true }, createdAt: { $lte: ended.endedAt } });
}

function endedRun({ runId, workflowId, startedAt, endedAt, startedBy, status, outcome }: ListedRun): EndedRun[] {
  const { journey, contactId } = partsOfRun(workflowId);
  if (!endedAt || contactId === '') return [];
  const told = { ...(startedBy ? { startedBy } : {}), ...(outcome ? { outcome } : {}) };
  return [{ _id: runId, workflowId, journey, contactId, startedAt, endedAt, status, ...told }];
}
