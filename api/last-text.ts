import { DeliveryModel, type Delivery } from '../models/documents/delivery.ts';
import { notAsked } from './open-questions.ts';

/** Some gateways tell the minute only. */
const minuteMs = 60_000;

/** The text that these contacts got last by an instant, answers to STOP and HELP aside. */
export async function lastTextTo(contactIds: string[], at: Date): Promise<Delivery | undefined> {
  const got = { contactId: { $in: contactIds }, journey: { $ne: 'auto-reply' }, state: { $nin: notAsked } };
  const row = await DeliveryModel.findOne({ ...got, attemptedAt: { $lte: new Date(at.getTime() + minuteMs) } })
    .sort({ attemptedAt: -1 })
    .lean();
  return row ?? undefined;
}
