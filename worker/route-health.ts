import type { Outbound, Provider, SendOutcome } from '../models/domain/deliveries/provider.ts';

/** A route that has just failed is left alone for this long, and twice as long each time that it fails again. */
const firstPauseMs = 5_000;
const longestPauseMs = 60_000;

/** So many answers lost in a row are no accident. */
const lostInARow = 3;

/** A provider, and whether its gateway is away: then texts take another route, where there is one. */
export interface WatchedProvider<Message extends Outbound> {
  provider: Provider<Message>;
  isAway: () => boolean;
  /** Asks a gateway that is away whether it is there again, so that a route which no text takes is known to be well. */
  probe: () => Promise<void>;
}

/** Why a gateway counts as away: the code of what it answered or of how it failed. */
export interface Outage {
  code: string;
  /** Whether it answered, and refused our credentials. */
  isRefusal: boolean;
}

/**
 * Breaks the circuit to a gateway that cannot be reached, refuses our credentials or loses answer after answer. Only its texts to
 * come take another route: what may have left stays where it is.
 *
 * @param told of each change: why the gateway counts as away, or undefined once it has answered again
 */
export function watchRoute<Message extends Outbound>(
  provider: Provider<Message>,
  told: (outage: Outage | undefined) => void,
  now: () => number = Date.now,
): WatchedProvider<Message> {
  let failures = 0;
  let lost = 0;
  let awayUntil = 0;
  let last: Outage | undefined;

  function fail(outage: Outage): void {
    failures += 1;
    awayUntil = now() + Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    // A gateway that could not be reached may come back and refuse the credentials: somebody else mends that.
    if (outage.code !== last?.code || outage.isRefusal !== last.isRefusal) told(outage);
    last = outage;
  }

  function note(answer: SendOutcome): void {
    lost = answer.outcome === 'unknown' ? lost + 1 : 0;
    const outage = outageOf(answer);
    if (outage) fail(outage);
    else if (answer.outcome !== 'unknown') recover();
  }

  function outageOf(answer: SendOutcome): Outage | undefined {
    if (answer.outcome === 'not-sent') return { code: answer.code, isRefusal: false };
    if (answer.outcome === 'rejected' && answer.cause === 'credentials') return { code: answer.code, isRefusal: true };
    return answer.outcome === 'unknown' && lost % lostInARow === 0
      ? { code: answer.code, isRefusal: false }
      : undefined;
  }

  /** An answer that only texts lose, and an account without money, show in nothing but the next text. */
  async function probe(): Promise<void> {
    if (!last || lost > 0 || now() < awayUntil) return;
    const answer = await provider.balance?.();
    if (answer && 'amount' in answer && Number(answer.amount) > 0) recover();
  }

  function recover(): void {
    if (last) told(undefined);
    last = undefined;
    failures = 0;
    awayUntil = 0;
  }

  return {
    provider: {
      ...provider,
      send: async (message) => {
        const answer = await provider.send(message);
        note(answer);
        return answer;
      },
    },
    isAway: () => now() < awayUntil,
    probe,
  };
}
