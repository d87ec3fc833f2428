import { addressOf } from '../addresses.ts';
import { defined } from '../defined.ts';
import { channelOf, priorityOf, type Channel, type Kind, type MessageDefinition } from '../message.ts';
import type { Priority, Topic } from '../message.ts';
import type { AddressState } from '../address-health.ts';
import type { Device } from '../device.ts';
import { standingConsent, type ConsentRecord, type ConsentState, type Standing } from '../consent/consent.ts';
import { grantFault } from '../consent/consent-evidence.ts';
import { freeSlot, type Slots } from './free-slot.ts';
import { hold, suppress, type Held, type Step } from './step.ts';
import type { Candidate, Cap } from './frequency-cap.ts';
import type { Policy, PolicyOf } from '../policy/policy.ts';
import type { Rule } from '../policy/rule.ts';
import { hasEnded, type Reach, type SuppressionReason } from '../consent/suppression.ts';
import { whereabouts } from '../time/time-zones.ts';
import { windowAt, type Whereabouts, type WindowState } from '../time/window.ts';

/** What the gate knows of a person when it decides; an absent contact is one nobody has registered. */
export interface Recipient {
  erased: boolean;
  /** As the contact speaks: a BCP 47 tag. */
  locale?: string;
  phone?: string;
  phoneInvalid?: boolean;
  email?: string;
  /** The ids of chats. */
  telegram?: string;
  max?: string;
  /** The id of the contact, where it has devices that show notifications; in a story, any word. */
  push?: string;
  devices?: readonly Device[];
  /** Keyed hashes of the number in every spelling, as consents have it. */
  numbers?: readonly string[];
  timeZone?: string;
  country?: string;
  statedCountry?: string;
  /** ISO 3166-2. */
  region?: string;
  numberState?: AddressState;
  emailState?: AddressState;
  /** The person has opted out of marketing a moment ago, and the withdrawal is not among the consents yet. */
  optingOut?: true;
  /** A reply looks like a refusal, and nobody has looked at it yet. */
  marketingPausedAt?: Date;
}

/** A person whom the gate has found, with the address that a text can go to. */
export type Reachable = Recipient & { address: string };

/** What the gate knows of the text it is to let pass. */
export interface GateMessage {
  deliveryId: string;
  kind: Kind;
  purpose?: string;
  brand: string;
  channel: Channel;
  priority: Priority;
  journey?: string;
  about?: Topic;
  whenCapped?: 'defer' | 'skip';
  answers?: true;
  invites?: true;
  atOnce?: true;
  notAfter: Date;
}

export interface GateFacts extends Slots {
  contact: Recipient | undefined;
  suppression: SuppressionReason | undefined;
  /** What else than marketing the number has opted out of. */
  ended?: Reach;
  consents: readonly ConsentRecord[];
  message: GateMessage;
}

export type Verdict = Step<Cleared>;

/** A message that may leave now; `consent` is the record that allows it, where it needs one. */
interface Cleared {
  recipient: Reachable;
  /** When the gateway must give up: the text is no longer true, or its hours are over and no phone may ring. */
  validUntil: Date;
  reserved: boolean;
  policy: Policy;
  consent?: { id: string; seq: number };
}

/**
 * Whether a message may leave, as one pure function: the first rule that speaks decides. A hold that would outlive the
 * text becomes `expired` at once, so that nobody waits for a message that can no longer be true.
 */
export function decide(facts: GateFacts, now: Date, policyOf: PolicyOf): Verdict {
  const { contact, message } = facts;
  const place = whereabouts(contact ?? {});
  const policy = policyOf(place, message);
  const { state, record } = consentTo(facts, policy, now);
  const admitted = admit(facts, policy, state, now);
  if (admitted.verdict !== 'send') return admitted;
  const { recipient } = admitted;
  const { notAfter } = message;
  if (message.answers) return { verdict: 'send', recipient, validUntil: notAfter, reserved: true, policy };

  const hours = windowOf(facts, place, policy, now);
  if ('never' in hours) return suppress('no-common-window');
  const reserved = facts.history.some(({ deliveryId }) => deliveryId === message.deliveryId);
  // One that gives up where a cap has no room is asked by the caps when the window is open, not before.
  const caps = reserved || (!hours.open && message.whenCapped === 'skip') ? [] : policy.caps;
  const opensFrom = (at: Date) => opening(at, windowOf(facts, place, policy, at));
  const free = freeSlot(candidateOf(message), facts, caps, { from: now, notAfter, opensFrom });
  if (!free) return suppress('no-common-window');
  if (free.cap) return capped(policy, message, { cap: free.cap, freeAt: free.at });
  if (free.at > now || !hours.open) return hold('quiet-hours', closingRule(policy, place, now)?.id, free.at, message);
  const allowedBy = state === 'granted' && record && { consent: { id: record._id, seq: record.seq } };
  const validUntil = hours.closesAt < notAfter ? hours.closesAt : notAfter;
  return { verdict: 'send', recipient, validUntil, reserved, policy, ...allowedBy };
}

