import { Agent, request, type Dispatcher } from 'undici';
import type { SendOutcome } from '../../models/domain/deliveries/provider.ts';
import { failureCode } from './failure-code.ts';
import { observedBody } from './observed-body.ts';

/** A request that hands a message over. */
export interface HandOver {
  url: string;
  method?: 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  content: string;
}

/** What of an answer may say how a hand-over ended; `body` is read as JSON, and undefined where it is none. */
export interface HttpAnswer extends Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'> {
  body: unknown;
}

/** A gateway that is spoken to by HTTP. */
export interface HttpGateway {
  /** Ends within the time of the gateway: `not-sent` where nothing can have left, else as `read` says, or `unknown`. */
  handOver(request: HandOver, read: (answer: HttpAnswer) => SendOutcome): Promise<SendOutcome>;
  /** Asks for what may be asked again. @throws the failure of the connection, or of reading */
  get(url: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/**
 * Connections to one gateway, kept open between messages, with a time for each phase.
 *
 * @param timeoutMs for a whole request: nothing of it leaves later
 */
export function httpGateway({ timeoutMs = 14_500 }: { timeoutMs?: number } = {}): HttpGateway {
  // No limit on connections: a hand-over must not wait in line behind others until its own time is up.
  const dispatcher = new Agent({
    connect: { timeout: Math.min(3_000, timeoutMs) },
    headersTimeout: Math.min(10_000, timeoutMs),
    bodyTimeout: Math.min(5_000, timeoutMs),
    keepAliveTimeout: 20_000,
  });
  const ask = async (
    url: string,
    options: Pick<Dispatcher.RequestOptions, 'method' | 'body'> & { headers: object },
  ) => {
    const headers = { ...options.headers };
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, headers: given, body } = await request(url, { ...options, headers, dispatcher, signal });
    return { statusCode, headers: given, read: () => body.json() };
  };
  return {
    async handOver({ url, method = 'POST', headers, content }, read) {
      const body = observedBody(content);
      // Its length is told, since a body in chunks is not everywhere taken.
      const length = { 'content-length': String(Buffer.byteLength(content)) };
      try {
        const {
          statusCode,
          headers: given,
          read: json,
        } = await ask(url, { method, body, headers: { ...headers, ...length } });
        return read({ statusCode, headers: given, body: await json().catch(() => undefined) });
      } catch (error) {
        return { outcome: body.asked ? 'unknown' : 'not-sent', code: failureCode(error) };
      }
    },
    async get(url, headers) {
      const { read, ...answer } = await ask(url, { method: 'GET', headers });
      return { ...answer, body: await read() };
    },
    close: () => dispatcher.close(),
  };
}

/** `Retry-After` where it is some seconds, up to 9999; undefined where it is anything else, or left out. */
export function retryAfterSeconds({ headers }: Pick<HttpAnswer, 'headers'>): number | undefined {
  const asked = headers['retry-after'];
  return typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : undefined;
}
