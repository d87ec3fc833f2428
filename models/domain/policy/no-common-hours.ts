import { channels, kinds, type Kind } from '../message.ts';
import { windowAt } from '../time/window.ts';
import { unionMembers } from './places.ts';
import { createPolicy, shippedRules, type Policy } from './policy.ts';
import type { Place, Rule } from './rule.ts';
import { codeOfPlace } from './territories.ts';

/** A Monday on which a week without holidays begins nearly everywhere. */
const monday = new Date(Date.UTC(2027, 5, 7));

/**
 * Why the hours of an organisation's rule would hold messages for ever: beside all else that holds they leave none. One
 * line for each kind and place; empty where some hour is left. A rule for everywhere must leave one somewhere.
 *
 * @param own all rules of the organisation, `rule` among them
 */
export function noCommonHours(rule: Rule, own: readonly Rule[]): string[] {
  if (!rule.hours) return [];
  const policyOf = createPolicy(own);
  const subjects = (rule.kind ? [rule.kind] : kinds).flatMap((kind) =>
    (rule.channels ?? channels).map((channel) => ({ kind, channel, about: rule.about })),
  );
  const everywhere = shippedRules.flatMap(({ where = [] }) => where);
  const groups = rule.where ? rule.where.map((place) => [place]) : [everywhere];
  const told = groups.flatMap((places) =>
    subjects.flatMap((subject) => {
      const policies = places.flatMap(residentsOf).map((resident) => () => policyOf(resident, subject));
      if (!policies.every((policy) => isNeverOpen(policy()))) return [];
      return [inWords(subject.kind, rule, rule.where ? places[0] : undefined, policies[0]?.())];
    }),
  );
  return [...new Set(told)];
}

function isNeverOpen({ places: [country = ''], hours, forbiddenBy }: Policy): boolean {
  if (forbiddenBy) return false;
  const state = windowAt(monday, { zones: ['UTC'], countries: [country] }, hours);
  return 'never' in state;
}

function inWords(kind: Kind, { id }: Rule, place: Place | undefined, policy: Policy | undefined): string {
  const others = policy?.hourRules.map(({ rule }) => rule.id).filter((each) => each !== id) ?? [];
  const beside = place && others.length > 0 ? ` beside ${others.join(', ')}` : '';
  return `leaves no hour for ${kind} ${place ? `in ${place}` : 'anywhere'}${beside}: to allow none, say forbids: true`;
}

/** Where a person lives who is under the rules of a place. */
function residentsOf(place: Place): { country: string; region?: string }[] {
  if (place === 'EU') return unionMembers.map((country) => ({ country }));
  const code = codeOfPlace(place);
  return [code.includes('-') ? { country: code.slice(0, 2), region: code } : { country: code }];
}
