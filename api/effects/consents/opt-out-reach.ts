import { milliseconds } from '../../../models/domain/time/duration.ts';
import { ownFlows } from '../../../models/domain/runs/own-flows.ts';
import type { PolicyOf } from '../../../models/domain/policy/policy.ts';
import { saysEverything } from '../../../models/domain/replies/refusals/says-everything.ts';
import type { Reach } from '../../../models/domain/consent/suppression.ts';
import { whereabouts, type Person } from '../../../models/domain/time/time-zones.ts';
import type { Delivery } from '../../../models/documents/deliveries/delivery.ts';
import { SuppressionModel } from '../../../models/documents/suppression.ts';
import { usualChannel } from '../../../models/domain/deliveries/usual-channel.ts';
import { lastText } from '../replies/last-text.ts';

/** A refusal answers the last text to its number for so long; later it is about us in general. */
const answersFor = milliseconds('30 days');
/** Whoever says the same within this time has not thought again. */
const impatienceMs = milliseconds('2 minutes');
/** What Tidings says by itself is no matter, and STOP to its answers is about what came before. */
const ours = [...Object.keys(ownFlows), 'double-opt-in'];

/** A refusal as it came. */
interface Refusal {
  words: string;
  addressHash: string;
  at: Date;
}

/**
 * What a refusal ends besides marketing: everything where its words say so; else the matter of the service text that it
 * answers, where the law of the place says so, or where marketing had ended before, so that nothing else can be meant.
 */
export async function reachOf(policyOf: PolicyOf, refusal: Refusal, person: Person | undefined): Promise<Reach> {
  if (saysEverything(refusal.words)) return { everything: true };
  const matter = await matterAnswered(refusal);
  if (!matter) return {};
  const subject = { kind: 'service', channel: usualChannel, about: matter.about } as const;
  const { stopEndsBy } = policyOf(whereabouts(person ?? {}), subject);
  const before = await SuppressionModel.findById(refusal.addressHash).select('at').lean();
  // STOP twice in impatience is one STOP.
  const again = before !== null && before.at.getTime() + impatienceMs < refusal.at.getTime();
  return stopEndsBy !== undefined || again ? { matters: [matterOf(matter)] } : {};
}

/** The latest text that the number got, where it is a service text of a journey. */
async function matterAnswered({ addressHash, at }: Refusal): Promise<Delivery | undefined> {
  const since = new Date(at.getTime() - answersFor);
  const last = await lastText({ addressHash, journey: { $nin: ours } }, at, since);
  return last && hasMatter(last) ? last : undefined;
}

/** Whether a text is about a matter that an opt-out can end by itself. */
export function hasMatter({ kind, journey }: Pick<Delivery, 'kind' | 'journey'>): boolean {
  return kind === 'service' && !ours.includes(journey);
}

/** A matter by the name under which an opt-out ends it. */
export function matterOf({ about, journey }: Pick<Delivery, 'about' | 'journey'>): string {
  return about ?? journey;
}
