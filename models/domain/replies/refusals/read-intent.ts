import { channelAsked } from './channel.ts';
import { clausesOf } from './clauses.ts';
import { readingsOf } from './languages.ts';
import { has, pair, unknown, type Clause } from './clause.ts';
import { wantsToStay, withoutSpared } from './stay.ts';

/**
 * What a sentence wants; `other` speaks of ending or sending something that is no message to the writer, `stay` wants
 * no end.
 */
export type Intent = 'opt-out' | 'needs-review' | 'stay' | 'other';

const order: readonly Intent[] = ['opt-out', 'needs-review', 'stay', 'other'];

/** The strongest of what the thoughts of a message want, in any language; undefined where none wants an end. */
export function readIntent(text: string): Intent | undefined {
  const channel = channelAsked(text);
  if (isBareCommand(text)) return 'opt-out';
  const strongest = strongestOf(thoughtsOf(text).filter((thought) => channel !== 'texts' || !has(thought, 'call')));
  return strongest === 'opt-out' && channel === 'calls' ? 'needs-review' : strongest;
}

function thoughtsOf(text: string): Clause[] {
  return clausesOf(text)
    .flatMap((clause) => readingsOf(clause))
    .map((thought) => withoutSpared(thought));
}

function strongestOf(thoughts: Clause[]): Intent | undefined {
  const found = new Set(thoughts.map((thought) => intentOf(thought)));
  // "Не высылайте, я сам заберу": what is not to be sent may be a parcel.
  if (found.has('sending') && !found.has('opt-out')) found.add(thoughts.every(isKnown) ? 'opt-out' : 'needs-review');
  if (thoughts.some(isBareEnd) && thoughts.some((thought) => pair(thought, 'not', 'want', 2))) return 'opt-out';
  return order.find((intent) => found.has(intent));
}

/** "Cessez", "stoppez tout": nothing is said but that it is to end. */
function isBareCommand(text: string): boolean {
  const [thought, ...more] = clausesOf(text);
  if (thought === undefined || more.length > 0) return false;
  return readingsOf(thought).some(
    (clause) =>
      has(clause, 'cease') &&
      clause.every((roles) => (['cease', 'end', 'beside', 'me'] as const).some((role) => roles.has(role))) &&
      !pair(clause, 'not', 'cease', 2),
  );
}

function isKnown(clause: Clause): boolean {
  return unknown(clause) === 0;
}

/** "… stop it" behind "I never signed up for this". */
function isBareEnd(clause: Clause): boolean {
  return has(clause, 'end') && clause.every((roles) => roles.has('end') || roles.has('beside'));
}

function intentOf(clause: Clause): Intent | 'sending' | undefined {
  if (wantsToStay(clause)) return has(clause, 'wonders') ? 'needs-review' : 'stay';
  const wanted = wish(clause);
  if (!wanted && has(clause, 'tired') && has(clause, 'things')) return 'needs-review';
  if (!wanted) return has(clause, 'end') && (has(clause, 'business') || has(clause, 'times')) ? 'other' : undefined;
  if (has(clause, 'tells') || has(clause, 'times')) return 'other';
  if (has(clause, 'business')) return has(clause, 'things') && wanted === 'messages' ? 'needs-review' : 'other';
  const sure = certainty(clause, wanted);
  return sure === 'opt-out' && has(clause, 'wonders') ? 'needs-review' : sure;
}

/** What is refused: the messages by name, a being written to, a sending of something, the writer's membership of a list, or whatever it may be. */
type Refused = 'messages' | 'being-written-to' | 'sending' | 'membership' | 'everything';

/** Which refusal a thought holds, if any: an act that ends, or a denied act or will, and its object. */
function wish(clause: Clause): Refused | undefined {
  const ends = has(clause, 'end');
  const things = has(clause, 'things');
  const unwilling = refuses(clause) || pair(clause, 'not', 'want', 2) || (things && pair(clause, 'want', 'not', 3));
  if (has(clause, 'came') && !ends && !has(clause, 'leave')) return undefined;
  if (has(clause, 'leave')) return 'messages';
  const unsent = has(clause, 'unsend');
  const silenced = unsent || denies(clause, 'send') || denies(clause, 'tell');
  if (silenced && things) return 'messages';
  if (unwilling && (things || has(clause, 'receive'))) return 'messages';
  if (ends && (things || pair(clause, 'end', 'receive', 2))) return 'messages';
  if (has(clause, 'more') && has(clause, 'receive') && pair(clause, 'not', 'receive', 3) && things) return 'messages';
  if (pair(clause, 'none', 'things', 2) && unknown(clause) === 0 && !asksForMore(clause)) return 'messages';
  if (unsent || denies(clause, 'tell') || (unwilling && has(clause, 'tell') && has(clause, 'me')))
    return 'being-written-to';
  if (silenced || (unwilling && has(clause, 'send'))) return 'sending';
  if (ends && has(clause, 'me')) return 'membership';
  return unwilling && has(clause, 'more') ? 'everything' : undefined;
}

/** A verb that refuses and is not denied: "I object", never "ich widerspreche nicht". */
function refuses(clause: Clause): boolean {
  return has(clause, 'unwant') && !pair(clause, 'not', 'unwant', 1) && !pair(clause, 'unwant', 'not', 1);
}

/** An act with a denial or an end before it, or behind it with "no more". */
function denies(clause: Clause, act: 'send' | 'tell'): boolean {
  const before = pair(clause, 'not', act, 3) || pair(clause, 'end', act, 2);
  return before || (has(clause, 'more') && pair(clause, act, 'not', 4));
}

/** "Send me more offers" has the words of "no more offers" in some languages. */
function asksForMore(clause: Clause): boolean {
  return has(clause, 'send') || has(clause, 'receive') || has(clause, 'want');
}

/** How sure a refusal is: the fewer words nobody knows, and the more it speaks of messages, the surer. */
function certainty(clause: Clause, refused: Refused): Intent | 'sending' | undefined {
  const strange = unknown(clause);
  const personal = has(clause, 'me') || has(clause, 'more');
  switch (refused) {
    case 'messages':
      return strange <= Math.max(3, clause.length / 2) ? 'opt-out' : 'needs-review';
    case 'being-written-to':
      if (strange === 0 || (personal && strange === 1)) return 'opt-out';
      return personal ? 'needs-review' : undefined;
    case 'sending':
      if (strange === 0) return personal ? 'opt-out' : 'sending';
      return has(clause, 'more') && strange === 1 ? 'needs-review' : undefined;
    case 'membership':
      if (strange === 0) return 'opt-out';
      return strange === 1 ? 'needs-review' : undefined;
    case 'everything':
      return strange === 0 ? 'needs-review' : undefined;
  }
}
