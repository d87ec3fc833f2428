import { isCourtesy } from '../models/domain/answers/courtesy.ts';
import { readYesNo } from '../models/domain/answers/yes-no.ts';
import { milliseconds } from '../models/domain/duration.ts';
import type { Reply } from '../models/domain/run-signal.ts';
import { ContactModel, type Contact } from '../models/documents/contact.ts';
import { DeliveryModel } from '../models/documents/delivery.ts';
import { ReplyModel, type ReplyDocument, type ReplyHandling } from '../models/documents/reply.ts';
import { confirmByCode } from './confirm-consent.ts';
import type { ApiContext } from './context.ts';
import { heedKeyword } from './heed-keyword.ts';
import { askAboutReply, askWhich } from './team-queue.ts';

/** A question older than this is not what a reply answers. */
const questionAgeMs = milliseconds('14 days');
/** Two runs that asked within this time of each other make a reply ambiguous. */
const ambiguityMs = milliseconds('6 hours');

/**
 * Gives a stored reply its effect, once however often it is tried: an opt-out ends marketing before anything else
 * sees it; a right code confirms its consent; any other reply goes to the run that asked last, or to the team when two
 * may be meant.
 */
export async function handleReply(
  context: Pick<ApiContext, 'runs' | 'log' | 'metrics' | 'hashAddress' | 'dispatcher' | 'limits' | 'confirmations'>,
  reply: ReplyDocument,
): Promise<void> {
  const { runs, metrics } = context;
  const { from, text = '' } = reply;
  const contacts = from ? await ContactModel.find({ phone: from }).sort({ updatedAt: -1 }).lean() : [];
  const heeded = await heedKeyword(context, reply, contacts);
  const settled = heeded !== undefined && heeded !== 'needs-review';
  const [contact] = contacts;
  const asked = contact && !settled ? await questions(contacts, reply.at) : [];
  const handled = await route();
  await ReplyModel.updateOne(
    { _id: reply._id },
    { $set: { ...handled, ...(contact ? { contactId: contact._id } : {}) }, $unset: { pendingAt: 1, from: 1 } },
  );
  metrics.replies.inc({ handling: handled.handling });

  async function route(): Promise<{ handling: ReplyHandling; workflowId?: string }> {
    if (settled) return { handling: heeded };
    if (!contact) return { handling: 'unknown-number' };
    const ids = contacts.map(({ _id }) => _id);
    if (await confirmByCode(context, reply, ids)) return { handling: 'consent-confirmed' };
    const [latest, other] = asked;
    if (!latest) return nobodyWaits('no-question');
    const { workflowId } = latest;
    if (other && latest.acceptedAt.getTime() - other.acceptedAt.getTime() <= ambiguityMs) {
      await askWhich(reply, contact._id, [workflowId, other.workflowId]);
      return { handling: 'ambiguous' };
    }
    const says = readYesNo(text) ?? 'other';
    const payload: Reply = { source: 'reply', id: reply._id, time: reply.at.toISOString(), says };
    if (await runs.signal(workflowId, 'reply', payload)) return { handling: 'to-run', workflowId };
    return nobodyWaits('run-ended');
  }

  /** A person sees to it, unless it is a mere courtesy. */
  async function nobodyWaits(handling: ReplyHandling): Promise<{ handling: ReplyHandling }> {
    if (heeded) return { handling: heeded };
    if (contact && !isCourtesy(text)) await askAboutReply(reply, contact._id);
    return { handling };
  }
}

/** The latest question of each run that asked these contacts, newest first. */
async function questions(contacts: Contact[], at: Date): Promise<{ workflowId: string; acceptedAt: Date }[]> {
  const since = new Date(at.getTime() - questionAgeMs);
  const rows = await DeliveryModel.find({
    ...{ contactId: { $in: contacts.map(({ _id }) => _id) }, asks: true },
    acceptedAt: { $gte: since, $lte: new Date(at.getTime() + 60_000) },
  })
    .sort({ acceptedAt: -1 })
    .limit(20)
    .select('workflowId acceptedAt')
    .lean();
  const latest = new Map<string, Date>();
  for (const { workflowId, acceptedAt } of rows) {
    if (acceptedAt && !latest.has(workflowId)) latest.set(workflowId, acceptedAt);
  }
  return [...latest].map(([workflowId, acceptedAt]) => ({ workflowId, acceptedAt }));
}
