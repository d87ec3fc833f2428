import { ApplicationFailure } from '@temporalio/common';
import { createHash } from 'node:crypto';
import { defaultBrand, type Brand } from '../models/domain/brands.ts';
import { caps, decide } from '../models/domain/gate.ts';
import type { Confirmations } from '../models/domain/confirmation.ts';
import type { DeliveryRequest, DeliveryResult } from '../models/domain/delivery.ts';
import type { MessageDefinition } from '../models/domain/message.ts';
import type { Provider } from '../models/domain/provider.ts';
import { standingRecords } from '../models/documents/consent-record.ts';
import { ContactModel, type Contact } from '../models/documents/contact.ts';
import { DeliveryModel, type Delivery } from '../models/documents/delivery.ts';
import { claim, recordDecision, type DeliveryIdentity } from '../models/documents/delivery-ledger.ts';
import { PressureModel, release, reserve } from '../models/documents/pressure.ts';
import { SuppressionModel } from '../models/documents/suppression.ts';
import { fillSecrets } from './fill-secrets.ts';
import { handOver, resume } from './hand-over.ts';
import { prepare, recipientOf } from './prepare.ts';

export interface DeliverDependencies {
  provider: Provider;
  /** Alphanumeric sender or number the texts come from. */
  sender: string;
  /** Codes and links of double opt-ins. */
  confirmations: Confirmations;
  /** Every text by its key. */
  texts: ReadonlyMap<string, MessageDefinition>;
  now: () => Date;
  /** Told of each result, for metrics. */
  onResult: (request: DeliveryRequest, result: DeliveryResult) => void;
}

/** The ledger key: the same step of the same run always has the same id, whoever computes it. */
export function deliveryIdOf({ workflowId, startedBy, ordinal }: Omit<DeliveryRequest, 'values'>): string {
  return createHash('sha256').update(`${workflowId}\n${startedBy}\n${ordinal}`).digest('base64url').slice(0, 22);
}

/**
 * The one gate that every message passes, in the order of design 6: decide on facts read now, reserve under the caps,
 * render, claim in the ledger, hand over. May be repeated at any point, by anybody, without a second message.
 */
export function createDeliver(deps: DeliverDependencies) {
  return async function deliver(request: DeliveryRequest): Promise<DeliveryResult> {
    const message = deps.texts.get(request.message);
    if (!message) throw ApplicationFailure.retryable(`this worker has no text ${request.message}`, 'TEXT_UNKNOWN');
    const result = await pass(deps, identify(request, message), message, request);
    deps.onResult(request, result);
    return result;
  };
}

function identify(request: DeliveryRequest, message: MessageDefinition): DeliveryIdentity & { brand: Brand } {
  const { workflowId, journey, contactId, ordinal, notAfter } = request;
  return {
    ...{ _id: deliveryIdOf(request), workflowId, journey, contactId, ordinal, message: request.message },
    ...{ kind: message.kind, brand: message.brand ?? defaultBrand, channel: 'sms', notAfter: new Date(notAfter) },
    ...(message.kind === 'marketing' ? { purpose: message.purpose } : {}),
    ...(message.asks ? { asks: true } : {}),
  };
}

async function pass(
  deps: DeliverDependencies,
  identity: DeliveryIdentity & { brand: Brand },
  message: MessageDefinition,
  request: DeliveryRequest,
): Promise<DeliveryResult> {
  const { _id: deliveryId, contactId, kind } = identity;
  const now = deps.now();
  const [row, contact, consents, pressure] = await Promise.all([
    DeliveryModel.findById(deliveryId).lean(),
    ContactModel.findById(contactId).lean(),
    kind === 'marketing' ? standingRecords(contactId) : [],
    PressureModel.findById(contactId).lean(),
  ]);
  const earlier = row && (await resume(deps, row, message));
  if (earlier) return earlier;

  const suppression = contact?.addressHash ? await SuppressionModel.findById(contact.addressHash).lean() : null;
  const facts = { contact: recipientOf(contact), suppression: suppression?.reason, consents };
  const candidate = { deliveryId, kind };
  const history = pressure?.reservations ?? [];
  const verdict = decide({ ...facts, history, message: { ...identity, deliveryId } }, now);
  if (verdict.verdict === 'suppress') return suppressed(deps, identity, row, verdict.reason);
  if (verdict.verdict === 'defer') return deferred(deps, identity, verdict.reason, verdict.until);

  const text = prepare(message, fillSecrets(deps.confirmations, request, deliveryId), contact as Contact);
  if ('refused' in text) return suppressed(deps, identity, row, text.refused);
  const room = await reserve(contactId, candidate, caps, now, pressure);
  if (!room.ok) return deferred(deps, identity, 'frequency-cap', room.freeAt);
  const allowed = verdict.consent ? { consent: verdict.consent } : {};
  if (!(await claim(identity, { ...text, ...allowed, route: deps.provider.name }, now, row))) {
    throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
  }
  return handOver(deps, { identity, text, phone: verdict.phone, addressHash: contact?.addressHash });
}

async function suppressed(
  deps: DeliverDependencies,
  identity: DeliveryIdentity,
  row: Delivery | null,
  reason: Extract<DeliveryResult, { outcome: 'skipped' }>['reason'],
): Promise<DeliveryResult> {
  if (row?.state === 'claimed') await release(identity.contactId, identity._id);
  await recordDecision(identity, deps.now(), { state: 'suppressed', reason });
  return { outcome: 'skipped', deliveryId: identity._id, reason };
}

async function deferred(
  deps: DeliverDependencies,
  identity: DeliveryIdentity,
  reason: Extract<DeliveryResult, { outcome: 'deferred' }>['reason'],
  notBefore: Date,
): Promise<DeliveryResult> {
  if (notBefore > identity.notAfter) return suppressed(deps, identity, null, 'expired');
  await recordDecision(identity, deps.now(), { state: 'deferred', reason, notBefore });
  return { outcome: 'deferred', deliveryId: identity._id, reason, until: notBefore.toISOString() };
}
