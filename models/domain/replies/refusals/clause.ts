import type { Role } from './vocabulary.ts';

/** One thought of a message: the roles that each of its words has in one language. */
export type Clause = readonly ReadonlySet<Role>[];

export function has(clause: Clause, role: Role): boolean {
  return clause.some((roles) => roles.has(role));
}

/** Whether a word of one role stands before one of another, with fewer words than `within` between them. */
export function pair(clause: Clause, first: Role, second: Role, within: number): boolean {
  return clause.some(
    (roles, at) => roles.has(first) && clause.slice(at + 1, at + 1 + within).some((next) => next.has(second)),
  );
}

/** How many words of a thought its language does not know. */
export function unknown(clause: Clause): number {
  return clause.filter((roles) => roles.size === 0).length;
}
