import { defined } from '../../../models/domain/defined.ts';
import { isAmbiguous } from '../../../models/domain/replies/ambiguous.ts';
import { isCourtesy } from '../../../models/domain/replies/answers/courtesy.ts';
import { readYesNo } from '../../../models/domain/replies/answers/yes-no.ts';
import { readKeyword } from '../../../models/domain/replies/keywords.ts';
import { notMeant } from '../../../models/domain/replies/machine-words.ts';
import { ownWords } from '../../../models/domain/replies/own-words.ts';
import { partsOfRun } from '../../../models/domain/encode.ts';
import type { Reply } from '../../../models/domain/runs/run-signal.ts';
import { DeliveryModel, stampOutcome } from '../../../models/documents/deliveries/delivery.ts';
import { finish } from '../../../models/documents/owing.ts';
import { ReplyModel, type ReplyDocument, type ReplyHandling } from '../../../models/documents/reply.ts';
import { confirmByCode } from '../consents/confirm-consent.ts';
import type { ApiContext } from '../../context.ts';
import { heedKeyword } from './act-on-keyword.ts';
import { heedUnread } from './act-on-unread.ts';
import { heedChat } from './heed-chat.ts';
import { questionsTo, type PutQuestion } from './open-questions.ts';
import { peopleBehind } from './people-behind.ts';
import { refuseAll, refuseByReply } from '../consents/refuse-consent.ts';
import { senderOf } from './sender.ts';
import { textBehindReply } from './text-behind.ts';
import { askAboutReply, askWhich } from '../team/team-queue.ts';

/**
 * Gives a stored reply its effect, once however often it is tried: an opt-out ends marketing before anything else
 * sees it; a right code confirms its consent; any other reply goes to the run that asked last and still waits, or to the
 * team when two that wait may be meant.
 */
