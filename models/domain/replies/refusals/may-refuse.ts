import { milliseconds } from '../../time/duration.ts';
import type { Kind } from '../../message.ts';
import { isInOtherScript } from './is-unread.ts';

/** Later than this nobody answers an offer. */
const answeredWithinMs = milliseconds('7 days');

/**
 * Whether a reply in words that nobody here reads may refuse the text before it. Where that asked something, unknown
 * words may be the answer, and only another script counts.
 */
export function mayRefuse(
  said: string,
  last: { kind: Kind; asks?: boolean | undefined; attemptedAt?: Date | undefined } | undefined,
  at: Date,
): boolean {
  if (last?.kind !== 'marketing' || !last.attemptedAt) return false;
  if (at.getTime() - last.attemptedAt.getTime() > answeredWithinMs) return false;
  return !last.asks || isInOtherScript(said);
}
