import { brandIds, installation } from '../../../models/installation.ts';
import { channels } from '../../../models/domain/message.ts';
import type { ConsentMethod } from '../../../models/domain/consent/consent.ts';
import { defined } from '../../../models/domain/defined.ts';
import { encodeId } from '../../../models/domain/encode.ts';
import { evidenceOf } from '../../../models/domain/consent/consent-evidence.ts';
import { restorable } from '../../../models/domain/consent/restorable.ts';
import { reachesFurther, together, type OptOutMethod } from '../../../models/domain/consent/suppression.ts';
import { appendConsent, ConsentModel, type NewConsent } from '../../../models/documents/consents/record.ts';
import { hashesOf, hashFields } from '../../../models/documents/contacts/address-hashes.ts';
import { ContactModel, type Contact } from '../../../models/documents/contacts/contact.ts';
import { DeliveryModel, stampOutcome, type Delivery } from '../../../models/documents/deliveries/delivery.ts';
import {
  forgetMark,
  meantBy,
  OptOutModel,
  recordOptOut,
  suppressMeant,
  type OptOut,
} from '../../../models/documents/opt-out.ts';
import { finish, leaseMs, type Unowed } from '../../../models/documents/owing.ts';
import { widening } from '../../../models/documents/reach.ts';
import { ReplyModel, type ReplyDocument } from '../../../models/documents/reply.ts';
import type { ReceiptDocument } from '../../../models/documents/deliveries/receipt.ts';
import { liftKeyword, SuppressionModel } from '../../../models/documents/suppression.ts';
import type { ApiContext } from '../../context.ts';
import { textBehindOptOut } from '../replies/text-behind.ts';
import { signalOptOut } from '../../runs/signal-opt-out.ts';

const methods: Partial<Record<OptOutMethod, ConsentMethod>> = {
  keyword: 'keyword',
  link: 'link',
  'one-click': 'link',
  complaint: 'complaint',
  carrier: 'operator-refusal',
};

export type OptOutContext = Pick<ApiContext, 'runs' | 'log'>;

/** Ends all marketing to a person: from the next send on, whatever happens to this process. May be repeated. */
export async function optOut({ runs, log }: OptOutContext, act: Unowed<OptOut>): Promise<void> {
  const known = await OptOutModel.findById(act._id).select('pendingAt').lean();
  if (known && !known.pendingAt) return;
  await recordOptOut(act, leaseMs);
  const rest = finishOptOut(runs, act);
  await rest.catch((error: unknown) => log.warn({ err: error }, 'the opt-out holds; the sweeper finishes the rest'));
}

/**
 * What follows from a stored opt-out: the withdrawal as evidence for every contact with the address, runs woken, and the text
 * that it is put down to.
 */
export async function finishOptOut(runs: ApiContext['runs'], act: Unowed<OptOut>): Promise<void> {
  const { _id, by, channel, at, source = `opt-out by ${by}`, method = methods[by], actor, proof } = act;
  await suppressMeant(act);
  const contacts = await ContactModel.find(meantBy(act)).select('_id').lean();
  for (const contact of contacts) {
    await appendConsent(
      contact._id,
      defined({
        _id: `${_id} ${encodeId(contact._id)}`,
        action: 'withdraw',
        purpose: '*',
        brand: '*',
        channel: channel ?? '*',
        at,
        source,
        method,
        actor,
        proof,
      }),
    );
    if (reachesFurther(act)) await ContactModel.updateOne({ _id: contact._id }, widening(act, 'ended.'));
    // What ends by one messenger goes on by other ways: its next text there is refused at the gate.
    if (!channel) await signalOptOut(runs, contact._id, act);
    if (!act.deliveryId) await creditTo((await textBehindOptOut(contact._id, act))?._id);
  }
  await creditTo(act.deliveryId);
  await forgetMark(_id);
  await finish(OptOutModel, { _id }, { $unset: { proof: 1 } });

  async function creditTo(deliveryId: string | undefined): Promise<void> {
    if (deliveryId) await stampOutcome(deliveryId, by === 'complaint' ? 'complainedAt' : 'optedOutAt', at);
  }
}

/**
 * START gives back what a keyword took, each grant pointing to the withdrawal and to the grant before it, and the matters
 * that were ended by whatever way. Whoever also unsubscribed from marketing by link, complained or refused at the carrier
 * gets no marketing back. Says what came back, undefined where nothing did; the same in a second try.
 */
