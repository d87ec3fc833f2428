import type { OwnEvents } from '../../../models/own-events.ts';
import { codeAttempts, confirmWithin } from '../../../models/domain/consent/confirmation.ts';
import type { ConsentMethod } from '../../../models/domain/consent/consent.ts';
import { isSameSecret } from '../../../models/is-same-secret.ts';
import { milliseconds } from '../../../models/domain/time/duration.ts';
import { readCode } from '../../../models/domain/replies/read-code.ts';
import { AskedWordsModel } from '../../../models/documents/consents/asked-words.ts';
import { appendConsent, ConsentModel } from '../../../models/documents/consents/record.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { DeliveryModel, type Delivery } from '../../../models/documents/deliveries/delivery.ts';
import { EnrollmentModel } from '../../../models/documents/enrollment.ts';
import { EventModel } from '../../../models/documents/event.ts';
import { ReplyModel, saidIn, type ReplyDocument } from '../../../models/documents/reply.ts';
import { usualChannel } from '../../../models/domain/deliveries/usual-channel.ts';
import { wordsOf, type AskedWords } from '../../../models/wordings.ts';
import { messages } from '../../../workflows/own/double-opt-in.ts';
import type { ApiContext } from '../../context.ts';
import { isConfirmationOver, recordOf } from './confirmation-over.ts';
import { requestIn } from './request-in.ts';
import { takeEvents } from '../events/take-events.ts';
import type { Runs } from '../../runs/temporal.ts';

/** A consent that somebody was asked to confirm. */
export interface Pending {
  /** The id its record has, or will have: one per run, whichever way it is confirmed. */
  id: string;
  workflowId: string;
  startedBy: string;
  contactId: string;
  deliveryId: string;
  request: OwnEvents['consent.requested'];
  /** As the person was asked, whatever the installation says by now. */
  words: AskedWords;
}

/**
 * What a delivered code or link asks to confirm; undefined once its time is over, it was refused, its run has ended, the
 * person is erased, or has another number than the one that got it: a consent is that of a number's holder.
 */
export async function pendingOf(runs: Runs, row: Delivery, now: Date): Promise<Pending | undefined> {
  const { _id: deliveryId, workflowId, contactId, addressHash, message } = row;
  // A lost answer leaves no `acceptedAt`, and yet the person may have the text.
  const sentAt = row.acceptedAt ?? row.attemptedAt;
  const within = message === messages.code.key ? confirmWithin.code : confirmWithin.link;
  if (!sentAt || now.getTime() - sentAt.getTime() > milliseconds(within)) return undefined;
  if (addressHash !== undefined && !(await ContactModel.exists({ _id: contactId, addressHash }))) return undefined;
  const enrollment = await EnrollmentModel.findById(workflowId).select('startedBy at refused').lean();
  if (!enrollment || (await isConfirmationOver(runs, workflowId, enrollment))) return undefined;
  const { startedBy } = enrollment;
  const event = await EventModel.findById(startedBy).select('data asks').lean();
  if (!event?.data) return undefined;
  // A wording that was taken out of the installation can no longer be agreed to.
  const request = requestIn(event.data);
  const words = request && (await wordsAsked(request, event.asks));
  if (!words) return undefined;
  return {
    id: recordOf(workflowId, startedBy),
    workflowId,
    startedBy,
    contactId,
    deliveryId,
    request,
    words,
  };
}

/** The words that were stored when the request came; those of today for one that came before words were stored. */
async function wordsAsked(request: Pending['request'], asks: string | undefined): Promise<AskedWords | undefined> {
  const { wording: version, brand, language } = request;
  if (asks === undefined) return wordsOf({ version, brand, language });
  return (await AskedWordsModel.findById(asks).lean()) ?? undefined;
}

/** The consent once it is confirmed. */
export async function confirmed({ id }: Pending): Promise<boolean> {
  return (await ConsentModel.exists({ _id: id })) !== null;
}

/** How the person confirmed, as evidence. */
interface Act {
  method: Extract<ConsentMethod, 'sms-code' | 'link'>;
  proof: string;
  at: Date;
  ip?: string;
  userAgent?: string;
}

/** Appends the consent, and tells the run by an event, which survives any crash; may be repeated without harm. */
export async function confirmConsent(
  { dispatcher, limits, hashAddress }: ConfirmContext,
  pending: Pending,
  act: Act,
): Promise<void> {
  const { id, contactId, startedBy, request, words } = pending;
  const { text, version, language, purpose, brand } = words;
  const { requestId } = request;
  const row = await appendConsent(contactId, {
    ...act,
    _id: id,
    action: 'grant',
    purpose,
    brand,
    channel: usualChannel,
    basis: 'consent',
    wording: { text, version, language },
    source: `requested by event ${startedBy}`,
    requestId,
  });
  const envelope = { specversion: '1.0', source: 'tidings', type: 'consent.confirmed', subject: contactId } as const;
  const event = { ...envelope, id: pending.deliveryId, time: row.at.toISOString(), data: { requestId } };
  const [taken] = await takeEvents([{ event }], 'single', { maxAgeMs: limits.maxEventAgeMs, hashAddress });
  if (taken?.status === 'accepted') await dispatcher.dispatch(taken.row, taken.behind);
}

type ConfirmContext = Pick<ApiContext, 'dispatcher' | 'limits' | 'hashAddress'>;

/** Confirms the consent whose code this reply holds; returns its run, or undefined when no such code is still alive. */
export async function confirmByCode(
  context: ConfirmContext & Pick<ApiContext, 'confirmations' | 'runs'>,
  reply: ReplyDocument,
  contactIds: string[],
): Promise<string | undefined> {
  const code = readCode(saidIn(reply));
  if (!code) return undefined;
  const since = new Date(reply.at.getTime() - 2 * milliseconds(confirmWithin.code));
  const asked = { contactId: { $in: contactIds }, asks: true, attemptedAt: { $gte: since } } as const;
  for (const row of await DeliveryModel.find({ ...asked, message: messages.code.key }).lean()) {
    const pending = await pendingOf(context.runs, row, reply.at);
    if (!pending || !isSameSecret(code, context.confirmations.codeOf(pending)) || (await spent(row, reply))) continue;
    const proof = `the code of text ${row._id} came back in reply ${reply._id}`;
    await confirmConsent(context, pending, { method: 'sms-code', proof, at: reply.at });
    return pending.workflowId;
  }
  return undefined;
}

/** Whether the codes of earlier replies have used up the attempts; which is why nobody can guess one by trying. */
async function spent({ contactId, ...sent }: Delivery, { _id, from }: ReplyDocument): Promise<boolean> {
  const sentAt = sent.acceptedAt ?? sent.attemptedAt ?? new Date(0);
  const sameSender = { $or: [{ contactId }, ...(from ? [{ from }] : [])] };
  const earlier = { ...sameSender, _id: { $ne: _id }, receivedAt: { $gte: sentAt } };
  const said = await ReplyModel.find(earlier).select('text own').lean();
  return said.filter((each) => readCode(saidIn(each))).length >= codeAttempts;
}
