import { isAmbiguous } from '../../models/domain/replies/ambiguous.ts';
import { confirmedBy, refusedBy } from './double-opt-in.ts';
import type { Said } from './gate.ts';
import type { Runs } from './runs.ts';

/** Where a reply goes that does not speak to Tidings itself, or why nobody is told of it. */
interface Routed {
  why?: string;
  /** The text whose code it sends back. */
  confirms?: Said;
  /** The run whose question for a consent it refuses. */
  refuses?: string;
  /** The run that is told of it. */
  answers?: string;
}

/** Routes a reply in the order of the api: a code, a no to a consent, then the run that asked last and still waits. */
export async function routeReply(
  { said, earlier, runs }: { said: readonly Said[]; earlier: readonly { own: string; at: Date }[]; runs: Runs },
  own: string,
  now: Date,
): Promise<Routed> {
  const confirms = confirmedBy(own, said, earlier, now);
  if (confirms && (await runs.goesOn(confirms.workflowId))) return { confirms };
  const refused = refusedBy(own, said);
  if (refused && (await runs.goesOn(refused.workflowId)))
    return { why: 'refuses the consent', refuses: refused.workflowId };
  const [latest, other] = await runs.openQuestions(said);
  if (!latest) return { why: 'nobody waits' };
  if (other && isAmbiguous(latest.at, other.at)) return { why: 'ambiguous: two runs have asked' };
  return { answers: latest.workflowId };
}
