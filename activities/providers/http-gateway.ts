import { Agent, request, type Dispatcher } from 'undici';
import type { SendOutcome, Unavailable } from '../../models/domain/deliveries/provider.ts';
import { failureCode } from './failure-code.ts';
import { observedBody } from './observed-body.ts';
import { readJson } from './read-json.ts';

/** A request that hands a message over. */
export interface HandOver {
  url: string;
  method?: 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  content: string | Buffer;
}

/** A question that may be asked again; with `content` it is posted, so that secrets stand in no address. */
export interface Question {
  url: string;
  headers: Readonly<Record<string, string>>;
  content?: string;
}

/** What of an answer may say how a hand-over ended; `body` is read as JSON, and undefined where it is none. Whole numbers beyond 2^53 are strings of their digits. */
export interface HttpAnswer extends Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'> {
  body: unknown;
}

/** A gateway that is spoken to by HTTP. */
export interface HttpGateway {
  /** Ends within the time of the gateway: `not-sent` where nothing can have left, else as `read` says, or `unknown`. */
  handOver(request: HandOver, read: (answer: HttpAnswer) => SendOutcome): Promise<SendOutcome>;
  /** Reads what the gateway answers with status 200; else, and where `read` throws, it cannot be asked now. */
  ask<T>(question: Question, read: (body: unknown) => T): Promise<T | Unavailable>;
  close(): Promise<void>;
}

/**
 * Connections to one gateway, kept open between messages, with a time for each phase.
 *
 * @param timeoutMs for a whole request: nothing of it leaves later
 * @param ca certificates of authorities in PEM that this gateway alone is held to, in place of those that Node knows
 */
export function httpGateway({
  timeoutMs = 14_500,
  ca,
}: { timeoutMs?: number; ca?: string | undefined } = {}): HttpGateway {
  // No limit on connections: a hand-over must not wait in line behind others until its own time is up.
  const dispatcher = new Agent({
    connect: { timeout: Math.min(3_000, timeoutMs), ...(ca === undefined ? {} : { ca }) },
    headersTimeout: Math.min(10_000, timeoutMs),
    bodyTimeout: Math.min(5_000, timeoutMs),
    keepAliveTimeout: 20_000,
  });
  const fetch = async (
    url: string,
    options: Pick<Dispatcher.RequestOptions, 'method' | 'body'> & { headers: object },
  ) => {
    const headers = { ...options.headers };
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, headers: given, body } = await request(url, { ...options, headers, dispatcher, signal });
    return { statusCode, headers: given, read: async () => readJson(await body.text()) };
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
        } = await fetch(url, { method, body, headers: { ...headers, ...length } });
        return read({ statusCode, headers: given, body: await json().catch(() => undefined) });
      } catch (error) {
        return { outcome: body.asked ? 'unknown' : 'not-sent', code: failureCode(error) };
      }
    },
    async ask({ url, headers, content }, read) {
      try {
        const options = content === undefined ? { method: 'GET' as const } : { method: 'POST' as const, body: content };
        const { statusCode, read: json } = await fetch(url, { ...options, headers });
        const body = await json();
        return statusCode === 200 ? read(body) : unavailable(String(statusCode));
      } catch (error) {
        return unavailable(failureCode(error));
      }
    },
    close: () => dispatcher.close(),
  };
}

function unavailable(cause: string): Unavailable {
  return { found: 'unavailable', cause };
}

/** `Retry-After` where it is some seconds, up to 9999; undefined where it is anything else, or left out. */
export function retryAfterSeconds({ headers }: Pick<HttpAnswer, 'headers'>): number | undefined {
  const asked = headers['retry-after'];
  return typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : undefined;
}

/**
 * Whether nothing is at the address that was asked, or nothing that takes messages (RFC 9110, 15.5): then the address, or the account
 * in it, is wrong, and no message is at fault.
 */
export function isNothingThere(statusCode: number): boolean {
  return [404, 405, 410].includes(statusCode);
}