export async function handleReply(
  context: Pick<
    ApiContext,
    'runs' | 'log' | 'metrics' | 'hashAddress' | 'dispatcher' | 'limits' | 'confirmations' | 'policy' | 'chatLinks'
  >,
  reply: ReplyDocument,
): Promise<void> {
  const { runs, metrics, limits } = context;
  const sender = await senderOf(reply, context.hashAddress);
  const people = sender ? await peopleBehind(sender, reply.at) : { holders: [], former: undefined };
  const { holders, former } = people;
  if (reply.act) return heedChat(context, { ...reply, act: reply.act }, sender, holders);
  const number = sender ? { addressHash: sender.addressHash } : {};
  const contacts = former ? [former, ...holders] : holders;
  const ids = contacts.map(({ _id }) => _id);
  const { words: text, quotes } = ownWords(reply.text ?? '', await textsTo(ids));
  if (quotes) {
    reply.own = text;
    await ReplyModel.updateOne({ _id: reply._id }, { $set: { own: text } });
  }
  const machine = notMeant({ words: text, quotes });
  const sent = { ...reply, ...number };
  const heeded =
    machine && readKeyword(text) !== 'opt-out'
      ? undefined
      : ((await heedKeyword(context, sent, people)) ?? (await heedUnread(sent, contacts)));
  const settled = heeded !== undefined && heeded !== 'needs-review';
  const [contact] = contacts;
  // What ends marketing is counted as that, and nobody has answered by a reaction.
  const answers = contact && !machine && heeded !== 'opt-out' ? await noteAnswered(contact._id) : undefined;
  const { about, ...handled } = await route();
  // Where several people have one number, the reply is of the one whom it answers, else of the one who got the last text.
  const owner = ownerOf(handled.workflowId ?? about) ?? contact?._id;
  const kept = owner ? { contactId: owner } : { expiresAt: new Date(Date.now() + limits.keepStrangersMs) };
  const now = { ...handled, ...journeyOf(handled), ...kept };
  const deliveryId = handled.deliveryId ?? answers;
  if (deliveryId) await stampOutcome(deliveryId, 'repliedAt', reply.at);
  await finish(ReplyModel, { _id: reply._id }, { $set: now, $unset: { from: 1 } });
  metrics.replies.inc({ handling: handled.handling });

  async function route(): Promise<Routed> {
    if (heeded === 'opt-out') await refuseAll(runs, reply, ids);
    if (settled) return { handling: heeded };
    if (!contact) return { handling: 'unknown-number' };
    // Nobody has answered: no run is told, no code tried, and no person asked.
    if (machine) return { handling: machine };
    const confirmed = await confirmByCode(context, reply, ids);
    if (confirmed) return { handling: 'consent-confirmed', workflowId: confirmed };
    const refused = await refuseByReply(runs, reply, ids);
    if (refused) return { handling: 'consent-refused', workflowId: refused };
    if (reply.workflowId) return tell(reply.workflowId);
    const there = former && { contactId: former._id, sentTo: sender?.hashes ?? [] };
    const asked = await questionsTo(runs, { holders: holders.map(({ _id }) => _id), former: there }, reply.at);
    const [latest, other] = asked.filter(({ run }) => run === 'waits');
    if (!latest) return nobodyWaits(whyNobody(asked), asked[0]?.workflowId);
    const { workflowId, deliveryId } = latest;
    if (other && isAmbiguous(latest.askedAt, other.askedAt)) {
      await askWhich(reply, { contactId: contact._id, ...number }, [workflowId, other.workflowId]);
      return { handling: 'ambiguous' };
    }
    // Before the signal: once the run has heard it, it waits no more, and a second try would take another.
    await ReplyModel.updateOne({ _id: reply._id }, { $set: { workflowId, deliveryId } });
    return { ...(await tell(workflowId)), deliveryId };
  }

  /** The text that the reply answers as long as no run has asked, kept for a second try: by then a later one may have gone. */
  async function noteAnswered(contactId: string): Promise<string | undefined> {
    if (reply.deliveryId) return reply.deliveryId;
    const answered = await textBehindReply(contactId, reply.channel ?? 'sms', reply.at);
    if (answered) await ReplyModel.updateOne({ _id: reply._id }, { $set: { deliveryId: answered._id } });
    return answered?._id;
  }

  async function tell(workflowId: string): Promise<Routed> {
    const says = readYesNo(text) ?? 'other';
    const payload: Reply = { source: 'reply', id: reply._id, time: reply.at.toISOString(), says };
    if (await runs.signal(workflowId, 'reply', payload)) return { handling: 'to-run', workflowId };
    return nobodyWaits('run-ended', workflowId);
  }

  /** A person sees to it, unless it is a mere courtesy. */
  async function nobodyWaits(handling: ReplyHandling, about?: string): Promise<Routed> {
    const contactId = ownerOf(about) ?? contact?._id;
    if (contactId && !heeded && !isCourtesy(text)) await askAboutReply(reply, { contactId, ...number });
    return defined<Routed>({ handling: heeded ?? handling, about });
  }

  /** Whose run it is, of those whom the number may mean. */
  function ownerOf(workflowId: string | undefined): string | undefined {
    const contactId = workflowId === undefined ? undefined : partsOfRun(workflowId).contactId;
    return contacts.find(({ _id }) => _id === contactId)?._id;
  }
}

/** Nobody quotes a text that lies further back than this. */
const quotable = 20;

/** The latest texts that these contacts got. */
async function textsTo(contactIds: string[]): Promise<string[]> {
  const rows = await DeliveryModel.find({ contactId: { $in: contactIds }, text: { $exists: true } })
    .sort({ createdAt: -1 })
    .limit(quotable)
    .select('text')
    .lean();
  return rows.map(({ text = '' }) => text);
}

interface Routed {
  handling: ReplyHandling;
  /** The run that was told. */
  workflowId?: string;
  /** Its question. */
  deliveryId?: string;
  /** The run that asked last, and waits no more. */
  about?: string;
}

/** The first part of a workflow id. */
function journeyOf({ workflowId }: { workflowId?: string }): { journey?: string } {
  const journey = workflowId?.split('/', 1)[0];
  return journey ? { journey } : {};
}

/** No run waits: nobody has asked, the latest that did has ended, or it goes on without an answer. */
function whyNobody([latest]: PutQuestion[]): ReplyHandling {
  if (!latest) return 'no-question';
  return latest.run === 'ended' ? 'run-ended' : 'wait-over';
}
