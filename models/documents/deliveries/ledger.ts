import type { UpdateQuery } from 'mongoose';
import { statesBelow, type DeliveryState } from '../../domain/deliveries/delivery-state.ts';
import type { Reason } from '../../domain/deliveries/reasons.ts';
import type { ChatChannel } from '../../domain/message.ts';
import { isDuplicateKey } from '../connect.ts';
import { DeliveryModel, type Delivery, type DeliveryStep } from './delivery.ts';
import { noteReachability } from '../contacts/address-health.ts';
import { countedBy, release } from '../pressure.ts';
import { lookAgainAt } from '../segments/look.ts';
import type { ReceiptDocument } from './receipt.ts';

/** The parts of a row that are known before the gate decides. */
export type DeliveryIdentity = Pick<
  Delivery,
  '_id' | 'workflowId' | 'journey' | 'contactId' | 'ordinal' | 'message' | 'kind' | 'channel' | 'notAfter'
> &
  Partial<Pick<Delivery, 'addressHash' | 'purpose' | 'brand' | 'asks' | 'about' | 'country' | 'insteadOf'>>;

/** The words of a hand-over, and the consent that allows it. */
export type Rendered = Required<Pick<Delivery, 'locale' | 'text' | 'textVersion' | 'route'>> &
  Partial<Pick<Delivery, 'consent' | 'cost' | 'smartSaved' | 'budget' | 'links'>> &
  (InParts | Letter | InChat | Notification);

/** The words of an SMS. */
type InParts = { channel: 'sms' } & Required<Pick<Delivery, 'encoding' | 'parts'>>;

/** The words of an e-mail. */
type Letter = { channel: 'email' } & Required<Pick<Delivery, 'subject'>>;

/** The words of a chat, which have nothing beside them. */
interface InChat {
  channel: ChatChannel;
}

/** The words of a notification. */
type Notification = { channel: 'push' } & Required<Pick<Delivery, 'title'>> & Pick<Delivery, 'opens'>;

/** A code of the text's links belongs to another message; it must be built anew with other codes. */
export class LinkCodeTaken extends Error {
  override readonly name = 'LinkCodeTaken';
}

/** States in which nothing has left yet and the row may still change its mind. */
const open: DeliveryState[] = ['planned', 'deferred', 'claimed'];

function step(at: Date, state: DeliveryState, reason?: Reason, detail?: string): UpdateQuery<Delivery> {
  const entry: DeliveryStep = { at, state, ...(reason ? { reason } : {}), ...(detail ? { detail } : {}) };
  return { $push: { steps: { $each: [entry], $slice: -50 } } };
}