/** The hours in which a phone may ring, on every clock that its owner may have; what answers an act at once has none. */
function windowOf({ message }: GateFacts, place: Whereabouts, policy: Policy, at: Date): WindowState {
  if (message.atOnce) return { open: true, closesAt: message.notAfter };
  return place.zones.length === 0 ? { open: false, never: true } : windowAt(at, place, policy.hours);
}

/** When a window is open from an instant on; undefined when it never is. */
function opening(at: Date, window: WindowState): Date | undefined {
  if (window.open) return at;
  return 'never' in window ? undefined : window.opensAt;
}

/** How the consent stands that a text needs; one without a purpose has none. */
export function consentTo(
  { contact, consents, message }: GateFacts,
  policy: Policy,
  now: Date,
): Standing<ConsentRecord> {
  const { purpose, brand, channel } = message;
  if (!purpose) return { state: 'missing' };
  const asking = {
    ...(policy.consentFollowsNumber ? {} : { numbers: contact?.numbers }),
    lands: policy.lands,
    evidence: policy.evidenceBy !== undefined,
  };
  return standingConsent(consents, { purpose, brand, channel }, now, (grant) => grantFault(grant, asking));
}

/** The rule whose own hours are over now; the first where only several together leave no room. */
function closingRule({ hourRules }: Policy, place: Whereabouts, now: Date): Rule | undefined {
  const closed = hourRules.find(({ hours }) => !windowAt(now, place, hours).open);
  return (closed ?? hourRules[0])?.rule;
}

/** What a cap without room makes of a text: it waits, or is given up where it says so. */
function capped(policy: Policy, message: GateMessage, { cap, freeAt }: { cap: Cap; freeAt: Date }): Held {
  const rule = policy.rules.find(({ caps }) => caps?.includes(cap))?.id;
  if (message.whenCapped === 'skip') return suppress('frequency-cap', rule);
  return hold('frequency-cap', rule, freeAt, message);
}

/** A text as the gate sees it. */
export function gateMessage(
  message: MessageDefinition,
  step: Pick<GateMessage, 'deliveryId' | 'notAfter' | 'journey' | 'brand'>,
): GateMessage {
  const { kind, about, whenCapped, answers, invites } = message;
  return defined({
    ...step,
    kind,
    channel: channelOf(message),
    priority: priorityOf(message),
    ...(kind === 'marketing' ? { purpose: message.purpose } : { atOnce: message.atOnce }),
    about,
    whenCapped,
    answers,
    invites,
  });
}

/** What the caps count of a message. */
export function candidateOf({ deliveryId, kind, channel, about, priority }: GateMessage): Candidate {
  return defined({ deliveryId, kind, channel, priority, about });
}

/** The rules that end a message for good, in order. */
function admit(
  { contact, suppression, consents, ended, message }: GateFacts,
  policy: Policy,
  consent: ConsentState,
  now: Date,
): Step<{ recipient: Reachable }> {
  if (!contact) return suppress('contact-unknown');
  if (contact.erased) return suppress('contact-erased');
  const { field, isNumber, health } = addressOf(message.channel);
  if (contact.phoneInvalid && isNumber) return suppress('address-invalid');
  const address = contact[field];
  if (!address) return suppress('no-address');
  if (suppression === 'carrier') return suppress('carrier-refused');
  if ((suppression || contact.optingOut) && message.kind === 'marketing') return suppress('suppressed');
  if (suppression === 'complaint' && message.invites) return suppress('suppressed');
  if (ended && !message.answers && hasEnded(ended, message)) return suppress('opted-out');
  if (contact.marketingPausedAt && message.kind === 'marketing') return suppress('needs-review');
  if (health && contact[health.state] && message.kind === 'marketing') return suppress(health.reason);
  if (policy.forbiddenBy) return suppress('policy-forbids', policy.forbiddenBy.id);
  if (message.kind === 'marketing' && dataWithdrawn(consents, message.brand, now)) return suppress('data-withdrawn');
  const by = consent === 'unproven' ? policy.evidenceBy : policy.consentBy;
  if (by && consent !== 'granted') return suppress(`consent-${consent}`, by.id);
  return now > message.notAfter ? suppress('expired') : { verdict: 'send', recipient: { ...contact, address } };
}

/** Whether the person took the consent to the processing of personal data back, without which nothing is advertised. */
function dataWithdrawn(consents: readonly ConsentRecord[], brand: string, now: Date): boolean {
  const { state } = standingConsent(consents, { purpose: 'personal-data', brand, channel: '*' }, now);
  return state === 'withdrawn' || state === 'refused';
}
