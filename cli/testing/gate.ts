import { ApplicationFailure } from '@temporalio/common';
import { writeText, type Writing } from '../../activities/deliver/write-text.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { HeldSlot } from '../../models/domain/deliveries/free-slot.ts';
import type { Reservation } from '../../models/domain/deliveries/frequency-cap.ts';
import { addressOf, type AddressKind } from '../../models/domain/addresses.ts';
import { candidateOf, gateMessage } from '../../models/domain/deliveries/gate.ts';
import { reasonOfRefusal } from '../../models/domain/deliveries/reasons.ts';
import { chatChannels, type Channel, type Kind, type TextChannel } from '../../models/domain/message.ts';
import { findLinks } from '../../models/domain/texts/links.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import { countedBy } from '../../models/documents/pressure.ts';
import { defaultBrand } from '../../models/installation.ts';
import { texts } from '../../workflows/catalogue.ts';
import { createChatLinks, createConfirmations, createUnsubscribe } from '../wiring/keys.ts';
import { readPolicy } from '../wiring/policy.ts';
import { recipientOf, serviceOfStories, type Person } from './person.ts';
import type { Refusal } from './refusals.ts';

/** A text that has left. */
export interface Said {
  deliveryId: string;
  workflowId: string;
  /** `<journey>/<text>`. */
  message: string;
  channel: TextChannel;
  /** Of an e-mail with its subject, of a notification with its title and what it opens, and a blank line between. */
  words: string;
  kind: Kind;
  asks: boolean;
  at: Date;
  /** Key of the event that began its run. */
  startedBy: string;
  /** The code of a double opt-in that it holds. */
  code?: string;
  /** When the person first followed a link of it. */
  clickedAt?: Date;
  /** When the person first answered it. */
  repliedAt?: Date;
}

const publicUrl = 'https://tidings.example';
const masterKey = 'the key of stories';

const nothing = {
  send: () => Promise.reject(new Error('nothing leaves')),
  close: () => Promise.resolve(),
};

const writing: Writing = {
  routes: [
    { name: 'stories', channel: 'sms', sender: 'Tidings', provider: nothing },
    { name: 'letters', channel: 'email', sender: 'Tidings', provider: nothing },
    ...chatChannels.map((channel) => ({ name: channel, channel, sender: 'Tidings', provider: nothing })),
    { name: 'notifications', channel: 'push', service: serviceOfStories, sender: 'Tidings', provider: nothing },
  ],
  policy: readPolicy(),
  confirmations: createConfirmations(masterKey, publicUrl),
  unsubscribe: createUnsubscribe(masterKey, publicUrl),
  chatLinks: createChatLinks(
    masterKey,
    new Map(chatChannels.map((channel) => [channel, (token) => `https://${channel}.example/shop_bot?start=${token}`])),
  ),
};

/** The slots of one address under the caps; those that held texts will take by their deliveries. */
interface CountedSlots {
  history: Reservation[];
  held: Map<string, HeldSlot>;
}

/** The gate of a story: its decisions and words are the real ones; what it must remember is kept in memory. */
export class Gate {
  readonly said: Said[] = [];
  readonly #person: Person;
  readonly #slots = new Map<string, CountedSlots>();
  /** The person has opted out. */
  suppressed = false;
  /** Where the person has refused all texts, at the operator or by blocking a bot. */
  readonly #refusedAt = new Set<AddressKind['field']>();

  constructor(person: Person) {
    this.#person = person;
  }

