import type { Place, Rule } from './rule.ts';
import { withoutLaw } from './rules/no-law.ts';
import { lawIn } from './territories.ts';

/** Whether anybody looked at the law of a place: its rules stand here, a source says there are none, or nobody did. */
export interface Knowledge {
  place: Place;
  known: 'rules' | 'no-law' | 'not-looked-at';
  /** What the rules, or their absence, were taken from. */
  sources: readonly string[];
}

/** @param rules those that Tidings ships: what an organisation adds says nothing of the law */
export function knowledgeOf(place: Place, rules: readonly Rule[]): Knowledge {
  // What the Union rules says nothing of what a member adds, in its territories as little as at home.
  const holding = [place, ...lawIn(place).filter((each) => each !== 'EU')];
  const named = rules.filter(({ where }) => where?.some((each) => holding.includes(each)));
  if (named.length > 0) return { place, known: 'rules', sources: [...new Set(named.map(({ source }) => source))] };
  const found = withoutLaw.filter(({ where }) => where.some((each) => holding.includes(each)));
  return { place, known: found.length > 0 ? 'no-law' : 'not-looked-at', sources: found.map(({ source }) => source) };
}
