import { z } from 'zod';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { isNothingThere, type HttpAnswer } from '../http-gateway.ts';

const accepted = z.object({ id: z.string().min(1) });
const refusal = z.object({ code: z.string() });

const causes = new Map<string, RejectionCause>([
  ['number-unknown', 'number'],
  ['opted-out', 'opted-out'],
  ['content-refused', 'content'],
  ['sender-unknown', 'sender'],
]);

/** What an answer of the gateway means. One that cannot be understood may still have been an acceptance. */
export function readAnswer({ statusCode, headers, body }: HttpAnswer): SendOutcome {
  const code = refusal.safeParse(body).data?.code ?? String(statusCode);
  const retryAfterMs = waitOf(headers['retry-after']);
  if (statusCode === 202) {
    const answer = accepted.safeParse(body);
    return answer.success ? { outcome: 'accepted', providerId: answer.data.id } : { outcome: 'unknown', code: 'no-id' };
  }
  if (statusCode === 429 || (statusCode === 503 && retryAfterMs !== undefined)) {
    return { outcome: 'throttled', retryAfterMs: retryAfterMs ?? 1_000 };
  }
  const isUnknown = isNothingThere(statusCode) && !causes.has(code);
  if (statusCode === 401 || statusCode === 403 || isUnknown) return { outcome: 'rejected', cause: 'credentials', code };
  // 408 ends a connection, not a message: it says nothing about what was taken.
  if (statusCode >= 400 && statusCode < 500 && statusCode !== 408) {
    return { outcome: 'rejected', cause: causes.get(code) ?? 'other', code };
  }
  return { outcome: 'unknown', code };
}

/** Retry-After in milliseconds; it comes as seconds or as a date. */
function waitOf(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
