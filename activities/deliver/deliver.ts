import { ApplicationFailure } from '@temporalio/common';
import { defaultBrand } from '../../models/domain/brands.ts';
import {
  candidateOf,
  decide,
  gateMessage,
  hold,
  type GateMessage,
  type Held,
} from '../../models/domain/deliveries/gate.ts';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { PolicyOf } from '../../models/domain/policy/policy.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { Budget } from '../../models/domain/money/budget.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import type { LinkPolicy } from '../../models/domain/texts/links.ts';
import type { PriceTable } from '../../models/domain/money/prices.ts';
import { senderFor, type SenderTable } from '../../models/domain/numbers/senders.ts';
import type { Provider } from '../../models/domain/deliveries/provider.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import type { Contact } from '../../models/documents/contact.ts';
import { deliveryIdOf, type Delivery } from '../../models/documents/delivery.ts';
import { claim, LinkCodeTaken, recordDecision, type DeliveryIdentity } from '../../models/documents/delivery-ledger.ts';
import { gateFacts, readGateFacts } from '../../models/documents/gate-facts.ts';
import { countedBy, holdPlace, release, takePlace, type Pressure } from '../../models/documents/pressure.ts';
import { countValidity } from './count-validity.ts';
import { fillSecrets } from './insert-secrets.ts';
import { payFor, refund, releaseAll } from './reserve-budget.ts';
import { freeMoved } from './free-moved.ts';
import { handOver, resume } from './hand-over.ts';
import { prepare } from './compose.ts';

export interface DeliverDependencies {
  provider: Provider;
  /** Name or number the texts come from, where `senders` do not say. */
  sender: string;
  /** Senders by route and country; absent, one sender serves all. */
  senders?: SenderTable | undefined;
  /** Codes and links of double opt-ins. */
  confirmations: Confirmations;
  /** The addresses at which readers unsubscribe. */
  unsubscribe: Pick<Unsubscribe, 'urlOf'>;
  /** The keyed hash under which a number is known. */
  hashAddress: (e164: string) => string;
  /** The rules of law, operators and organisation. */
  policy: PolicyOf;
  /** How links are tracked; absent, they leave as they are. */
  links?: LinkPolicy | undefined;
  /** What a part costs; without them nothing is counted in money. */
  prices?: PriceTable | undefined;
  /** The most that journeys may spend, by name; only these pay for the round trip. */
  budgets?: ReadonlyMap<string, Budget>;
  /** Every text by its key. */
  texts: ReadonlyMap<string, MessageDefinition>;
  now: () => Date;
  /** Told of each result, for metrics. */
  onResult: (request: DeliveryRequest, result: DeliveryResult) => void;
}

/**
 * The one gate that every message passes, in the order of design 6: decide on facts read now, reserve under the caps,
 * render, claim in the ledger, hand over. May be repeated at any point, by anybody, without a second message.
 */
export function createDeliver(deps: DeliverDependencies) {
  return async function deliver(request: DeliveryRequest): Promise<DeliveryResult> {
    const message = deps.texts.get(request.message);
    if (!message) throw ApplicationFailure.retryable(`this worker has no text ${request.message}`, 'TEXT_UNKNOWN');
    const result = await throughGate(deps, message, request);
    deps.onResult(request, result);
    return result;
  };
}

/** Somebody else has taken or held a place of this contact since it was read; what was decided may not hold. */
class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
}

/**
 * Decides again where another message of the contact was faster, of whom one always gets on; and once more with other
 * codes where a short link belongs to another message: one in a hundred billion.
 */
async function throughGate(
  deps: DeliverDependencies,
  message: MessageDefinition,
  request: DeliveryRequest,
): Promise<DeliveryResult> {
  for (let salt = 0; ;) {
    try {
      return await pass(deps, message, request, salt);
    } catch (error) {
      if (error instanceof PlaceTaken) continue;
      if (!(error instanceof LinkCodeTaken) || salt > 3) throw error;
      salt += 1;
    }
  }
}

function identify(
  request: DeliveryRequest,
  message: MessageDefinition,
  contact: Contact | undefined,
): DeliveryIdentity {
  const { workflowId, journey, contactId, ordinal, notAfter } = request;
  return {
    _id: deliveryIdOf(request),
    workflowId,
    journey,
    contactId,
    ordinal,
    message: request.message,
    kind: message.kind,
    brand: message.brand ?? defaultBrand,
    channel: 'sms',
    notAfter: new Date(notAfter),
    ...(message.kind === 'marketing' ? { purpose: message.purpose } : {}),
    ...(message.asks ? { asks: true } : {}),
    ...(message.about ? { about: message.about } : {}),
    ...(contact?.addressHash ? { addressHash: contact.addressHash } : {}),
    ...(contact?.country ? { country: contact.country } : {}),
  };
}

