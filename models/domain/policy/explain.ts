import type { ConsentRecord, ConsentState, Standing } from '../consent/consent.ts';
import { evidenceOf } from '../consent/consent-evidence.ts';
import { defined } from '../defined.ts';
import { checkCaps } from '../deliveries/frequency-cap.ts';
import { candidateOf, consentTo, decide, type GateFacts } from '../deliveries/gate.ts';
import { inWords, type Reason } from '../deliveries/reasons.ts';
import { whereabouts, type ZoneSource } from '../time/time-zones.ts';
import { windowAt } from '../time/window.ts';
import type { Knowledge } from './knowledge.ts';
import type { PolicyOf } from './policy.ts';
import type { Place, Rule } from './rule.ts';

/** One rule that applies, and how it stands at the instant asked about. */
interface RuleStanding {
  rule: Rule;
  /** Absent for rules that neither let through nor hold: footers and senders. */
  lets?: boolean;
  /** When it next lets through, where that is known. */
  from?: Date;
}

export interface Explanation {
  verdict: 'send' | 'defer' | 'suppress';
  reason?: Reason;
  /** The reason in words. */
  because?: string;
  /** The rule that speaks, with its source; absent where no rule of the policy but the person's own state decides. */
  rule?: Rule;
  until?: Date;
  places: readonly Place[];
  known: readonly Knowledge[];
  zones: readonly string[];
  zonesFrom: ZoneSource;
  rules: RuleStanding[];
  /** How the consent stands that marketing needs, and how well it can be shown. */
  consent?: ExplainedConsent;
}

interface ExplainedConsent extends Partial<ReturnType<typeof evidenceOf>> {
  state: ConsentState;
  /** The record that decides. */
  id?: string;
  seq?: number;
}

function explainedConsent({ state, record }: Standing<ConsentRecord>): ExplainedConsent {
  if (!record) return { state };
  const gives = record.action === 'grant' || record.action === 'import';
  return { state, id: record._id, seq: record.seq, ...(gives ? evidenceOf(record) : {}) };
}

/** What the gate would decide at an instant and why, without sending or reserving anything. */
export function explain(facts: GateFacts, at: Date, policyOf: PolicyOf): Explanation {
  const verdict = decide(facts, at, policyOf);
  const person = facts.contact ?? { erased: false };
  const place = whereabouts(person);
  const policy = policyOf(place, facts.message);
  const decided =
    verdict.verdict === 'send' ? {} : { reason: verdict.reason, because: inWords(verdict.reason, verdict.rule) };
  const rule = verdict.verdict === 'send' ? undefined : policy.rules.find(({ id }) => id === verdict.rule);
  return defined({
    verdict: verdict.verdict,
    ...decided,
    rule,
    ...(verdict.verdict === 'defer' ? { until: verdict.until } : {}),
    places: policy.places,
    known: policy.known,
    zones: place.zones,
    zonesFrom: place.source,
    rules: policy.rules.map(standing),
    ...(facts.message.kind === 'marketing' ? { consent: explainedConsent(consentTo(facts, policy, at)) } : {}),
  });

  function standing(each: Rule): RuleStanding {
    if (each.forbids) return { rule: each, lets: false };
    if (each.hours && place.zones.length > 0) {
      const window = windowAt(at, place, [each.hours]);
      if (window.open) return { rule: each, lets: true };
      return { rule: each, lets: false, ...('opensAt' in window ? { from: window.opensAt } : {}) };
    }
    if (each.caps) {
      const room = checkCaps(facts.history, each.caps, candidateOf(facts.message), at);
      return room.ok ? { rule: each, lets: true } : { rule: each, lets: false, from: room.freeAt };
    }
    if (each.consent) return { rule: each, lets: !verdictIsAboutConsent() };
    return { rule: each };
  }

  function verdictIsAboutConsent(): boolean {
    return verdict.verdict === 'suppress' && verdict.reason.startsWith('consent-');
  }
}
