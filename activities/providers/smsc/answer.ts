import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import type { HttpAnswer } from '../http-gateway.ts';

/** Errors come with status 200 too, and some of them with the `id` of a message that was not sent. */
export const refusal = z.object({ error_code: z.coerce.number() });
const taken = z.object({ id: z.union([z.number(), z.string().min(1)]), cnt: z.coerce.number().min(1) });

/** Error 3. Nothing is wrong with the message: it goes out once there is money on the account. */
const noMoney = 3;

/** Whose fault an error is. Source: https://smsc.ru/api/http/send/sms. What is not here ends as `other`. */
const causes = new Map<number, RejectionCause>([
  // Login, password or key; the address of the caller is not allowed.
  [2, 'credentials'],
  [noMoney, 'credentials'],
  [4, 'credentials'],
  // By its words or its sender, which SMSC.ru does not tell apart.
  [6, 'content'],
  [7, 'number'],
  [8, 'number'],
]);

/** More than one same request a minute, or more than fifteen at once. */
const tooMany = 9;
const pauseMs = 20_000;

/** What an answer to a new message means. One that cannot be understood may still have been an acceptance. */
export function readAnswer({ statusCode, body }: HttpAnswer, providerId: string): SendOutcome {
  if (statusCode !== 200) return { outcome: 'unknown', code: String(statusCode) };
  const error = refusal.safeParse(body).data?.error_code;
  if (error === tooMany) return { outcome: 'throttled', retryAfterMs: pauseMs };
  if (error !== undefined) {
    const code = error === noMoney ? 'no-money' : String(error);
    return { outcome: 'rejected', cause: causes.get(error) ?? 'other', code };
  }
  return taken.safeParse(body).success ? { outcome: 'accepted', providerId } : { outcome: 'unknown', code: 'no-id' };
}
