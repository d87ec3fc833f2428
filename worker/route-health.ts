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
}

/**
 * Breaks the circuit to a gateway that cannot be reached, refuses our credentials or loses answer after answer. Only its texts to
 * come take another route: what may have left stays where it is.
 *
 * @param told of each change: why the gateway counts as away, or undefined once it has answered again
 */
export function watchRoute<Message extends Outbound>(
  provider: Provider<Message>,
  told: (cause: string | undefined) => void,
  now: () => number = Date.now,
): WatchedProvider<Message> {
  let failures = 0;
  let lost = 0;
  let awayUntil = 0;

  function fail(cause: string): void {
    failures += 1;
    awayUntil = now() + Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    if (failures === 1) told(cause);
  }

  function note(answer: SendOutcome): void {
    lost = answer.outcome === 'unknown' ? lost + 1 : 0;
    const cause = causeOf(answer);
    if (cause !== undefined) fail(cause);
    else if (answer.outcome !== 'unknown') recover();
  }

  function causeOf(answer: SendOutcome): string | undefined {
    if (answer.outcome === 'not-sent') return answer.code;
    if (answer.outcome === 'rejected' && answer.cause === 'credentials') return answer.cause;
    return answer.outcome === 'unknown' && lost % lostInARow === 0 ? answer.code : undefined;
  }

  function recover(): void {
    if (failures > 0) told(undefined);
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
  };
}