async function pass(
  deps: DeliverDependencies,
  message: MessageDefinition,
  request: DeliveryRequest,
  salt: number,
): Promise<DeliveryResult> {
  const deliveryId = deliveryIdOf(request);
  const now = deps.now();
  const stored = await readGateFacts(request.contactId, deps.hashAddress, deliveryId);
  const { contact, row, pressure } = stored;
  const earlier = row && (await resume(deps, row, message.kind === 'service' && message.atLeastOnce));
  if (earlier) return earlier;
  const identity = identify(request, message, contact);
  // The contact has another number than when the text was held.
  if (row && countedBy(row) !== countedBy(identity)) await release(countedBy(row), deliveryId);

  const gated = gateMessage(message, { deliveryId, notAfter: identity.notAfter, journey: request.journey });
  const facts = gateFacts(stored, gated);
  const verdict = decide(facts, now, deps.policy);
  const step: Step = { identity, gated, row, pressure };
  if (verdict.verdict !== 'send') return held(deps, step, verdict);

  const { senders, provider, sender: usual } = deps;
  const sender = senders ? senderFor(senders, provider.name, contact?.country, verdict.policy.sender) : usual;
  if (sender === undefined) return held(deps, step, { verdict: 'suppress', reason: 'sender-unregistered' });
  const unsubscribeUrl = deps.unsubscribe.urlOf(deliveryId);
  const values = countValidity(
    fillSecrets(deps.confirmations, request, deliveryId),
    now,
    whereabouts(contact as Contact),
  );
  const { journey, message: key } = request;
  const draft = { deliveryId, journey, key, message, values, unsubscribeUrl, salt };
  const text = prepare(draft, contact as Contact, verdict.policy.footers, { ...deps, sender });
  if ('refused' in text) {
    return held(deps, step, { verdict: 'suppress', reason: text.refused, rule: text.detail });
  }
  const paid = await payFor(deps, identity, text.cost, now);
  if ('spentUntil' in paid) {
    const then = decide(facts, paid.spentUntil, deps.policy);
    const until = then.verdict === 'defer' ? then.until : paid.spentUntil;
    return held(deps, step, hold('budget-spent', undefined, until, gated));
  }
  if (
    !gated.answers &&
    !verdict.reserved &&
    !(await takePlace(countedBy(identity), candidateOf(gated), now, pressure))
  ) {
    await refund({ ...identity, ...text, ...paid });
    throw new PlaceTaken();
  }
  const allowedBy = verdict.consent ? { consent: verdict.consent } : {};
  // Now, and not when the facts were read: what `resume` has written lies between.
  const attempt = await claim(identity, { ...text, ...allowedBy, ...paid, route: deps.provider.name }, deps.now(), row);
  if (attempt === undefined)
    throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
  return handOver(deps, {
    identity,
    claim: { attempt, decidedAt: now },
    sender,
    text: { ...text, ...paid },
    phone: verdict.phone,
    validUntil: verdict.validUntil,
  });
}

/** One text on its way through the gate, with what was read for it. */
interface Step {
  identity: DeliveryIdentity;
  gated: GateMessage;
  row: Delivery | undefined;
  pressure: Pressure | undefined;
}

/** Writes down a decision that sent nothing, and gives back the place an earlier attempt had taken. */
async function held(deps: DeliverDependencies, step: Step, verdict: Held): Promise<DeliveryResult> {
  const { identity, gated, row, pressure } = step;
  const { reason, rule } = verdict;
  const { _id: deliveryId } = identity;
  const now = deps.now();
  if ((reason === 'frequency-cap' || reason === 'expired') && (await freeMoved(pressure))) throw new PlaceTaken();
  if (verdict.verdict === 'defer') {
    if (row?.state === 'claimed') await refund(row);
    const { until } = verdict;
    const taken = pressure?.reservations.some((place) => place.deliveryId === deliveryId);
    if (!taken && !(await holdPlace(countedBy(identity), candidateOf(gated), { at: until, now }, pressure)))
      throw new PlaceTaken();
    await recordDecision(identity, now, { state: 'deferred', reason, rule, notBefore: until });
    return { outcome: 'deferred', deliveryId, reason, until: until.toISOString() };
  }
  if (row) await releaseAll(row);
  await recordDecision(identity, now, { state: 'suppressed', reason, rule });
  return { outcome: 'skipped', deliveryId, reason };
}
