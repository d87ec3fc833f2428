import type { Logger } from 'pino';
import {
  routeAlarms,
  type RaisedAlarm,
  type RouteAlarm,
  type RouteAtWorker,
} from '../models/domain/deliveries/route-alarms.ts';
import type { GatewayAnswer } from './measure-provider.ts';
import type { Outage } from './route-health.ts';

/** A sender counts as refused for so long after the last refusal, since other senders of the route are taken meanwhile. */
const senderRefusedMs = 15 * 60_000;

/** How requests end that the gateway has not answered. */
const unanswered = ['not-sent', 'unknown', 'unavailable', 'failed'];

/** So many texts must have been taken before silence means something. */
const fewest = 20;

/**
 * The alarms of the routes of this worker. Each is told once when it goes on, and once when it goes off, to the log and to
 * `shown`.
 */
export class RouteAlarms {
  readonly #log: Pick<Logger, 'warn' | 'info'>;
  readonly #shown: (route: string, code: RouteAlarm, isOn: boolean) => void;
  /** By name, whether its gateway has answered. */
  readonly #routes = new Map<string, boolean>();
  readonly #on = new Map<string, RaisedAlarm>();
  readonly #senderRefusedAt = new Map<string, number>();

  constructor(
    log: Pick<Logger, 'warn' | 'info'>,
    shown: (route: string, code: RouteAlarm, isOn: boolean) => void = () => undefined,
  ) {
    this.#log = log;
    this.#shown = shown;
  }

  /** Begins with a route, on which every alarm is off. */
  add(route: string): void {
    this.#routes.set(route, false);
    for (const code of Object.keys(routeAlarms) as RouteAlarm[]) this.#shown(route, code, false);
  }

  get routes(): RouteAtWorker[] {
    return [...this.#routes].map(([name, hasAnswered]) => ({ name, hasAnswered }));
  }

  /** Those that are on. */
  get raised(): RaisedAlarm[] {
    return [...this.#on.values()];
  }

  /** Why the gateway counts as away; undefined once it has answered again. */
  away(route: string, outage: Outage | undefined): void {
    this.#set(route, 'route-credentials-refused', outage?.isRefusal ? outage.code : undefined);
    this.#set(route, 'route-away', outage?.isRefusal ? undefined : outage?.code);
  }

  /** How a request to a gateway has ended. */
  answered({ route, request, outcome, cause }: Omit<GatewayAnswer, 'seconds'>, now = Date.now()): void {
    if (!unanswered.includes(outcome)) this.#routes.set(route, true);
    if (request !== 'send' || outcome !== 'rejected' || cause !== 'sender') return;
    this.#senderRefusedAt.set(route, now);
    this.#set(route, 'route-sender-refused', cause);
  }

  /**
   * Looks at what time tells: which refusals are long ago, and how much was reported.
   *
   * @param missingShare of the texts of which nothing is reported, from which on the alarm is on
   */
  look(
    route: string,
    { taken, unreported }: { taken: number; unreported: number },
    missingShare: number,
    now = Date.now(),
  ): void {
    const refusedAt = this.#senderRefusedAt.get(route);
    if (refusedAt !== undefined && now - refusedAt > senderRefusedMs) {
      this.#senderRefusedAt.delete(route);
      this.#set(route, 'route-sender-refused', undefined);
    }
    const isMissing = taken >= fewest && unreported / taken >= missingShare;
    this.#set(route, 'route-receipts-missing', isMissing ? `${unreported} of ${taken}` : undefined);
  }

  #set(route: string, code: RouteAlarm, cause: string | undefined): void {
    const key = `${route} ${code}`;
    const isOn = this.#on.has(key);
    if (cause === undefined) this.#on.delete(key);
    else this.#on.set(key, { route, code, cause });
    if (isOn === (cause !== undefined)) return;
    this.#shown(route, code, cause !== undefined);
    if (cause === undefined) this.#log.info({ route, code }, 'an alarm of a route is over');
    else this.#log.warn({ route, code, cause }, routeAlarms[code].why);
  }
}
