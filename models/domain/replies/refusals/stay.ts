import { has, pair, type Clause } from './clause.ts';

/** "Don't stop", "do not remove me", "I don't want to unsubscribe". */
export function wantsToStay(clause: Clause): boolean {
  if (pair(clause, 'not', 'end', 1) || pair(clause, 'not', 'leave', 1)) return true;
  if (clause.some((_, at) => deniesWillToEnd(clause, at))) return true;
  // "Не хочу отпишите меня" lacks a mark only: what is willed would be an infinitive.
  const willed = !has(clause, 'want') || has(clause, 'infinitive');
  return has(clause, 'leave') && willed && !has(clause, 'things') && pair(clause, 'not', 'leave', 4);
}

/** A denied will whose act is an end: the act follows it, or in Turkish and Kazakh stands before it. */
function deniesWillToEnd(clause: Clause, at: number): boolean {
  const will = clause[at];
  if (!will) return false;
  const acts = clause.slice(Math.max(0, at - 1), at + 1);
  if (will.has('unwant') && acts.some((roles) => roles.has('infinitive') && ends(roles))) return true;
  const around = [...clause.slice(Math.max(0, at - 2), at), ...clause.slice(at + 1, at + 2)];
  if (!will.has('unwant') && !(will.has('want') && around.some((roles) => roles.has('not')))) return false;
  let willed = will.has('infinitive');
  for (const roles of clause.slice(at + 1)) {
    willed ||= roles.has('infinitive');
    if (ends(roles)) return willed;
    if (roles.has('more') || !(roles.has('beside') || roles.has('me') || roles.has('not'))) return false;
  }
  return false;
}

function ends(roles: Clause[number]): boolean {
  return roles.has('end') || roles.has('leave');
}

/** A thought without a denied missing or forgetting and its will: "don't forget to remove me" is "to remove me". */
export function withoutSpared(clause: Clause): Clause {
  const at = clause.findIndex((roles) => roles.has('spare'));
  if (at < 0) return clause;
  const said = clause.map((roles, index) => partOfSparing(roles, index - at));
  const denied = clause.some((roles, index) => said[index] && (roles.has('not') || roles.has('unwant')));
  return denied ? clause.filter((_, index) => !said[index]) : clause;
}

/** Whether a word denies or wills what is spared, or is it; `from` tells how far behind that verb it stands. */
function partOfSparing(roles: Clause[number], from: number): boolean {
  if (from === 0) return true;
  // "Atmayı unutmayın": the act stands before, and looks like a denied one.
  if (from === -1 && roles.has('unsend') && roles.has('infinitive')) return true;
  if (from < 0) return from >= -5 && (roles.has('not') || roles.has('want') || roles.has('unwant'));
  if (from === 1 && roles.has('unwant')) return true;
  // "No more" is a wish of its own: "don't forget, no more texts".
  return from <= 3 && roles.has('not') !== roles.has('none');
}
