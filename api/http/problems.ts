import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { UnfitSegment } from '../../models/domain/segments/references.ts';
import { isDatabaseAway } from '../../models/documents/connect.ts';
import { missingField } from './missing-field.ts';
import { audienceProblems } from './problem-codes/audience.ts';
import { requestProblems } from './problem-codes/request.ts';
import { stateProblems } from './problem-codes/state.ts';
import { z } from 'zod';

/** Every error the API can answer. Codes are stable; `docs/errors.md` has the same words, and the api serves them at `/errors/…`. */
export const problems = { ...requestProblems, ...stateProblems, ...audienceProblems };

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** One fault in a body: where, as a JSON pointer, and what. */
export interface Fault {
  pointer: string;
  detail: string;
  code?: ProblemCode;
}

/** An answer that is an error; thrown anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly faults: Fault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, detail: string, more: { faults?: Fault[]; retryAfterSeconds?: number } = {}) {
    super(detail);
    this.code = code;
    this.faults = more.faults ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** RFC 9457, with a stable `code` and the faults by JSON pointer. */
export const problemDocument = z
  .object({
    type: z.url().meta({
      description: 'Where this api says why the problem comes and what mends it. To tell problems apart, use `code`.',
    }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string(), code: z.string().optional() })).optional(),
  })
  .meta({ id: 'Problem' });

/** At most this many faults are listed; a caller who made ten thousand needs a hint, not a mirror. */
const listedFaults = 100;

/** Last in the chain: turns anything thrown into a problem document, without stack or personal data. */
export function sendProblems(log: Logger, publicUrl: string): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (!response.headersSent) {
      sendProblem(response, asProblem(error, request.method), { log, publicUrl }, error);
      return;
    }
    // A body that breaks off behind its answer is no news: the client left, or was too slow.
    if (!isAborted(error)) log.error({ err: error }, 'an answer broke off');
    response.destroy();
  };
}

/** Answers with a problem, and logs it where it is a fault of ours. */
export function sendProblem(
  response: Response,
  problem: Problem,
  { log, publicUrl }: { log: Logger; publicUrl: string },
  cause: unknown = problem,
): void {
  const document = toDocument(problem, publicUrl);
  const { status } = document;
  if (status >= 500) log.error({ code: problem.code, err: cause }, 'request failed');
  if (problem.retryAfterSeconds !== undefined) response.set('Retry-After', String(problem.retryAfterSeconds));
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  response.status(status).type('application/problem+json').send(JSON.stringify(document));
}

function isAborted(error: unknown): boolean {
  return (error as { type?: string }).type === 'request.aborted';
}

/** Where a code is explained. RFC 9457, 3.1.1 prefers an absolute address that leads to a description for people. */
function addressOf(code: ProblemCode, publicUrl: string): string {
  return `${publicUrl}/errors/${code}`;
}

/** What a caller is told of a problem. */
export function toDocument({ code, message, faults }: Problem, publicUrl: string): z.output<typeof problemDocument> {
  const { status, title } = problems[code];
  return {
    type: addressOf(code, publicUrl),
    title,
    status,
    detail: message,
    code,
    ...(faults.length > 0 ? { errors: faults.slice(0, listedFaults) } : {}),
  };
}

function asProblem(error: unknown, method: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnfitSegment) return new Problem('segment-unfit', `${error.message}.`);
  const { type = '', status = 0, code = '' } = error as { type?: string; status?: number; code?: string };
  if (type === 'entity.too.large') return new Problem('body-too-large', 'Send less at once.');
  if (type === 'entity.parse.failed') return new Problem('body-malformed', 'The body cannot be parsed as JSON.');
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT')) {
    return new Problem('body-malformed', 'The body cannot be unpacked: it is not what Content-Encoding says.');
  }
  if (status >= 400 && status < 500) return new Problem('body-malformed', 'The request cannot be read.');
  if (isDatabaseAway(error)) {
    // The connection may have broken after the write: only who reads can be sure that nothing was changed.
    const reads = method === 'GET' || method === 'HEAD';
    const detail = reads
      ? 'Try again shortly.'
      : 'Whether it was done is not known. Send the same again, with the same ids.';
    return new Problem('database-away', detail, { retryAfterSeconds: 2 });
  }
  return new Problem('internal', 'The error was logged. Try again; if it stays, tell the operators.');
}

/** The value in the shape of a schema, or a problem that names every wrong field. */
export function parseOr<T extends z.ZodType>(code: ProblemCode, schema: T, value: unknown, at = ''): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusal(code, faultsOf(parsed.error, value, at));
}

/** So many faults are told in the sentence; `errors` has more of them. */
const toldFaults = 5;

/** The problem that names every fault, by the code of the first of them where that has one. */
export function refusal(code: ProblemCode, faults: Fault[]): Problem {
  const told = faults.slice(0, toldFaults).map(({ pointer, detail }) => `${pointer || 'body'}: ${detail}`);
  return new Problem(faults[0]?.code ?? code, told.join('; '), { faults });
}

/** The faults of `value` as JSON pointers below `at`; a misspelt field is named itself, not its parent. */
export function faultsOf(error: z.ZodError, value: unknown, at = ''): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointerOf(at, [...path, key]), detail: 'is not a known field' }));
    }
    return [{ pointer: pointerOf(at, path), detail: missingField(issue, value) ?? issue.message }];
  });
}

/** Longer names are cut: a fault is told, not mirrored. */
const longestName = 100;

/** The JSON pointer of a path below `at`. */
export function pointerOf(at: string, path: string[]): string {
  const parts = path.map((part) => part.slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1'));
  return at + parts.map((part) => `/${part}`).join('');
}
