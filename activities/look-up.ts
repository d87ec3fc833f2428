import { activityInfo, cancellationSignal } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { limited, type Json, type LookUpCall, type LookUpDeclaration } from '../models/config/look-up.ts';
import type { LookUpRequest } from '../models/domain/runs/look-up.ts';
import { lookUpType, unanswered } from '../models/domain/runs/look-up.ts';
import { milliseconds } from '../models/domain/time/duration.ts';
import { deliveryIdOf } from '../models/documents/deliveries/delivery.ts';
import { installation } from '../models/installation.ts';
import { failureCode } from './providers/failure-code.ts';

/** An answer stands in the history of its run, which is kept for years and read whole at each replay. */
const mostBytes = 4_096;

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json.optional())]),
);

/** The look-ups of the installation as activities, one a name, so that Temporal tells and counts each by itself. */
export function createLookUps(
  declared: Readonly<Record<string, LookUpDeclaration>> = installation.lookUps,
): Record<ReturnType<typeof lookUpType>, (request: LookUpRequest) => Promise<Json>> {
  const activities = Object.entries(declared).map(([name, each]) => [
    lookUpType(name),
    (request: LookUpRequest) => answerOf(name, each, request),
  ]);
  return Object.fromEntries(activities) as Record<string, (request: LookUpRequest) => Promise<Json>>;
}

/** @throws ApplicationFailure `LOOK_UP_UNANSWERED` after the last try, `LOOK_UP_UNFIT` for what cannot enter a run */
async function answerOf(name: string, declared: LookUpDeclaration, request: LookUpRequest): Promise<Json> {
  const { ask, within, tries } = limited(declared);
  let answer: unknown;
  try {
    answer = await inTime(milliseconds(within), (signal) =>
      ask(request.input as never, { contactId: request.contactId, key: deliveryIdOf(request), signal }),
    );
  } catch (error) {
    // Its message may say whom it was about, which no log and no history may keep.
    throw ApplicationFailure.create({
      type: unanswered,
      message: `look-up ${name}: ${failureCode(error)}`,
      nonRetryable: activityInfo().attempt >= tries,
    });
  }
  const fault = faultOf(answer);
  if (fault) throw ApplicationFailure.nonRetryable(`look-up ${name} ${fault}`, 'LOOK_UP_UNFIT');
  return answer as Json;
}

class NotInTime extends Error {
  override readonly name = 'NotInTime';
}

/** Ends in time also where the function does not heed its signal. */
async function inTime<Answer>(ms: number, ask: (signal: LookUpCall['signal']) => Answer): Promise<Awaited<Answer>> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new NotInTime()), ms);
  const signal = AbortSignal.any([limit.signal, cancellationSignal()]);
  const over = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([ask(signal), over]);
  } finally {
    clearTimeout(timer);
  }
}

function faultOf(answer: unknown): string | undefined {
  const written = asJson(answer);
  if (written === undefined) return 'answers nothing: null is an answer, undefined is none';
  const bytes = Buffer.byteLength(written);
  if (bytes > mostBytes) return `answers ${bytes} bytes of JSON, more than ${mostBytes}: pick what the story needs`;
  return written !== '' && json.safeParse(answer).success
    ? undefined
    : 'answers what is no JSON, such as a Date or NaN';
}

/** Undefined for what JSON leaves out, empty for what it cannot write: circles and big integers. */
function asJson(answer: unknown): string | undefined {
  try {
    return JSON.stringify(answer);
  } catch {
    return '';
  }
}
