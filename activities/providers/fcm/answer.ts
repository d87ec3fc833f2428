import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { isNothingThere, retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';

const taken = z.object({ name: z.string().min(1) });
const detail = z.looseObject({
  errorCode: z.string().optional(),
  fieldViolations: z.array(z.object({ field: z.string() })).optional(),
});
const refused = z.object({
  error: z.object({ status: z.string().optional(), details: z.array(detail).optional() }),
});

/** Whose fault a refusal is: https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode. */
const causes: Readonly<Record<string, RejectionCause>> = {
  // The app is gone from the device, or has another token by now; or the token is of the app of another project.
  UNREGISTERED: 'number',
  SENDER_ID_MISMATCH: 'number',
  THIRD_PARTY_AUTH_ERROR: 'credentials',
  UNAUTHENTICATED: 'credentials',
  PERMISSION_DENIED: 'credentials',
};

/** What an answer to `messages:send` means. What cannot be understood may still have been an acceptance. */
export function readAnswer(answer: HttpAnswer): SendOutcome {
  const { statusCode, body } = answer;
  const accepted = taken.safeParse(body);
  if (statusCode === 200 && accepted.success) return { outcome: 'accepted', providerId: accepted.data.name };
  const refusal = refused.safeParse(body);
  if (!refusal.success) return { outcome: 'unknown', code: String(statusCode) };
  const { status = '', details = [] } = refusal.data.error;
  const code = details.find(({ errorCode }) => errorCode !== undefined)?.errorCode ?? status;
  if (code === 'QUOTA_EXCEEDED' || code === 'RESOURCE_EXHAUSTED' || code === 'UNAVAILABLE')
    return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? 10) * 1_000 };
  if (statusCode >= 500) return { outcome: 'unknown', code: code || String(statusCode) };
  const known = causes[code];
  if (known) return { outcome: 'rejected', cause: known, code };
  if (isNothingThere(statusCode))
    return { outcome: 'rejected', cause: 'credentials', code: code || String(statusCode) };
  if (code !== 'INVALID_ARGUMENT') return { outcome: 'rejected', cause: 'other', code: code || String(statusCode) };
  const fields = details.flatMap(({ fieldViolations = [] }) => fieldViolations.map(({ field }) => field));
  // The same code says that a token is none, and that a message is none.
  return { outcome: 'rejected', cause: fields.includes('message.token') ? 'number' : 'content', code };
}
