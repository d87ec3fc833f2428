import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { isNothingThere, retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';
import { keyedId } from '../keyed-id.ts';

const taken = z.object({ message: z.object({ body: z.object({ mid: z.string().min(1) }) }) });
const refused = z.object({ code: z.string(), message: z.string().catch('') });

/** Whose fault a refusal is, by its code or what stands behind it, as public clients of MAX have recorded them. */
const causes: readonly (readonly [RegExp, RejectionCause])[] = [
  [/^verify\.token/, 'credentials'],
  // The person has stopped the bot. MAX says the same of a bot that its moderators have not let through yet.
  [/dialog\.suspended/, 'opted-out'],
  [/dialog\.not\.?found|chat\.not\.found|user\.not\.found|chat\.denied/, 'number'],
  [/^proto\.payload/, 'content'],
];

/**
 * What an answer to a new message means. One that cannot be understood may still have been an acceptance. MAX does not say what it
 * makes ids of messages of, and the chat may be in them, so they are hashed.
 *
 * @param token of the bot, the key of the hash
 */
export function readAnswer(answer: HttpAnswer, token: string): SendOutcome {
  const { statusCode, body } = answer;
  const accepted = taken.safeParse(body).data;
  if (accepted) return { outcome: 'accepted', providerId: keyedId(token, accepted.message.body.mid) };
  if (statusCode === 429) return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? 1) * 1_000 };
  if (statusCode === 401) return { outcome: 'rejected', cause: 'credentials', code: '401' };
  const refusal = refused.safeParse(body).data;
  // It may be a proxy on the way that answers, and a failure of MAX's own may come after the message has left.
  if (!refusal || statusCode >= 500) return { outcome: 'unknown', code: String(statusCode) };
  const { code, message } = refusal;
  if (code === 'too.many.requests') return { outcome: 'throttled', retryAfterMs: 1_000 };
  const known = causes.find(([pattern]) => pattern.test(code) || pattern.test(message.replace(/^Key: error\./, '')));
  if (known) return { outcome: 'rejected', cause: known[1], code };
  if (isNothingThere(statusCode)) return { outcome: 'rejected', cause: 'credentials', code };
  return { outcome: 'rejected', cause: statusCode === 403 ? 'number' : 'other', code };
}
