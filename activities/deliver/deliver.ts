import { ApplicationFailure } from '@temporalio/common';
import { defaultBrand } from '../../models/installation.ts';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import {
  candidateOf,
  decide,
  type GateMessage,
  gateMessage,
  type GateFacts,
  type Reachable,
} from '../../models/domain/deliveries/gate.ts';
import type { Step } from '../../models/domain/deliveries/step.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import type { PolicyOf } from '../../models/domain/policy/policy.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Contact } from '../../models/documents/contacts/contact.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { claim, LinkCodeTaken } from '../../models/documents/deliveries/ledger.ts';
import { gateFacts, readGateFacts } from '../../models/documents/across/gate-facts.ts';
import { countedBy, release, takePlace } from '../../models/documents/pressure.ts';
import { chooseWay, type Route } from './choose-way.ts';
import { compose } from './compose.ts';
import { countValidity } from './count-validity.ts';
import { handOver, type Parcel } from './hand-over.ts';
import { identify } from './identify.ts';
import { insertSecrets } from './insert-secrets.ts';
import { PlaceTaken } from './place-taken.ts';
import { refund, reserveBudget, type Budgets } from './reserve-budget.ts';
import { resume } from './resume.ts';
import { writeHeld, type Passage } from './write-held.ts';

export interface DeliverDependencies {
  /** The ways out, the preferred first. */
  routes: readonly Route[];
  /** The rules of law, operators and organisation. */
  policy: PolicyOf;
  /** Every text by its key. */
  texts: ReadonlyMap<string, MessageDefinition>;
  budgets?: Budgets | undefined;
  /** Codes and links of double opt-ins. */
  confirmations: Confirmations;
  /** The addresses at which readers unsubscribe. */
  unsubscribe: Pick<Unsubscribe, 'urlOf'>;
  /** The keyed hash under which a number is known. */
  hashAddress: (e164: string) => string;
  now: () => Date;
  /** Told of each result, for metrics. */
  onResult: (request: DeliveryRequest, result: DeliveryResult) => void;
}

/** What is to be delivered; `salt` is raised when a code of its links was taken already. */
interface Task {
  request: DeliveryRequest;
  message: MessageDefinition;
  salt: number;
}

/**
 * The one gate that every message passes: decide on facts read now, choose the way out, write the text, reserve its cost
 * and its place under the caps, claim it in the ledger, hand over. May be repeated at any point, by anybody, without a
 * second message.
 */
export function createDeliver(deps: DeliverDependencies) {
  return async function deliver(request: DeliveryRequest): Promise<DeliveryResult> {
    const message = deps.texts.get(request.message);
    if (!message) throw ApplicationFailure.retryable(`this worker has no text ${request.message}`, 'TEXT_UNKNOWN');
    const result = await untilDecided(deps, { request, message });
    deps.onResult(request, result);
    return result;
  };
}

/**
 * Decides again where another message of the contact was faster, of whom one always gets on; and once more with other
 * codes where a short link belongs to another message: one in a hundred billion.
 */
async function untilDecided(deps: DeliverDependencies, asked: Omit<Task, 'salt'>): Promise<DeliveryResult> {
  for (let salt = 0; ;) {
    try {
      return await passGate(deps, { ...asked, salt });
    } catch (error) {
      if (error instanceof PlaceTaken) continue;
      if (!(error instanceof LinkCodeTaken) || salt > 3) throw error;
      salt += 1;
    }
  }
}

async function passGate(deps: DeliverDependencies, task: Task): Promise<DeliveryResult> {
  const { request, message } = task;
  const { journey, contactId } = request;
  const deliveryId = deliveryIdOf(request);
  const now = deps.now();
  const stored = await readGateFacts(contactId, deps.hashAddress, deliveryId);
  const mayRepeat = message.kind === 'service' && message.atLeastOnce === true;
  const earlier = await resume(stored.row, { routes: deps.routes, now: deps.now, mayRepeat });
  if (earlier.verdict === 'ended') return earlier.result;

  const brand = message.brand ?? request.brand ?? defaultBrand;
  const gated = { ...gateMessage(message, { deliveryId, notAfter: new Date(request.notAfter), brand }), journey };
  const identity = identify(request, message, gated, stored.contact);
  const passage = { identity, gated, row: earlier.row, pressure: stored.pressure };
  await leaveOldNumber(passage);
  const step = await follow(
    deps,
    task,
    { ...passage, attributes: stored.contact?.attributes ?? {} },
    gateFacts(stored, gated),
    now,
  );
  return step.verdict === 'send' ? handOver(step.parcel, deps.now) : writeHeld(passage, step, deps.now());
}

/** Gives the place back where the contact has another number than when the text was held. */
async function leaveOldNumber({ row, identity }: Passage): Promise<void> {
  if (row && countedBy(row) !== countedBy(identity)) await release(countedBy(row), row._id);
}

/** The steps of a message's way, each on what those before it have found; the first that holds it ends the way. */
async function follow(
  deps: DeliverDependencies,
  task: Task,
  passage: Passage & Pick<Contact, 'attributes'>,
  facts: GateFacts,
  now: Date,
): Promise<Step<{ parcel: Parcel }>> {
  const { identity, gated } = passage;
  const allowed = decide(facts, now, deps.policy);
  if (allowed.verdict !== 'send') return allowed;
  const { recipient, policy, validUntil } = allowed;

  const chosen = chooseWay(deps.routes, gated, recipient, policy);
  if (chosen.verdict !== 'send') return chosen;
  const { way } = chosen;

  const composed = compose(
    { ...draftOf(deps, task, gated, recipient, now), attributes: passage.attributes },
    recipient,
    policy.footers,
    way,
  );
  if (composed.verdict !== 'send') return composed;

  const opensFrom = (at: Date) => {
    const then = decide(facts, at, deps.policy);
    return then.verdict === 'defer' ? then.until : at;
  };
  const reserved = await reserveBudget(deps.budgets, gated, composed.rendered.cost, now, opensFrom);
  if (reserved.verdict !== 'send') return reserved;

  const consent = allowed.consent ? { consent: allowed.consent } : {};
  const rendered = { ...composed.rendered, ...consent, ...reserved.paid };
  if (!allowed.reserved && !(await takePlace(countedBy(identity), candidateOf(gated), now, passage.pressure))) {
    await refund({ ...identity, ...rendered });
    throw new PlaceTaken();
  }
  // Now, and not when the facts were read: what `resume` has written lies between.
  const attempt = await claim(identity, rendered, deps.now(), passage.row);
  if (attempt === undefined)
    throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
  const parcel = { identity, claim: { attempt, decidedAt: now }, rendered, phone: recipient.phone, validUntil, way };
  return { verdict: 'send', parcel };
}

/** The text before it is rendered, with its secrets and its validities as they are now. */
function draftOf(
  deps: DeliverDependencies,
  { request, message, salt }: Task,
  { brand }: GateMessage,
  recipient: Reachable,
  now: Date,
) {
  const { journey, message: key } = request;
  const deliveryId = deliveryIdOf(request);
  const values = insertSecrets(deps.confirmations, request, deliveryId);
  return {
    deliveryId,
    journey,
    key,
    message,
    brand,
    values: countValidity(values, now, whereabouts(recipient)),
    unsubscribeUrl: deps.unsubscribe.urlOf(deliveryId),
    salt,
  };
}
