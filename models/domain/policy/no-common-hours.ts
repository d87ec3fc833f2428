import { channels, kinds, type Kind } from '../message.ts';
import { windowAt } from '../time/window.ts';
import { unionMembers } from './places.ts';
import { shippedRules, type Policy, type PolicyOf } from './policy.ts';
import type { Place, Rule } from './rule.ts';
import { codeOfPlace } from './territories.ts';

/** A Monday on which a week without holidays begins nearly everywhere. */
const monday = new Date(Date.UTC(2027, 5, 7));

/**
 * Why the hours of an organisation's rule would hold messages for ever: beside all else that holds they leave none. One
 * line for each kind and place; empty where some hour is left. A rule for everywhere must leave one somewhere.
 *
 * @param policyOf the policy of the organisation, `rule` in it
 */
export function noCommonHours(rule: Rule, policyOf: PolicyOf): string[] {
  if (!rule.hours) return [];
  const subjects = (rule.kind ? [rule.kind] : kinds).flatMap((kind) =>
    (rule.channels ?? channels).map((channel) => ({ kind, channel, about: rule.about })),
  );
  const everywhere = [...new Set(shippedRules.flatMap(({ where = [] }) => where))];
  const groups = rule.where ? rule.where.map((place) => [place]) : [everywhere];
  const told = groups.flatMap((places) =>
    subjects.flatMap((subject) => {
      const residents = places.flatMap(residentsOf);
      if (!residents.every((resident) => isNeverOpen(policyOf(resident, subject)))) return [];
      const [resident = {}] = residents;
      return [inWords(subject.kind, rule, rule.where ? places[0] : undefined, policyOf(resident, subject))];
    }),
  );
  return [...new Set(told)];
}

function isNeverOpen({ places: [country = ''], hours, forbiddenBy }: Policy): boolean {
  if (forbiddenBy) return false;
  const state = windowAt(monday, { zones: ['UTC'], countries: [country] }, hours);
  return 'never' in state;
}

function inWords(kind: Kind, { id }: Rule, place: Place | undefined, { hourRules }: Policy): string {
  const others = hourRules.map(({ rule }) => rule.id).filter((each) => each !== id);
  const beside = place && others.length > 0 ? ` beside ${others.join(', ')}` : '';
  return `leaves no hour for ${kind} ${place ? `in ${place}` : 'anywhere'}${beside}: to allow none, say forbids: true`;
}

/** Where a person lives who is under the rules of a place. */
function residentsOf(place: Place): { country: string; region?: string }[] {
  if (place === 'EU') return unionMembers.map((country) => ({ country }));
  const code = codeOfPlace(place);
  return [code.includes('-') ? { country: code.slice(0, 2), region: code } : { country: code }];
}
