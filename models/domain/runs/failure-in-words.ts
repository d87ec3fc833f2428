import { maskData } from '../mask-data.ts';

/** What stands in place of words that may name somebody. */
export const wordsLeftOut = 'its words may hold data and are left out';

/** The codes of Tidings' own failures, whose words are ours: `GATEWAY_UNREACHABLE`. */
const ownCode = /^[A-Z]+(?:_[A-Z]+)+$/;

/** Whether the words of a failure are Tidings' own or Temporal's, and not those of a journey, a gateway or a driver. */
export function hasOwnWords(kind: string, message: string): boolean {
  return ownCode.test(kind) || message.startsWith('[TMPRL') || message.includes('no such function is exported');
}

/** The type of what a story threw: its failure names none, but its stack does, at its begin or behind the line of code. */
export function typeInStack(stack: string): string {
  return /(?:^|\^\n\n)([A-Za-z_][\w.]*)(?=[:\s]|$)/.exec(stack)?.[1] ?? 'Error';
}

/** A failure of a step as it may be kept and logged: the words of others may name somebody, so of theirs the kind alone. */
export function failureInWords(kind: string, message: string): string {
  if (!kind) return maskData(message);
  return hasOwnWords(kind, message) ? `${kind}: ${maskData(message)}` : kind;
}
