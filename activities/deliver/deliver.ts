import { ApplicationFailure } from '@temporalio/common';
import { defaultBrand } from '../../models/installation.ts';
import type { ChatLinks } from '../../models/domain/chat-links.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { candidateOf, decide, gateMessage, type GateFacts } from '../../models/domain/deliveries/gate.ts';
import { isFaultOfText, type Reason } from '../../models/domain/deliveries/reasons.ts';
import type { Step } from '../../models/domain/deliveries/step.ts';
import { channelOf, type MessageDefinition } from '../../models/domain/message.ts';
import type { Contact } from '../../models/documents/contacts/contact.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { claim, LinkCodeTaken } from '../../models/documents/deliveries/ledger.ts';
import { gateFacts, readGateFacts } from '../../models/documents/across/gate-facts.ts';
import { countedBy, release, takeSlot } from '../../models/documents/pressure.ts';
import { handOver, type HandingOver, type Parcel } from './hand-over.ts';
import { identifyDelivery } from './identify-delivery.ts';
import { SlotTaken } from './slot-taken.ts';
import { keepChatHandle } from './keep-chat-handle.ts';
import { refund, reserveBudget, type Budgets } from './reserve-budget.ts';
import { resumeDelivery } from './resume-delivery.ts';
import { takeTurn } from './take-turn.ts';
import { writeHeld, type Passage } from './write-held.ts';
import { writeText, type Task, type Writing } from './write-text.ts';

export interface DeliverDependencies extends Writing, HandingOver {
  /** Every text by its key. */
  texts: ReadonlyMap<string, MessageDefinition>;
  budgets?: Budgets | undefined;
  chatLinks?: Pick<ChatLinks, 'handleOf' | 'linksOf'>;
  /** The keyed hash under which an address is known. */
  hashAddress: (address: string) => string;
  /** Told of each result, for metrics. */
  onResult: (request: DeliveryRequest, result: DeliveryResult) => void;
  /** Told of each text that is given up for a fault of its own, so that whoever wrote it hears of it. */
  onUnfit?: (text: UnfitText) => void;
}

/** A text that its author must mend; `detail` says what exactly is wrong. */
export interface UnfitText {
  /** `<journey>/<text>` */
  key: string;
  deliveryId: string;
  reason: Reason;
  detail: string | undefined;
}

/**
 * The one gate that every message passes: decide on facts read now, choose the way out, write the text, wait for the
 * route's turn, reserve its cost and its slot under the caps, claim it in the ledger, hand over. May be repeated at any
 * point, by anybody, without a second message.
 */
export function createDeliver(deps: DeliverDependencies) {
  const deliverText = createDeliverText(deps);

  return async function deliver(request: DeliveryRequest): Promise<DeliveryResult> {
    const text = deps.texts.get(request.message);
    if (!text) throw ApplicationFailure.retryable(`this worker has no text ${request.message}`, 'TEXT_UNKNOWN');
    return deliverText(request, text);
  };
}

/** The same for a text of no journey, which whoever asks has at hand. */
export function createDeliverText(deps: DeliverDependencies) {
  return async function deliverText(request: DeliveryRequest, text: MessageDefinition): Promise<DeliveryResult> {
    const message = request.channel ? { ...text, channel: request.channel } : text;
    const result = await untilDecided(deps, { request, message });
    deps.onResult(request, result);
    return result;
  };
}

/**
 * Decides again where another message of the same contact was faster; one of them always goes on. Takes other codes
 * where a short link has the code of another message, which is one case in a hundred billion.
 */
async function untilDecided(deps: DeliverDependencies, asked: Omit<Task, 'salt'>): Promise<DeliveryResult> {
  for (let salt = 0; ;) {
    try {
      return await passGate(deps, { ...asked, salt });
    } catch (error) {
      if (error instanceof SlotTaken) continue;
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
  const stored = await readGateFacts(contactId, deps.hashAddress, { channel: channelOf(message), deliveryId });
  const mayRepeat = message.kind === 'service' && message.atLeastOnce === true;
  const { routes, onIdTaken } = deps;
  const asking = { routes, now: deps.now, onIdTaken, to: stored, mayRepeat };
  const earlier = await resumeDelivery(stored.row, asking);
  if (earlier.verdict === 'ended') return earlier.result;

  const brand = message.brand ?? request.brand ?? defaultBrand;
  const gated = { ...gateMessage(message, { deliveryId, notAfter: new Date(request.notAfter), brand }), journey };
  const identity = identifyDelivery(request, message, gated, stored.contact);
  const passage = { identity, gated, row: earlier.row, pressure: stored.pressure };
  await leaveOldNumber(passage);
  const step = await follow(
    deps,
    task,
    { ...passage, attributes: stored.contact?.attributes ?? {} },
    gateFacts(stored, gated),
    now,
  );
  if (step.verdict === 'send') return handOver(step.parcel, deps);
  const held = await writeHeld(passage, step, deps.now());
  if (isFaultOfText(step.reason))
    deps.onUnfit?.({ key: request.message, deliveryId, reason: step.reason, detail: step.rule });
  return held;
}

/** Gives the slot back where the contact has another address than when the text was held. */
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
  const written = writeText(deps, { ...task, attributes: passage.attributes }, facts, now);
  if (written.verdict !== 'send') return written;
  const { allowed, way } = written;

  const turn = await takeTurn(way, written.rendered, gated);
  if (turn.verdict !== 'send') return turn;

  const opensFrom = (at: Date) => {
    const then = decide(facts, at, deps.policy);
    return then.verdict === 'defer' ? then.until : at;
  };
  const reserved = await reserveBudget(deps.budgets, gated, written.rendered.cost, now, opensFrom);
  if (reserved.verdict !== 'send') return reserved;

  if (deps.chatLinks) await keepChatHandle(deps.chatLinks, task.request.contactId, task.message);
  const { recipient, validUntil } = allowed;
  const consent = allowed.consent ? { consent: allowed.consent } : {};
  const rendered = { ...written.rendered, ...consent, ...reserved.paid };
  if (!allowed.reserved && !(await takeSlot(countedBy(identity), candidateOf(gated), now, passage.pressure))) {
    await refund({ ...identity, ...rendered });
    throw new SlotTaken();
  }
  // Now, and not when the facts were read: what `resume` has written lies between.
  const attempt = await claim(identity, rendered, deps.now(), passage.row);
  if (attempt === undefined)
    throw ApplicationFailure.retryable('another worker is handing this step over', 'CLAIMED_ELSEWHERE');
  const parcel = {
    identity,
    claim: { attempt, decidedAt: now },
    rendered,
    to: recipient.address,
    devices: recipient.devices ?? [],
    validUntil,
    way,
    // One click must end what the law lets end: advertising. What was ordered goes on.
    ...((way.channel === 'email' || way.channel === 'push') && gated.kind === 'marketing'
      ? { unsubscribeUrl: deps.unsubscribe.urlOf(identity._id) }
      : {}),
  };
  return { verdict: 'send', parcel };
}
