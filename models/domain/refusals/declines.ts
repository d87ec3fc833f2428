import { readYesNo } from '../answers/yes-no.ts';
import { clausesOf } from './clauses.ts';
import { has, pair, unknown, type Clause } from './clause.ts';
import { readingsOf } from './languages.ts';

const notMe =
  /^(?:(?:no|нет|ні|nein|non|nao) )?(?:not me|wasnt me|this is not me|это не я|то не я|das war ich nicht|ce nest pas moi|no soy yo|nao sou eu|non sono io|to nie ja|ben degilim)$/u;

/** Whether an answer to the question for a consent says no, or that somebody else asked for it. */
export function declines(text: string): boolean {
  return (
    readYesNo(text) === 'no' || clausesOf(text).some((thought) => notMe.test(thought) || readingsOf(thought).some(isNo))
  );
}

/** "I don't want to", "не согласен", "istemiyorum". */
function isNo(clause: Clause): boolean {
  const unwilling =
    has(clause, 'unwant') ||
    pair(clause, 'not', 'want', 2) ||
    pair(clause, 'want', 'not', 1) ||
    pair(clause, 'not', 'consent', 2);
  return unwilling && unknown(clause) <= 1;
}
