import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { isNothingThere, retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';

const created = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/) });
const refusal = z.object({ code: z.number() });

/**
 * Whose fault a refusal is. Numbers by which Twilio knows its errors: https://www.twilio.com/docs/api/errors. What is not
 * here ends as `other`.
 */
const causes = new Map<number, RejectionCause>([
  [20003, 'credentials'],
  [20005, 'credentials'],
  [20008, 'credentials'],
  // The recipient: no number, not reachable from this sender or by a text, a country that the account may not text.
  [21211, 'number'],
  [21214, 'number'],
  [21217, 'number'],
  [21408, 'number'],
  [21612, 'number'],
  [21614, 'number'],
  [21635, 'number'],
  [21610, 'opted-out'],
  [21602, 'content'],
  [21605, 'content'],
  [21617, 'content'],
  [30038, 'content'],
  // The sender: none of the account's, none that can text, or a name where names are not allowed.
  [21212, 'sender'],
  [21603, 'sender'],
  [21606, 'sender'],
  [21607, 'sender'],
  [21659, 'sender'],
  [21661, 'sender'],
  [21703, 'sender'],
  [21704, 'sender'],
  [21705, 'sender'],
]);

/** The account sends more than it may, or the queue of a sender is full. */
const slower = [20429, 21611, 63038];

/** What an answer to a new message means. One that cannot be understood may still have been an acceptance. */
export function readAnswer(answer: HttpAnswer): SendOutcome {
  const { statusCode, body } = answer;
  if (statusCode === 201) {
    const { data } = created.safeParse(body);
    return data ? { outcome: 'accepted', providerId: data.sid } : { outcome: 'unknown', code: 'no-sid' };
  }
  const number = refusal.safeParse(body).data?.code;
  const code = String(number ?? statusCode);
  if (statusCode === 429 || (number !== undefined && slower.includes(number)))
    return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? 1) * 1_000 };
  if (statusCode === 401 || statusCode === 403 || isNothingThere(statusCode))
    return { outcome: 'rejected', cause: 'credentials', code };
  // Without a number of Twilio's own it may be a proxy on the way that answers.
  if (statusCode >= 400 && statusCode < 500 && number !== undefined)
    return { outcome: 'rejected', cause: causes.get(number) ?? 'other', code };
  return { outcome: 'unknown', code };
}
