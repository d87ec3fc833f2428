import { ApplicationFailure } from '@temporalio/common';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { RejectionCause } from '../../models/domain/deliveries/provider.ts';
import type { Reason } from '../../models/domain/deliveries/reasons.ts';
import type { Delivery } from '../../models/documents/delivery.ts';
import {
  markAccepted,
  markAttempt,
  takeBack,
  type DeliveryIdentity,
  type Rendered,
} from '../../models/documents/delivery-ledger.ts';
import { recordOptOut } from '../../models/documents/opt-out.ts';
import type { DeliverDependencies } from './deliver.ts';
import { releaseAll } from './reserve-budget.ts';

/** After this long a hand-over that began elsewhere has ended, one way or the other. */
const handOverEndsWithinMs = 20_000;

const rejectionReasons: Record<RejectionCause, Reason> = {
  number: 'number-refused',
  content: 'content-refused',
  sender: 'sender-refused',
  'opted-out': 'carrier-refused',
  credentials: 'credentials-refused',
  other: 'gateway-refused',
};

/** What was decided longer ago than this may not hold, and the claim be somebody else's, when the first byte would leave. */
const beginsWithinMs = 15_000;

interface Parcel {
  identity: DeliveryIdentity;
  /** Which attempt it is, and when the gate let it pass. */
  claim: { attempt: number; decidedAt: Date };
  text: Omit<Rendered, 'route'>;
  phone: string;
  /** Until when the gateway may try. */
  validUntil: Date;
  sender: string;
}

/**
 * Hands a claimed text to the gateway and writes down how that ended. Only what certainly did not leave is tried
 * again blindly; a lost answer is looked up on the next attempt.
 */
export async function handOver(deps: DeliverDependencies, parcel: Parcel): Promise<DeliveryResult> {
  const late = await beganTooLate(deps, parcel);
  if (late) return late;
  const { identity, text, phone, sender, validUntil } = parcel;
  const { _id: deliveryId } = identity;
  const { parts, encoding } = text;
  const answer = await deps.provider.send({
    reference: deliveryId,
    to: phone,
    sender,
    text: text.text,
    encoding,
    parts,
    validUntil,
  });
  const now = deps.now();
  switch (answer.outcome) {
    case 'accepted':
      return { outcome: 'sent', deliveryId, state: await markAccepted(deliveryId, answer.providerId, now) };
    case 'rejected':
      return rejected(parcel, answer.cause, answer.code, now);
    case 'throttled':
      await markAttempt(deliveryId, 'claimed', 'gateway-throttled', now);
      throw tryAgain('the gateway asks to slow down', 'GATEWAY_THROTTLED', answer.retryAfterMs);
    case 'not-sent':
      await markAttempt(deliveryId, 'claimed', 'gateway-unreachable', now, answer.code);
      throw tryAgain(`the gateway cannot be reached (${answer.code})`, 'GATEWAY_UNREACHABLE');
    case 'unknown':
      await markAttempt(deliveryId, 'unknown', 'answer-lost', now, answer.code);
      throw tryAgain(`the gateway's answer was lost (${answer.code})`, 'ANSWER_LOST', 1_000);
  }
}

/** Looks at the clock once more before the first byte: this process may have stood still, or the hours be over. */
async function beganTooLate(
  { now }: Pick<DeliverDependencies, 'now'>,
  { identity, claim, text, validUntil }: Parcel,
): Promise<DeliveryResult | undefined> {
  const { _id: deliveryId, notAfter } = identity;
  const at = now();
  const stood = at.getTime() - claim.decidedAt.getTime() > beginsWithinMs;
  if (at <= validUntil && !stood) return undefined;
  const mine = await takeBack(deliveryId, claim.attempt, at, at > notAfter ? 'expired' : undefined);
  if (!mine || at <= notAfter)
    throw tryAgain(`${stood ? 'this process stood still' : 'the hours ended'} before the hand-over`, 'STOOD_STILL');
  await releaseAll({ ...text, ...identity });
  return { outcome: 'skipped', deliveryId, reason: 'expired' };
}

async function rejected(parcel: Parcel, cause: RejectionCause, code: string, now: Date): Promise<DeliveryResult> {
  const { _id: deliveryId } = parcel.identity;
  const reason = rejectionReasons[cause];
  if (cause === 'credentials') {
    await markAttempt(deliveryId, 'claimed', reason, now, code);
    throw tryAgain("the gateway refuses Tidings' credentials", 'CREDENTIALS_REFUSED', 30_000);
  }
  if (cause === 'opted-out') await carrierRefused(parcel, now);
  await markAttempt(deliveryId, cause === 'opted-out' ? 'blocked' : 'rejected', reason, now, code);
  await releaseAll({ ...parcel.text, ...parcel.identity });
  return { outcome: 'undeliverable', deliveryId, reason };
}

/** A refusal at the carrier is an opt-out; the api does what follows from it. */
async function carrierRefused({ identity }: Parcel, at: Date): Promise<void> {
  const { _id: deliveryId, contactId, addressHash } = identity;
  const known = { contactId, ...(addressHash ? { addressHash } : {}) };
  await recordOptOut({ _id: `refusal ${deliveryId}`, by: 'carrier', ...known, source: `delivery ${deliveryId}`, at });
}

/**
 * What an earlier attempt left behind: its result where there is one, undefined where the step is free to be tried.
 * A hand-over without an answer is asked about.
 *
 * @param mayRepeat whether the step is free, too, where the gateway cannot be asked: the text may then go out twice
 */
export async function resume(
  { provider, now }: Pick<DeliverDependencies, 'provider' | 'now'>,
  row: Delivery,
  mayRepeat = false,
): Promise<DeliveryResult | undefined> {
  if (row.state !== 'attempting' && row.state !== 'unknown') return resultOf(row);
  const restMs = (row.attemptedAt ?? row.createdAt).getTime() + handOverEndsWithinMs - now().getTime();
  const answer = await provider.lookup?.(row._id);
  if (answer?.found === true) {
    const state = await markAccepted(row._id, answer.providerId, now());
    return { outcome: 'sent', deliveryId: row._id, state };
  }
  if (restMs > 0)
    throw tryAgain('an earlier hand-over may still be under way', 'HAND_OVER_OPEN', Math.min(restMs, 5_000));
  if (answer?.found === 'unavailable') throw tryAgain('the gateway cannot be asked now', 'LOOK_UP_UNAVAILABLE');
  if (answer?.found !== false && !mayRepeat) {
    await markAttempt(row._id, 'unknown', 'answer-lost', now());
    return { outcome: 'sent', deliveryId: row._id, state: 'unknown' };
  }
  await markAttempt(row._id, 'claimed', 'gateway-unreachable', now(), 'not found by look-up');
  row.state = 'claimed';
  return undefined;
}

function resultOf(row: Delivery): DeliveryResult | undefined {
  const { _id: deliveryId, state } = row;
  const reason = row.reason ?? 'gateway-refused';
  switch (state) {
    case 'planned':
    case 'deferred':
    case 'claimed':
      return undefined;
    case 'suppressed':
      return { outcome: 'skipped', deliveryId, reason };
    case 'rejected':
    case 'blocked':
      return { outcome: 'undeliverable', deliveryId, reason };
    default:
      return { outcome: 'sent', deliveryId, state };
  }
}

function tryAgain(message: string, type: string, afterMs?: number): ApplicationFailure {
  return ApplicationFailure.create({ message, type, ...(afterMs ? { nextRetryDelay: afterMs } : {}) });
}
