import { z } from 'zod';
import type { LookupOutcome } from '../../../models/domain/deliveries/provider.ts';
import { refusal } from './answer.ts';
import { notFound, statusOf, unpaid } from './status.ts';

const state = z.object({ status: z.coerce.number(), send_timestamp: z.coerce.number().optional() });
/** One message is told alone, or as a list of one. */
const told = z.union([state, z.array(state).min(1)]);

/** A message under the same id that was sent so long before is another one. */
const apartMs = 600_000;

/**
 * What SMSC.ru knows of the message that was handed over under an id, the newest where there are several.
 *
 * @param attemptedAt when the hand-over began
 */
export function readStatus(body: unknown, providerId: string, attemptedAt: Date): LookupOutcome {
  const error = refusal.safeParse(body).data?.error_code;
  if (error !== undefined) return { found: 'unavailable', cause: String(error) };
  const { status, send_timestamp: sentAt } = [told.parse(body)].flat()[0] ?? { status: notFound };
  const isOlder = sentAt !== undefined && sentAt * 1_000 < attemptedAt.getTime() - apartMs;
  if (status === notFound || status === unpaid || isOlder) return { found: false };
  return { found: true, providerId, status: statusOf(status) ?? 'accepted' };
}
