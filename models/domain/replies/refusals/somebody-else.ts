import { has, type Clause } from './clause.ts';
import { clausesOf } from './clauses.ts';
import { readingsOf } from './languages.ts';

/** Whether another person is to be taken off: "unsubscribe my wife". */
export function isForSomebodyElse(text: string): boolean {
  return clausesOf(text).some((thought) => readingsOf(thought).some((clause) => takesOthersOff(clause)));
}

/** An end beside another person, with at most a possessive between them. */
function takesOthersOff(clause: Clause): boolean {
  if (!has(clause, 'others') || has(clause, 'business')) return false;
  return clause.some((roles, at) => {
    if (!roles.has('end') && !roles.has('leave')) return false;
    const [next, second] = [clause[at + 1], clause[at + 2]];
    const behind = next?.has('others') || (next?.has('me') && second?.has('others'));
    // In Turkish and Kazakh the person stands before the verb.
    return behind || clause[at - 1]?.has('others') || false;
  });
}