/** Writes a decision that sent nothing: suppressed for good, or deferred until `notBefore`. */
export async function recordDecision(
  identity: DeliveryIdentity,
  now: Date,
  decision: { state: 'suppressed' | 'deferred'; reason: Reason; rule?: string | undefined; notBefore?: Date },
): Promise<void> {
  const { _id, addressHash, ...fields } = identity;
  const { state, reason, rule, notBefore } = decision;
  const address = addressHash ? { addressHash } : {};
  const update: UpdateQuery<Delivery> = {
    $setOnInsert: { ...fields, createdAt: now, attempts: 0, receipts: [] },
    $set: { state, reason, updatedAt: now, ...address, ...(notBefore ? { notBefore } : {}) },
    ...(notBefore ? {} : { $unset: { notBefore: 1 } }),
    ...step(now, state, reason, [rule, notBefore?.toISOString()].filter(Boolean).join(', ')),
  };
  try {
    await DeliveryModel.updateOne({ _id, state: { $in: open } }, update, { upsert: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Claims the step for one hand-over and writes `attempting` before the first byte leaves. The number of the
 * attempt, by which the row knows it; undefined when somebody else has it: the row is the lock, so a retried activity, a
 * replay or a second worker cannot send the same step.
 *
 * @throws LinkCodeTaken when a short link of the text belongs to another message
 */
export async function claim(
  identity: DeliveryIdentity,
  rendered: Rendered,
  now: Date,
  known: Pick<Delivery, 'attempts'> | undefined,
): Promise<number | undefined> {
  const { addressHash } = identity;
  const address = addressHash ? { addressHash } : {};
  const linked = rendered.links && rendered.links.length > 0 ? { linked: true as const } : {};
  const fields = { ...rendered, ...linked, ...address, state: 'attempting' as const, attemptedAt: now, updatedAt: now };
  const claimed: DeliveryStep = { at: now, state: 'claimed' };
  const attempting: DeliveryStep = { at: now, state: 'attempting' };
  try {
    if (!known) {
      const steps = [claimed, attempting];
      await DeliveryModel.create({ ...identity, ...fields, attempts: 1, createdAt: now, receipts: [], steps });
      return 1;
    }
    const { modifiedCount } = await DeliveryModel.updateOne(
      { _id: identity._id, state: { $in: open }, attempts: known.attempts },
      { $set: fields, $unset: { reason: 1, notBefore: 1 }, $inc: { attempts: 1 }, $push: { steps: attempting } },
    );
    return modifiedCount === 1 ? known.attempts + 1 : undefined;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    if (error instanceof Error && error.message.includes('links.code')) throw new LinkCodeTaken('', { cause: error });
    return undefined;
  }
}

/**
 * Takes a claim back before the first byte has left: the step is free again, or given up where a reason is said. False
 * when somebody else has the step by now.
 */
export async function takeBack(id: string, attempt: number, now: Date, givenUp?: 'expired'): Promise<boolean> {
  const { modifiedCount } = await DeliveryModel.updateOne(
    { _id: id, state: 'attempting', attempts: attempt },
    givenUp
      ? { $set: { state: 'suppressed', reason: givenUp, updatedAt: now }, ...step(now, 'suppressed', givenUp) }
      : { $set: { state: 'claimed', updatedAt: now }, ...step(now, 'claimed', undefined, 'nothing has left') },
  );
  return modifiedCount === 1;
}

/**
 * The gateway has it. A receipt that overtook the answer keeps its higher state.
 *
 * @param onIdTaken told where another message of the route has this id, which then stays without one
 */
export async function markAccepted(
  id: string,
  providerId: string,
  now: Date,
  onIdTaken: () => void,
): Promise<DeliveryState> {
  try {
    return await accept(id, { providerId, acceptedAt: now });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The gateway has given another message the same id, and reports go to that one. This one has left all the same.
    onIdTaken();
    return accept(id, { acceptedAt: now });
  }
}

async function accept(id: string, known: Pick<Delivery, 'providerId'> & { acceptedAt: Date }): Promise<DeliveryState> {
  const { acceptedAt: now } = known;
  const row = await DeliveryModel.findOneAndUpdate(
    { _id: id, state: { $in: statesBelow('accepted') } },
    { $set: { ...known, state: 'accepted', updatedAt: now }, $unset: { reason: 1 }, ...step(now, 'accepted') },
    { returnDocument: 'after', projection: { state: 1, contactId: 1 } },
  ).lean();
  if (row) lookAgainAt(row.contactId);
  if (row) return row.state;
  const ahead = await DeliveryModel.findOneAndUpdate(
    { _id: id },
    { $set: known },
    { projection: { state: 1, contactId: 1 } },
  ).lean();
  if (ahead) lookAgainAt(ahead.contactId);
  return ahead?.state ?? 'accepted';
}

/** Moves a row that is being handed over to another state, with the reason. */
export async function markAttempt(
  id: string,
  state: 'claimed' | 'unknown' | 'rejected' | 'blocked',
  reason: Reason,
  now: Date,
  detail?: string,
): Promise<void> {
  const moved = await DeliveryModel.findOneAndUpdate(
    { _id: id, state: { $in: ['attempting', 'unknown'] } },
    { $set: { state, reason, updatedAt: now }, ...step(now, state, reason, detail) },
    { projection: { contactId: 1 } },
  ).lean();
  if (moved && state === 'rejected') lookAgainAt(moved.contactId);
}

/** Why a text that waits is given up: its story has ended, or says something newer, or goes another way. */
export type GivenUp = Extract<Reason, 'no-longer-needed' | 'overtaken' | 'replaced'>;

/**
 * Gives up a text that waits, for its hour or for another try, and the place under the caps that was held for it or that
 * an earlier attempt had taken; false when it does not wait.
 */
export async function abandon(id: string, reason: GivenUp, now: Date): Promise<boolean> {
  const held = await DeliveryModel.findOneAndUpdate(
    { _id: id, state: { $in: open } },
    {
      $set: { state: 'suppressed', reason, updatedAt: now },
      $unset: { notBefore: 1 },
      ...step(now, 'suppressed', reason),
    },
    { projection: { contactId: 1, addressHash: 1 } },
  ).lean();
  if (held) await release(countedBy(held), id);
  return held !== null;
}

/** Why a delivery ended as a receipt says. */
const reasonOf: Partial<Record<ReceiptDocument['status'], Reason>> = {
  undeliverable: 'undeliverable',
  expired: 'expired-at-operator',
  rejected: 'gateway-refused',
  blocked: 'carrier-refused',
};

/** Reports that a message has arrived. */
const arrivals: ReadonlySet<ReceiptDocument['status']> = new Set(['delivered', 'read'] as const);

/**
 * Applies a receipt to the delivery it is about. States only rise, so receipts in any order, any number of times, end the
 * same. False where its route has no such delivery.
 */
export async function applyReceipt(receipt: ReceiptDocument, deliveryId: string): Promise<boolean> {
  const { route, providerId, status, at, errorCode } = receipt;
  const target = { _id: deliveryId, route };
  const now = new Date();
  const entry = { id: receipt._id, status, at, ...(errorCode ? { errorCode } : {}) };
  const taken = await DeliveryModel.findOneAndUpdate(
    { ...target, 'receipts.id': { $ne: receipt._id } },
    {
      $push: { receipts: { $each: [entry], $slice: -50 } },
      ...(arrivals.has(status) ? { $min: { deliveredAt: at } } : {}),
    },
    { projection: { contactId: 1, addressHash: 1, channel: 1 } },
  ).lean();
  const delivery = taken ?? (await DeliveryModel.findOne(target).select('contactId addressHash channel').lean());
  if (!delivery) return false;
  await noteReachability(delivery, receipt);
  // A complaint says nothing about the way of the message.
  if (status === 'complaint') return true;
  const reason = reasonOf[status];
  const rise = (known: Pick<Delivery, 'providerId'>) =>
    DeliveryModel.updateOne(
      { ...target, state: { $in: statesBelow(status) } },
      {
        $set: { ...known, state: status, updatedAt: now, ...(reason ? { reason } : {}) } satisfies Partial<Delivery>,
        ...(reason ? {} : { $unset: { reason: 1 } }),
        $push: { steps: { $each: [{ at: now, state: status, ...(reason ? { reason } : {}) }], $slice: -50 } },
      },
    );
  try {
    await rise({ providerId });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // The gateway has given another message the same id; our reference says that the report is about this one.
    await rise({});
  }
  lookAgainAt(delivery.contactId);
  return true;
}
