import { reportsArrival, type Channel } from '../../models/domain/message.ts';
import type { Client } from '../client.ts';
import type { Results } from './results.ts';
import { source } from './shop.ts';

interface Event {
  source: string;
  type: string;
  dispatch: string;
  runs: { effect: string }[];
}

interface Delivery {
  contactId: string;
  channel: Channel;
  state: string;
  because?: string;
  route?: string;
  /** There once a gateway has taken it. */
  providerId?: string;
  insteadOf?: string;
  steps: { reason?: string }[];
}

/** Under way; a letter is accepted for good, since nobody reports that it has arrived. */
const underWay = ['claimed', 'attempting', 'accepted', 'sent'];

/** Reasons for which a text goes on to another route. */
const turnedAway = ['gateway-unreachable', 'credentials-refused'];

/**
 * What the API says of the demo's events and texts by now.
 *
 * @param routes those for texts, the preferred first
 */
export async function readBack(client: Client, [first, second]: readonly string[]): Promise<Results> {
  const results: Results = { events: {}, pending: 0, effects: {}, states: {}, routes: {}, otherWays: {}, reasons: {} };
  const count = (into: Record<string, number>, key: string) => (into[key] = (into[key] ?? 0) + 1);
  for await (const event of client.all<Event>('/v1/events')) {
    if (event.source !== source) continue;
    count(results.events, event.type);
    if (event.dispatch === 'pending') results.pending += 1;
    for (const { effect } of event.runs) count(results.effects, effect);
  }
  for await (const delivery of client.all<Delivery>('/v1/deliveries')) {
    if (!delivery.contactId.startsWith('retail-')) continue;
    const { channel, state, because, route, providerId, insteadOf, steps } = delivery;
    count(results.states, state);
    if (because) count(results.reasons, because);
    const arrives = reportsArrival(channel) || state !== 'accepted';
    if (arrives && underWay.includes(state)) results.pending += 1;
    if (providerId === undefined || route === undefined) continue;
    count(results.routes, route);
    if (insteadOf !== undefined) count(results.otherWays, 'in-place');
    const wasTurnedAway = steps.some(({ reason = '' }) => turnedAway.includes(reason));
    if (wasTurnedAway && second !== undefined && route !== first) count(results.otherWays, 'failed-over');
  }
  return results;
}
