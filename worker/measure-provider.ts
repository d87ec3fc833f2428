import type {
  LookupOutcome,
  LostMessage,
  Outbound,
  Provider,
  Unavailable,
} from '../models/domain/deliveries/provider.ts';

/** How one request to a gateway ended, and after how long. */
export interface GatewayAnswer {
  route: string;
  request: 'send' | 'lookup' | 'checkNumber';
  outcome: string;
  /** Why, where it did not go well: the gateway's kind of refusal, its status, or the code of the connection's failure. */
  cause: string;
  seconds: number;
}

/** The provider of a route, told of each answer. */
export function measured<Message extends Outbound>(
  route: string,
  provider: Provider<Message>,
  told: (answer: GatewayAnswer) => void,
): Provider<Message> {
  async function timed<T>(
    request: GatewayAnswer['request'],
    ask: () => Promise<T>,
    read: (answer: T) => Pick<GatewayAnswer, 'outcome' | 'cause'>,
  ): Promise<T> {
    const begun = performance.now();
    const end = (how: Pick<GatewayAnswer, 'outcome' | 'cause'>) =>
      told({ route, request, ...how, seconds: (performance.now() - begun) / 1_000 });
    try {
      const answer = await ask();
      end(read(answer));
      return answer;
    } catch (error) {
      end({ outcome: 'failed', cause: error instanceof Error ? error.name : 'unknown' });
      throw error;
    }
  }

  const lookup = provider.lookup?.bind(provider);
  const checkNumber = provider.checkNumber?.bind(provider);
  return {
    ...provider,
    send: (message) =>
      timed(
        'send',
        () => provider.send(message),
        (answer) => ({
          outcome: answer.outcome,
          cause: answer.outcome === 'rejected' ? answer.cause : 'code' in answer ? answer.code : '',
        }),
      ),
    ...(lookup
      ? {
          lookup: (message: LostMessage) =>
            timed(
              'lookup',
              () => lookup(message),
              (answer) => (answer.found === 'unavailable' ? endOf(answer) : { outcome: foundIn(answer), cause: '' }),
            ),
        }
      : {}),
    ...(checkNumber
      ? {
          checkNumber: (e164: string) =>
            timed(
              'checkNumber',
              () => checkNumber(e164),
              (answer) => ('found' in answer ? endOf(answer) : { outcome: answer.state, cause: '' }),
            ),
        }
      : {}),
  };
}

function foundIn(answer: Exclude<LookupOutcome, Unavailable>): string {
  if (answer.found === 'unclear') return 'unclear';
  const found = answer.found === 'alike' ? answer.messages.length > 0 : answer.found;
  return found ? 'found' : 'not-found';
}

function endOf({ found: outcome, cause }: Unavailable): Pick<GatewayAnswer, 'outcome' | 'cause'> {
  return { outcome, cause };
}
