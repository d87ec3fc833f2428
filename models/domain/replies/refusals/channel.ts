import { assertionsOf } from './clauses.ts';
import { has, pair, type Clause } from './clause.ts';
import { readingsOf } from './languages.ts';
import type { Role } from './vocabulary.ts';

/** What denies an act that follows it. */
const denials: readonly Role[] = ['not', 'none', 'unwant', 'end', 'unsend'];

/** By which way a message asks to be reached while it refuses the other: "don't call, text me". */
export function channelAsked(text: string): 'texts' | 'calls' | undefined {
  const assertions = assertionsOf(text).flatMap((words) => readingsOf(words));
  const callsDenied = assertions.some((assertion) => deniesCalls(assertion));
  if (callsDenied && assertions.some((assertion) => asks(assertion, 'asked'))) return 'texts';
  return !callsDenied && assertions.some((assertion) => asks(assertion, 'call')) ? 'calls' : undefined;
}

function deniesCalls(clause: Clause): boolean {
  const itself = clause.some((roles) => roles.has('call') && roles.has('unsend'));
  return itself || (has(clause, 'call') && denials.some((denial) => pair(clause, denial, 'call', 3)));
}

/** Whether an act is told and nothing before it denies it; right behind a call a new order begins. */
function asks(clause: Clause, act: 'asked' | 'call'): boolean {
  return clause.some((roles, at) => {
    if (!roles.has(act) || roles.has('unsend')) return false;
    return (
      (act === 'asked' && isBehindCall(clause, at)) ||
      !clause.slice(0, at).some((before) => denials.some((denial) => before.has(denial)))
    );
  });
}

function isBehindCall(clause: Clause, at: number): boolean {
  const [second, first] = [clause[at - 2], clause[at - 1]];
  return first?.has('call') || ((first?.has('me') || first?.has('things')) && second?.has('call')) || false;
}
