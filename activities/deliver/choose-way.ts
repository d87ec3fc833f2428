import { ApplicationFailure } from '@temporalio/common';
import type { GateMessage, Reachable } from '../../models/domain/deliveries/gate.ts';
import type { ChatProvider, EmailProvider, Provider, PushProvider } from '../../models/domain/deliveries/provider.ts';
import { routesFor, type RoutingRules } from '../../models/domain/deliveries/routing.ts';
import { suppress, type Step } from '../../models/domain/deliveries/step.ts';
import type { NumberChannel } from '../../models/config/provider.ts';
import type { ChatChannel } from '../../models/domain/message.ts';
import type { Money } from '../../models/domain/money/money.ts';
import { priceOf, type PriceTable } from '../../models/domain/money/prices.ts';
import { senderFor, type SenderTable } from '../../models/domain/numbers/senders.ts';
import type { Policy } from '../../models/domain/policy/policy.ts';
import type { LinkPolicy } from '../../models/domain/texts/links.ts';
import type { Turns } from '../../models/documents/turns.ts';
import { standardProfile, type SegmentProfile } from '../../models/domain/texts/sms-parts.ts';

/** What carries a message of its channel. */
type Carrier =
  | { channel: 'email'; provider: EmailProvider }
  | { channel: ChatChannel; provider: ChatProvider }
  | { channel: 'push'; provider: PushProvider; service: string }
  | { channel: NumberChannel; provider: Provider };

/** One configured way out. */
export type Route = RouteSettings & Carrier;

interface RouteSettings {
  /** As `TIDINGS_ROUTES` calls it. */
  name: string;
  /** Its gateway is away, as far as this process knows; absent, it never is. */
  isAway?: () => boolean;
  /** Name or number the texts come from, where `senders` do not say. */
  sender: string;
  /** Senders by route and country; absent, one sender serves all. */
  senders?: SenderTable | undefined;
  /** What a part costs; without them nothing is counted in money. */
  prices?: PriceTable | undefined;
  /** How links are tracked; absent, they leave as they are. */
  links?: LinkPolicy | undefined;
  /** Keeps it at its rate; absent, it takes all at once. */
  turns?: Turns | undefined;
}

/** Whether a route leads to its reader: a notification goes to devices of one service. */
function reaches(route: Carrier, devices: Reachable['devices'] = []): boolean {
  return route.channel !== 'push' || devices.some(({ service }) => service === route.service);
}

/** How one message leaves: all that depends on the route that was chosen for it. */
export type Way = WayChosen & Carrier;

interface WayChosen {
  route: string;
  sender: string;
  /** What a part costs; undefined where nobody says. */
  partPrice: Money | undefined;
  /** How much a part holds. */
  profile: SegmentProfile;
  /** Another route of the channel could take the message at once. */
  hasSpare: boolean;
  links: LinkPolicy | undefined;
  turns?: Turns | undefined;
}

/**
 * The first route that the message may take, that leads to its reader, and that has a sender which the rules of the place
 * accept; one whose gateway is away comes after all others.
 *
 * @param rules which messages take which routes
 */
export function chooseWay(
  routes: readonly Route[],
  { channel, kind }: Pick<GateMessage, 'channel' | 'kind'>,
  { country, devices }: Pick<Reachable, 'country' | 'devices'>,
  policy: Pick<Policy, 'sender'>,
  rules: RoutingRules = [],
): Step<{ way: Way }> {
  const able = routesFor(rules, routes, { channel, kind, country }, ({ name, prices }) =>
    priceOf(prices, name, country),
  );
  if (able.length === 0) throw ApplicationFailure.retryable(`this worker has no route for ${channel}`, 'NO_ROUTE');
  const leading = able.filter((route) => reaches(route, devices));
  if (leading.length === 0) return suppress('no-address');
  const fit = leading.flatMap((route) => {
    const { name, sender: usual, senders, provider } = route;
    const ofCountry = senders ? senderFor(senders, name, country, policy.sender) : usual;
    const sender = provider.sender ?? ofCountry;
    return sender === undefined ? [] : [{ ...route, sender }];
  });
  const ready = fit.filter(({ isAway }) => !isAway?.());
  const chosen = ready[0] ?? fit[0];
  if (!chosen) return suppress('sender-unregistered');
  const { name: route, prices, senders: _senders, isAway: _isAway, ...settled } = chosen;
  const { segmentProfile: profile = standardProfile } = settled.provider;
  const partPrice = priceOf(prices, route, country);
  const hasSpare = ready.some((other) => other !== chosen);
  return { verdict: 'send', way: { links: undefined, ...settled, route, partPrice, profile, hasSpare } };
}
