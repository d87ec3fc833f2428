import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { isNothingThere, retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';
import { numericId } from '../read-json.ts';

const message = z.object({ id: numericId });
const taken = z.object({ success: z.literal(true), data: z.union([message, z.tuple([message])]) });
const refused = z.object({
  success: z.literal(false),
  data: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  message: z.string().nullish(),
});
/** Refusals that are told in another way than all else. */
const older = z.object({ result: z.enum(['no credits', 'reject']) });

/** Whose fault a field that does not pass the gate's validation is. */
const causes: Readonly<Record<string, RejectionCause>> = { number: 'number', sign: 'sender', text: 'content' };

/**
 * What an answer to a new message means, as the gateway's own public clients read and record it. One that cannot be understood
 * may still have been an acceptance.
 */
export function readAnswer(answer: HttpAnswer): SendOutcome {
  const { statusCode, body } = answer;
  const accepted = taken.safeParse(body).data;
  if (accepted) return { outcome: 'accepted', providerId: [accepted.data].flat()[0]?.id ?? '' };
  if (statusCode === 429) return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? 1) * 1_000 };
  // It failed on the way, whatever it says, and may have taken the message before.
  if (statusCode >= 500) return { outcome: 'unknown', code: String(statusCode) };
  const result = older.safeParse(body).data?.result;
  // Nothing is wrong with the message: it goes out once there is money on the account.
  if (result === 'no credits') return { outcome: 'rejected', cause: 'credentials', code: 'no-money' };
  if (result === 'reject') return { outcome: 'rejected', cause: 'other', code: 'reject' };
  const refusal = refused.safeParse(body).data;
  if (!refusal) return { outcome: 'unknown', code: String(statusCode) };
  if (statusCode === 401 || statusCode === 403 || /invalid credentials/i.test(refusal.message ?? ''))
    return { outcome: 'rejected', cause: 'credentials', code: 'credentials' };
  const field = Object.keys(refusal.data ?? {}).find((name) => Object.hasOwn(causes, name));
  if (field === undefined) {
    const cause = isNothingThere(statusCode) ? 'credentials' : 'other';
    return { outcome: 'rejected', cause, code: String(statusCode) };
  }
  return { outcome: 'rejected', cause: causes[field] ?? 'other', code: field };
}
