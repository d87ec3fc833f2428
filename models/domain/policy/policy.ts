import type { Cap } from '../deliveries/frequency-cap.ts';
import type { Channel, Kind, Topic } from '../message.ts';
import type { Hours } from '../time/window.ts';
import { asia } from './rules/asia.ts';
import { elsewhere } from './rules/elsewhere.ts';
import { europe } from './rules/europe.ts';
import { everywhere, fallbackHours, guessedHours } from './rules/everywhere.ts';
import { northAmerica } from './rules/north-america.ts';
import { russia } from './rules/russia.ts';
import { states } from './rules/states.ts';
import { unitedKingdom } from './rules/united-kingdom.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import type { NamedCalendar } from './holidays.ts';
import { placesOf } from './places.ts';
import type { Footer, Place, Rule } from './rule.ts';
import { codeOfPlace } from './territories.ts';

/** All rules that Tidings ships. */
export const shippedRules: readonly Rule[] = [
  ...russia,
  ...northAmerica,
  ...states,
  ...europe,
  ...unitedKingdom,
  ...asia,
  ...elsewhere,
  ...everywhere,
];

/** What a message is, as far as the law asks. */
interface Subject {
  kind: Kind;
  channel: Channel;
  about?: Topic | undefined;
}

/** The rules for one place and one sort of message, put together; the same object for the same question. */
export interface Policy {
  places: readonly Place[];
  /** The same, apart for each country where the person may be. */
  lands: readonly (readonly Place[])[];
  /** What is known of the law of each. */
  known: readonly Knowledge[];
  /** Every rule that applies, the narrower place first. */
  rules: readonly Rule[];
  forbiddenBy: Rule | undefined;
  consentBy: Rule | undefined;
  /** The first that asks for evidence of the consent. */
  evidenceBy: Rule | undefined;
  /** A consent stays good when its number changes: the organisation knows that the person stays the same. */
  consentFollowsNumber: boolean;
  /** All must be open. */
  hours: readonly Hours[];
  /** The same one by one, to say which of them speaks. */
  hourRules: readonly { rule: Rule; hours: readonly Hours[] }[];
  caps: readonly Cap[];
  footers: readonly Footer[];
  sender: readonly Rule[];
  /** The rule by which STOP to such a text ends its matter as well. */
  stopEndsBy: Rule | undefined;
}

/** Where a person may be under the law: the rules of every country that is named hold together. */
interface Resident {
  country?: string;
  /** Instead of one, where several are meant. */
  countries?: readonly string[];
  region?: string;
}

export type PolicyOf = (person: Resident, subject: Subject) => Policy;

/**
 * The policy of an installation: the shipped rules and those of the organisation, which can only narrow them. Answers
 * are kept, since there are few combinations and the gate asks for every message.
 *
 * @param terms what else the organisation has decided: `dates` by country, and whether a consent follows its contact
 */
export function createPolicy(
  organisation: readonly Rule[] = [],
  { consentFollowsNumber = false, dates = {} }: { consentFollowsNumber?: boolean; dates?: NamedCalendar } = {},
): PolicyOf {
  const all = [...organisation, ...shippedRules].map(underOneCode).map((rule) => withDates(rule, dates));
  const regional = [...new Set(all.flatMap(({ where = [] }) => where.filter((place) => place.includes('-'))))];
  const kept = new Map<string, Policy>();
  const asked = new Map<string, Policy>();
  return ({ country, countries = country === undefined ? [] : [country], region }, subject) => {
    // Working out the places costs more than all else, so that what was asked is kept by its own words.
    const words = [...countries, region, subject.kind, subject.channel, subject.about].join(' ');
    const known = asked.get(words);
    if (known) return known;
    const lands = countries.map((each) => placesOf({ country: each, region }, regional));
    const key = [lands.join(' '), subject.kind, subject.channel, subject.about].join(' ');
    const policy = kept.get(key) ?? { ...combine(all, lands, subject), consentFollowsNumber };
    kept.set(key, policy);
    if (asked.size > 5_000) asked.clear();
    asked.set(words, policy);
    return policy;
  };
}

/** A rule for `US-PR` is one for `PR`. */
function underOneCode(rule: Rule): Rule {
  return rule.where ? { ...rule, where: rule.where.map(codeOfPlace) } : rule;
}

/** Named holidays hold for every rule; named workdays for the organisation's own alone, since they would widen the law. */
function withDates(rule: Rule, dates: NamedCalendar): Rule {
  if (!rule.hours || Object.keys(dates).length === 0) return rule;
  const lawful = Object.entries(dates).map(([country, { holidays }]) => [country, { holidays, workdays: [] }] as const);
  const named = rule.basis === 'organisation' ? dates : Object.fromEntries(lawful);
  return { ...rule, hours: { ...rule.hours, named } };
}

function combine(all: readonly Rule[], lands: Place[][], subject: Subject): Omit<Policy, 'consentFollowsNumber'> {
  const places = [...new Set(lands.flat())];
  const applying = all.filter((rule) => appliesIn(rule, places) && appliesTo(rule, subject));
  const lawfulHours = applying.some((rule) => rule.hours && rule.basis !== 'organisation');
  const known = places.map((place) => knowledgeOf(place, shippedRules));
  const looked = known.some((each) => each.known !== 'not-looked-at');
  const presetHours = (looked ? fallbackHours : guessedHours)[subject.kind];
  const rules = lawfulHours ? applying : [...applying, presetHours];
  return {
    places,
    lands,
    known,
    rules,
    forbiddenBy: rules.find(({ forbids }) => forbids),
    consentBy: rules.find(({ consent }) => consent),
    evidenceBy: rules.find(({ evidence }) => evidence),
    hours: rules.flatMap(({ hours }) => hours ?? []),
    hourRules: rules.flatMap((rule) => (rule.hours ? [{ rule, hours: [rule.hours] }] : [])),
    caps: rules.flatMap(({ caps }) => caps ?? []),
    footers: [...new Set(rules.flatMap(({ footer }) => footer ?? []))],
    sender: rules.filter(({ sender }) => sender !== undefined),
    stopEndsBy: rules.find(({ stopEnds }) => stopEnds),
  };
}

function appliesIn({ where }: Rule, places: readonly Place[]): boolean {
  return where === undefined || where.some((place) => places.includes(place));
}

function appliesTo({ kind, channels, about }: Rule, subject: Subject): boolean {
  return (
    (kind === undefined || kind === subject.kind) &&
    (channels === undefined || channels.includes(subject.channel)) &&
    (about === undefined || about === subject.about)
  );
}
