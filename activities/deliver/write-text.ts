import { chatsLinkedIn, chatUrlName, type ChatLinks } from '../../models/domain/chat-links.ts';
import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import {
  decide,
  type GateFacts,
  type GateMessage,
  type Reachable,
  type Verdict,
} from '../../models/domain/deliveries/gate.ts';
import type { RoutingRules } from '../../models/domain/deliveries/routing.ts';
import type { Step } from '../../models/domain/deliveries/step.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import type { PolicyOf } from '../../models/domain/policy/policy.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Contact } from '../../models/documents/contacts/contact.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import { chooseWay, type Route, type Way } from './choose-way.ts';
import { compose } from './compose.ts';
import { countValidity } from './count-validity.ts';
import { insertSecrets } from './insert-secrets.ts';

/** What texts are written with. */
export interface Writing {
  /** The ways out, the preferred first. */
  routes: readonly Route[];
  /** Which messages take which of them; absent, each may take all of its channel. */
  routing?: RoutingRules;
  /** The rules of law, operators and organisation. */
  policy: PolicyOf;
  /** Codes and links of double opt-ins. */
  confirmations: Confirmations;
  /** The addresses at which readers unsubscribe. */
  unsubscribe: Pick<Unsubscribe, 'urlOf'>;
  /** The links by which readers open a chat; absent where no messenger is served. */
  chatLinks?: Pick<ChatLinks, 'linksOf'>;
}

/** What is to be delivered; `salt` is raised when a code of its links was taken already. */
export interface Task {
  request: DeliveryRequest;
  message: MessageDefinition;
  salt: number;
}

/** A text that may leave now, as it would leave. */
interface Written {
  allowed: Extract<Verdict, { verdict: 'send' }>;
  way: Way;
  rendered: Rendered;
}

/** The steps that need nothing but the facts: decides, chooses the way out, and writes the text. */
export function writeText(
  writing: Writing,
  { attributes, ...task }: Task & Pick<Contact, 'attributes'>,
  facts: GateFacts,
  now: Date,
): Step<Written> {
  const allowed = decide(facts, now, writing.policy);
  if (allowed.verdict !== 'send') return allowed;
  const { recipient, policy } = allowed;

  const chosen = chooseWay(writing.routes, facts.message, recipient, policy, writing.routing);
  if (chosen.verdict !== 'send') return chosen;
  const { way } = chosen;

  const draft = { ...draftOf(writing, task, facts.message, recipient, now), attributes };
  const composed = compose(draft, recipient, policy.footers, way);
  if (composed.verdict !== 'send') return composed;
  return { verdict: 'send', allowed, way, rendered: composed.rendered };
}

/** The text before it is rendered, with its secrets and its validities as they are now. */
function draftOf(
  { confirmations, unsubscribe, chatLinks }: Writing,
  { request, message, salt }: Task,
  { brand }: GateMessage,
  recipient: Reachable,
  now: Date,
) {
  const { journey, contactId, message: key } = request;
  const deliveryId = deliveryIdOf(request);
  const values = insertSecrets(confirmations, request, deliveryId);
  return {
    deliveryId,
    journey,
    key,
    message,
    brand,
    values: countValidity(values, now, whereabouts(recipient)),
    unsubscribeUrl: unsubscribe.urlOf(deliveryId),
    chatUrls: chatUrlsOf(chatLinks, message, contactId, now),
    salt,
  };
}

/** The links to chats, by the names that texts have for them; a text that has none does without their signatures. */
function chatUrlsOf(
  chatLinks: Writing['chatLinks'],
  message: MessageDefinition,
  contactId: string,
  now: Date,
): Record<string, string> {
  if (!chatLinks || chatsLinkedIn(message).length === 0) return {};
  return Object.fromEntries(chatLinks.linksOf(contactId, now).map(({ channel, url }) => [chatUrlName(channel), url]));
}
