import type { QueryFilter } from 'mongoose';
import type { DeliveryState } from '../../../models/domain/deliveries/delivery-state.ts';
import { DeliveryModel, type Delivery } from '../../../models/documents/deliveries/delivery.ts';

/** Nobody can answer a text in one of these: it has not left, or was refused. */
export const notAsked: DeliveryState[] = ['planned', 'deferred', 'claimed', 'suppressed', 'rejected', 'blocked'];

/** Some gateways tell the minute only, so that a text may seem to come so much later than its answer. */
const minuteMs = 60_000;

/** The latest instant of a text that a reply of `at` may answer. */
export function answeredUntil(at: Date): Date {
  return new Date(at.getTime() + minuteMs);
}

/** The texts that somebody may have had by an instant, and after another one where that is given. */
export function hadBy(at: Date, since?: Date) {
  return { state: { $nin: notAsked }, attemptedAt: { ...(since ? { $gte: since } : {}), $lte: answeredUntil(at) } };
}

/** The text of these that was had last by an instant, and after another one where that is given. */
export async function lastText(of: QueryFilter<Delivery>, at: Date, since?: Date): Promise<Delivery | undefined> {
  const row = await DeliveryModel.findOne({ ...of, ...hadBy(at, since) })
    .sort({ attemptedAt: -1 })
    .lean();
  return row ?? undefined;
}

/** The text that these contacts got last by an instant, answers to STOP and HELP aside. */
export function lastTextTo(contactIds: string[], at: Date): Promise<Delivery | undefined> {
  return lastText({ contactId: { $in: contactIds }, journey: { $ne: 'auto-reply' } }, at);
}
