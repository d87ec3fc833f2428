import { letterTokens } from './letter-token.ts';

/** Where a route wants bounces, and by what it knows the letter that one is about. */
export interface Bounces {
  /** An address whose server takes what comes to `name+anything@` for `name@`. */
  to: string;
  secret: string;
}

/** How a letter is called to the outside. */
export interface LetterNames {
  /** The envelope sender (RFC 5321, 4.1.1.2), where bounces go; absent where the route says nothing of them. */
  returnPath?: string;
  /** The same in every try; without its angle brackets. */
  messageId: string;
}

/**
 * Names a letter by its reference. With an address for bounces the return path is one of its own for each letter (VERP), and
 * both hold a token that nobody can make up, so that no stranger can report on the letter of somebody else.
 *
 * @param domain of the address that letters come from
 */
export function letterNames(reference: string, domain: string, bounces: Bounces | undefined): LetterNames {
  if (!bounces) return { messageId: `${reference.replaceAll(/[^\w.-]/g, '-')}@${domain}` };
  const token = letterTokens(bounces.secret).tokenOf(reference);
  return { returnPath: bounces.to.replace('@', `+${token}@`), messageId: `${token}@${domain}` };
}
