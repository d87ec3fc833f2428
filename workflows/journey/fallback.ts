import type { EventName } from '../../models/config/register.ts';
import { becameOf } from '../../models/domain/deliveries/became.ts';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { isOfTheWay } from '../../models/domain/deliveries/reasons.ts';
import { arrival } from './arriving.ts';
import { knownReceipt } from './known-receipt.ts';
import type { Message } from './messages.ts';
import { mustBe } from './must-be.ts';
import type { Missed, Spared } from './narration.ts';
import type { Run } from './run.ts';

/** The text that goes instead of one, where that reaches nobody. */
export function fallbackOf({ key, fallback }: Message, { texts }: Run): Message | undefined {
  if (!fallback) return undefined;
  const sibling = `${key.slice(0, key.indexOf('/'))}/${fallback.text}`;
  const other = Object.values(texts).find((text) => text.key === sibling);
  mustBe(other !== undefined, `${key}: its fallback ${sibling} is not among the texts of the journey's row`);
  return other;
}

/**
 * How a text has reached nobody, where it has, so that another goes instead. It waits for a report as long as the text
 * says, but not after an answer or a click, since somebody has read it then, nor once it is old or unwanted.
 */
export async function reachedNobody(
  run: Run,
  { message, overtakenBy }: { message: Message; overtakenBy: readonly EventName[] | undefined },
  result: DeliveryResult,
): Promise<Missed | undefined> {
  if (result.outcome !== 'sent') return 'reason' in result && isOfTheWay(result.reason) ? 'not-sent' : undefined;
  const { unlessDeliveredWithin, ifUndeliverableWithin, text } = message.fallback ?? {};
  const within = unlessDeliveredWithin ?? ifUndeliverableWithin;
  if (within === undefined) return undefined;
  const { inbox, narration } = run.telling;
  const { deliveryId, state } = result;
  const spared = (): Spared | undefined => {
    if (inbox.hasReply() || inbox.click(deliveryId) !== undefined) return 'read';
    if (run.latest.optedOut()) return 'opted-out';
    return overtakenBy !== undefined && inbox.has(overtakenBy) ? 'overtaken' : undefined;
  };
  const isKnown = () => inbox.receipt(deliveryId) !== undefined;
  let became = becameOf(state) ?? (await knownReceipt(run, deliveryId));
  if (!became) {
    const then = unlessDeliveredWithin ? `\`${text}\` goes instead` : 'it goes on';
    await arrival(narration, `word of \`${message.key}\``, () => isKnown() || spared() !== undefined, { within, then });
    became = inbox.receipt(deliveryId)?.became;
  }
  if (became === 'delivered') return undefined;
  const why = spared();
  if (why) {
    narration.spared(message.key, text ?? '', why);
    return undefined;
  }
  if (became) return became;
  return unlessDeliveredWithin ? 'silence' : undefined;
}
