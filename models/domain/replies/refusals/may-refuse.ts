import { milliseconds } from '../../time/duration.ts';
import type { Kind } from '../../message.ts';
import { isCourtesy } from '../answers/courtesy.ts';
import { plainWords } from '../reply-text.ts';
import { isInOtherScript, isUnread } from './is-unread.ts';
import { namesLaw } from './names-law.ts';

/** Later than this nobody answers an offer. */
const answeredWithinMs = milliseconds('7 days');

/**
 * Whether nobody here can say what a reply means: in a language that is not read, or of consent and law in words that no
 * rule could place. A courtesy needs no reading.
 */
export function isUnplaced(said: string): boolean {
  return (isUnread(said) || namesLaw(plainWords(said))) && !isCourtesy(said);
}

/**
 * Whether a reply in words that nobody here can place may refuse the text before it. Where that asked something, unknown
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
