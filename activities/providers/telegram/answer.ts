import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import type { HttpAnswer } from '../http-gateway.ts';
import { keyedId } from '../keyed-id.ts';
import { numericId } from '../read-json.ts';

const taken = z.object({
  ok: z.literal(true),
  result: z.object({ message_id: numericId, chat: z.object({ id: numericId }) }),
});
const refused = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string(),
  /** In seconds. */
  parameters: z.object({ retry_after: z.number().optional() }).optional(),
});

/**
 * Whose fault a refusal is, by its description: the code is that of HTTP and says less. Telegram documents none of them; these are
 * as its public clients have recorded them.
 */
const causes: readonly (readonly [RegExp, RejectionCause])[] = [
  [/bot was blocked by the user/i, 'opted-out'],
  // Nobody has opened this chat with this bot, or its account is gone.
  [/chat not found|user not found|user is deactivated|can't initiate conversation|PEER_ID_INVALID/i, 'number'],
  [/message is too long|text must be|message text is empty|strings must be encoded/i, 'content'],
];

/**
 * What an answer to `sendMessage` means. An id of a message is unique within its chat only, and the ledger keeps no chat, so both
 * are hashed. What cannot be understood may still have been an acceptance.
 *
 * @param token of the bot, the key of the hash
 */
export function readAnswer({ statusCode, body }: HttpAnswer, token: string): SendOutcome {
  const accepted = taken.safeParse(body).data?.result;
  if (accepted) return { outcome: 'accepted', providerId: keyedId(token, accepted.chat.id, accepted.message_id) };
  const refusal = refused.safeParse(body).data;
  // It may be a proxy on the way that answers, and a failure of Telegram's own may come after the message has left.
  if (!refusal || refusal.error_code >= 500) return { outcome: 'unknown', code: String(statusCode) };
  const { error_code: status, description, parameters } = refusal;
  const code = String(status);
  if (status === 429) return { outcome: 'throttled', retryAfterMs: (parameters?.retry_after ?? 1) * 1_000 };
  // It answers 404 where a token is of no bot.
  if (status === 401 || status === 404) return { outcome: 'rejected', cause: 'credentials', code };
  const known = causes.find(([pattern]) => pattern.test(description));
  return { outcome: 'rejected', cause: known?.[1] ?? (status === 403 ? 'number' : 'other'), code };
}