export async function restore(
  contacts: Contact[],
  addressHash: string,
  { _id: replyId, at, handling }: Pick<ReplyDocument, '_id' | 'at' | 'handling'>,
): Promise<'restored' | 'reopened' | undefined> {
  const suppression = await SuppressionModel.findById(addressHash).lean();
  const isFirm = suppression !== null && suppression.by !== 'keyword' && suppression.reason !== 'matter';
  const hadEnded = reachesFurther(together(suppression, ...contacts.map(({ ended }) => ended)));
  const taken = isFirm
    ? []
    : await Promise.all(contacts.map(async ({ _id }) => ({ contactId: _id, lost: await lostBy(_id, at) })));
  const given = taken.some(({ lost }) => lost.length > 0);
  if (!hadEnded && (isFirm || (!suppression && handling !== 'start' && !given))) return undefined;
  // Written first: once all is given back nothing else tells a second try that this reply did it.
  await ReplyModel.updateOne({ _id: replyId }, { $set: { handling: 'start' } });
  for (const { contactId, lost } of taken) {
    for (const { scope, grant, withdrawal } of lost) {
      const { purpose, brand, channel } = scope;
      await appendConsent(
        contactId,
        defined({
          _id: `${replyId} ${encodeId(contactId)} ${purpose} ${brand} ${channel}`,
          action: 'grant',
          ...scope,
          at,
          method: 'keyword',
          source: `restores ${grant._id}, withdrawn by ${withdrawal._id}`,
          expiresAt: grant.expiresAt,
          ...(await shownBy(grant._id, replyId)),
          givenFor: grant.addressHash === undefined ? {} : { addressHash: grant.addressHash },
        }),
      );
    }
  }
  for (const hash of new Set([addressHash, ...contacts.flatMap(hashesOf)])) await liftKeyword(hash, at);
  await ContactModel.updateMany({ _id: { $in: contacts.map(({ _id }) => _id) } }, { $unset: { ended: 1 } });
  const isPaused = contacts.some(({ marketingPausedAt }) => marketingPausedAt !== undefined);
  return given && !isPaused ? 'restored' : 'reopened';
}

/** The evidence of the grant before, which stays that of one that is given back: START adds none. */
async function shownBy(grantId: string, replyId: string): Promise<Pick<NewConsent, 'basis' | 'wording' | 'proof'>> {
  const before = await ConsentModel.findById(grantId).lean();
  if (!before || evidenceOf(before).evidence === 'none') return {};
  const { basis, wording, proof = `${before.method ?? 'the grant'} before, and START in reply ${replyId}` } = before;
  const { text, version, language } = wording ?? {};
  const worded = text && version && language ? { wording: { text, version, language } } : {};
  return defined({ basis, ...worded, proof });
}

/** All that advertising may be agreed to. */
const scopes = installation.purposes.flatMap((purpose) =>
  brandIds.flatMap((brand) => channels.map((channel) => ({ purpose, brand, channel }))),
);

/** What a keyword took from a contact, and START may give back. */
async function lostBy(contactId: string, at: Date) {
  const records = await ConsentModel.find({ contactId })
    .sort({ seq: 1 })
    .select('seq action purpose brand channel at expiresAt method addressHash')
    .lean();
  return restorable(records, scopes, at);
}

/** The address that a message went to, and its contact where that still has it. */
export async function recipientOf({
  contactId,
  addressHash: sentTo,
}: Pick<Delivery, 'contactId' | 'addressHash'>): Promise<Pick<OptOut, 'contactId' | 'addressHash'> | undefined> {
  const contact = await ContactModel.findById(contactId)
    .select(['erasedAt', ...hashFields])
    .lean();
  if (!contact || contact.erasedAt) return undefined;
  // Of a message that never left nobody but its contact can speak.
  const addressHash = sentTo ?? contact.addressHash;
  if (addressHash === undefined) return { contactId };
  return { addressHash, ...(hashesOf(contact).includes(addressHash) ? { contactId } : {}) };
}

/** A receipt that says that the operator blocks us, or that the reader complained, is an opt-out; the sweeper finishes it. */
export async function heedReceipt(
  { _id, route, status, at }: Pick<ReceiptDocument, '_id' | 'route' | 'status' | 'at'>,
  deliveryId: string,
): Promise<void> {
  if (status !== 'blocked' && status !== 'complaint') return;
  const row = await DeliveryModel.findById(deliveryId).select('contactId addressHash').lean();
  const known = row && (await recipientOf(row));
  if (!known) return;
  const by = status === 'blocked' ? 'carrier' : 'complaint';
  // The operator speaks of the number alone; who complained is the person who was written to.
  const person = by === 'complaint' ? { contactId: row.contactId } : {};
  await recordOptOut({ _id: `receipt ${_id}`, by, deliveryId, ...known, ...person, source: `receipt by ${route}`, at });
}
