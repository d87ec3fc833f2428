import type { Device } from '../../models/domain/device.ts';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { defined } from '../../models/domain/defined.ts';
import type { RejectionCause, SendOutcome } from '../../models/domain/deliveries/provider.ts';
import { isOfChat } from '../../models/domain/message.ts';
import { reasonOfRefusal } from '../../models/domain/deliveries/reasons.ts';
import {
  markAccepted,
  markAttempt,
  takeBack,
  type DeliveryIdentity,
  type Rendered,
} from '../../models/documents/deliveries/ledger.ts';
import { noteReachability } from '../../models/documents/contacts/address-health.ts';
import { dropDevices } from '../../models/documents/contacts/devices.ts';
import { recordOptOut } from '../../models/documents/opt-out.ts';
import type { Way } from './choose-way.ts';
import { releaseAll } from './release-all.ts';
import { tryAgain } from './try-again.ts';

/** A decision that is older than this may be out of date, and another worker may have the claim: nothing leaves on it. */
const beginsWithinMs = 15_000;

/** A text that is ready to leave. */
export interface Parcel {
  identity: DeliveryIdentity;
  /** Which attempt it is, and when the gate let it pass. */
  claim: { attempt: number; decidedAt: Date };
  rendered: Rendered;
  /** The number, the e-mail address or the chat; of a notification its devices are. */
  to: string;
  devices: readonly Device[];
  /** Until when the gateway may try. */
  validUntil: Date;
  /** Of a letter or a notification that can be unsubscribed from. */
  unsubscribeUrl?: string;
  way: Way;
}

/** What a hand-over needs beside the text. */
export interface HandingOver {
  now: () => Date;
  /** Told of each message that has left and has the id of another, so that no report finds it. */
  onIdTaken?: ((message: { deliveryId: string; route: string | undefined }) => void) | undefined;
}

/**
 * Hands a claimed text to the gateway and writes down how that ended. Only what certainly did not leave is tried
 * again blindly; a lost answer is looked up on the next attempt.
 */
export async function handOver(parcel: Parcel, { now: clock, onIdTaken }: HandingOver): Promise<DeliveryResult> {
  const late = await beganTooLate(parcel, clock());
  if (late) return late;
  const { _id: deliveryId } = parcel.identity;
  const answer = await send(parcel);
  const now = clock();
  const left = await forgetGone(parcel, answer);
  switch (answer.outcome) {
    case 'accepted': {
      const isTaken = () => onIdTaken?.({ deliveryId, route: parcel.way.route });
      return { outcome: 'sent', deliveryId, state: await markAccepted(deliveryId, answer.providerId, now, isTaken) };
    }
    case 'rejected':
      if (answer.cause === 'number' && left.length > 0) {
        await markAttempt(deliveryId, 'claimed', 'number-refused', now, answer.code);
        throw tryAgain('none of the devices of this service is there any more', 'DEVICES_GONE', 1_000);
      }
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

/** Hands it to the provider, as its channel has it. */
function send({ identity, rendered, to, devices, validUntil, way, unsubscribeUrl }: Parcel): Promise<SendOutcome> {
  const { text, locale } = rendered;
  const message = { reference: identity._id, to, text, validUntil };
  if (way.channel === 'email' && rendered.channel === 'email') {
    const { subject } = rendered;
    return way.provider.send({ ...message, subject, locale, ...(unsubscribeUrl ? { unsubscribeUrl } : {}) });
  }
  if (way.channel === 'push' && rendered.channel === 'push') {
    const { title, opens } = rendered;
    const mine = devices.filter(({ service }) => service === way.service);
    return way.provider.send(
      defined({ reference: identity._id, text, validUntil, devices: mine, title, opens, unsubscribeUrl }),
    );
  }
  if (isOfChat(way) && isOfChat(rendered)) return way.provider.send(message);
  if (way.channel !== 'email' && way.channel !== 'push' && !isOfChat(way) && rendered.channel === 'sms') {
    const { encoding, parts } = rendered;
    return way.provider.send({ ...message, sender: way.sender, encoding, parts });
  }
  throw new Error(`a text for ${rendered.channel} came to a route for ${way.channel}`);
}

/** Forgets the devices that are there no more. @returns those that another service may reach */
async function forgetGone({ identity }: Parcel, answer: SendOutcome): Promise<Device[]> {
  const gone = 'gone' in answer ? answer.gone : undefined;
  return gone && gone.length > 0 ? dropDevices(identity.contactId, gone) : [];
}

/** Looks at the clock once more before the first byte: this process may have stood still, or the hours may be over. */
async function beganTooLate(
  { identity, claim, rendered, validUntil }: Parcel,
  at: Date,
): Promise<DeliveryResult | undefined> {
  const { _id: deliveryId, notAfter } = identity;
  const stood = at.getTime() - claim.decidedAt.getTime() > beginsWithinMs;
  if (at <= validUntil && !stood) return undefined;
  const mine = await takeBack(deliveryId, claim.attempt, at, at > notAfter ? 'expired' : undefined);
  if (!mine || at <= notAfter)
    throw tryAgain(`${stood ? 'this process stood still' : 'the hours ended'} before the hand-over`, 'STOOD_STILL');
  await releaseAll({ ...rendered, ...identity });
  return { outcome: 'skipped', deliveryId, reason: 'expired' };
}

async function rejected(parcel: Parcel, cause: RejectionCause, code: string, now: Date): Promise<DeliveryResult> {
  const { identity, way } = parcel;
  const { _id: deliveryId } = identity;
  const reason = reasonOfRefusal[cause];
  if (cause === 'credentials') {
    await markAttempt(deliveryId, 'claimed', reason, now, code);
    throw tryAgain("the gateway refuses Tidings' credentials", 'CREDENTIALS_REFUSED', way.hasSpare ? 1_000 : 30_000);
  }
  if (cause === 'opted-out') await carrierRefused(parcel, now);
  if (cause === 'number') await noteReachability(identity, { status: 'undeliverable', at: now, errorCode: code });
  await markAttempt(deliveryId, cause === 'opted-out' ? 'blocked' : 'rejected', reason, now, code);
  await releaseAll({ ...parcel.rendered, ...parcel.identity });
  return { outcome: 'undeliverable', deliveryId, reason };
}

/** A refusal at the carrier is an opt-out; the api does what follows from it. */
async function carrierRefused({ identity }: Parcel, at: Date): Promise<void> {
  const { _id: deliveryId, contactId, addressHash } = identity;
  // Who blocks a bot says nothing of other ways.
  const only = isOfChat(identity) ? { channel: identity.channel } : {};
  const known = { contactId, ...only, ...(addressHash ? { addressHash } : {}) };
  await recordOptOut({ _id: `refusal ${deliveryId}`, by: 'carrier', ...known, source: `delivery ${deliveryId}`, at });
}