  /**
   * Decides about a text, and hands it over where nothing speaks against it.
   *
   * @param handOver answers why the gateway refuses the text; undefined where it takes it
   * @throws what `handOver` throws: the text then waits for another try, and keeps its slot
   */
  pass(request: DeliveryRequest, now: Date, handOver: () => Refusal | undefined): DeliveryResult {
    const message = texts.get(request.message);
    if (!message) throw ApplicationFailure.nonRetryable(`no journey of the catalogue has a text ${request.message}`);
    const deliveryId = deliveryIdOf(request);
    const brand = message.brand ?? request.brand ?? defaultBrand;
    const { journey, workflowId } = request;
    const gated = gateMessage(message, { deliveryId, notAfter: new Date(request.notAfter), brand, journey });
    const slots = this.#slotsOf(gated.channel, request.contactId);
    const facts = {
      contact: recipientOf(this.#person),
      suppression: this.#suppressionOf(gated.channel),
      consents: this.#person.consents ?? [],
      history: slots.history,
      held: [...slots.held.values()],
      message: gated,
    };
    const { attributes = {} } = this.#person;
    const written = writeText(writing, { request, message, salt: 0, attributes }, facts, now);
    this.giveUp(deliveryId);
    if (written.verdict === 'suppress') return { outcome: 'skipped', deliveryId, reason: written.reason };
    if (written.verdict === 'defer') {
      const { reason, until } = written;
      slots.held.set(deliveryId, { ...candidateOf(gated), at: until });
      return { outcome: 'deferred', deliveryId, reason, until: until.toISOString() };
    }
    slots.history.push({ ...candidateOf(gated), at: now });
    const refusal = handOver();
    if (refusal) {
      this.giveUp(deliveryId);
      if (refusal === 'opted-out') this.#refusedAt.add(addressOf(gated.channel).field);
      return { outcome: 'undeliverable', deliveryId, reason: reasonOfRefusal[refusal] };
    }
    const { rendered } = written;
    const words = wordsOf(rendered);
    const { kind, asks = false } = message;
    const { startedBy } = request;
    const code = asksForCode(request) ? { code: writing.confirmations.codeOf(request) } : {};
    this.said.push({
      deliveryId,
      workflowId,
      startedBy,
      message: request.message,
      channel: rendered.channel,
      words,
      kind,
      asks,
      at: now,
      ...code,
    });
    return { outcome: 'sent', deliveryId, state: 'accepted' };
  }

  /** The person has answered what a run last asked. */
  answer(workflowId: string, now: Date): void {
    const asked = this.said.findLast((text) => text.asks && text.workflowId === workflowId);
    if (asked) asked.repliedAt ??= now;
  }

  /** A text that is held, or waits for the gateway, keeps its slot no longer. */
  giveUp(deliveryId: string): void {
    for (const slots of this.#slots.values()) {
      slots.held.delete(deliveryId);
      slots.history = slots.history.filter((slot) => slot.deliveryId !== deliveryId);
    }
  }

  #suppressionOf(channel: Channel): 'carrier' | 'opt-out' | undefined {
    if (this.#refusedAt.has(addressOf(channel).field)) return 'carrier';
    return this.suppressed ? 'opt-out' : undefined;
  }

  /** What the caps count for a text: the slots of the address that its channel writes to. */
  #slotsOf(channel: Channel, contactId: string): CountedSlots {
    const { field, keyOf } = addressOf(channel);
    const address = this.#person[field];
    const key = countedBy({ addressHash: address && keyOf(address), contactId });
    const known = this.#slots.get(key) ?? { history: [], held: new Map() };
    this.#slots.set(key, known);
    return known;
  }
}

/** All that its reader has of a text; links stand in the order by which their clicks are told. */
function wordsOf(rendered: Rendered): string {
  const { text } = rendered;
  if (rendered.channel === 'email') return [rendered.subject, text].join('\n\n');
  if (rendered.channel !== 'push') return text;
  const { title, opens } = rendered;
  return [title, text, ...(opens === undefined ? [] : [opens])].join('\n\n');
}

function asksForCode({ values }: DeliveryRequest): boolean {
  return Object.values(values).some(
    (value) => typeof value === 'object' && 'secret' in value && value.secret === 'code',
  );
}

/** The addresses in a text that a click is told of; those of our own pages are none. */
export function linksIn(words: string): string[] {
  return findLinks(words)
    .map(({ written }) => written)
    .filter((written) => !written.startsWith(publicUrl));
}
