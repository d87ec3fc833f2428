import { DeliveryModel } from './delivery.ts';

/** So many of the latest texts tell enough, however many there are. */
const most = 500;

/** By then nearly every network has reported. */
const reportedWithinMs = 30 * 60_000;

/** Older texts tell nothing of today. */
const lookedBackMs = 6 * 3_600_000;

/**
 * Of how many of the latest texts that a route took, and that are old enough for it, nothing was ever reported. Found by route
 * and time alone.
 */
export async function unreportedOn(route: string, now: Date): Promise<{ taken: number; unreported: number }> {
  const until = new Date(now.getTime() - reportedWithinMs);
  const since = new Date(now.getTime() - lookedBackMs);
  const rows = await DeliveryModel.find({ route, attemptedAt: { $gte: since, $lte: until } })
    .sort({ attemptedAt: -1 })
    .limit(most)
    .select('acceptedAt receipts')
    .lean();
  const taken = rows.filter(({ acceptedAt }) => acceptedAt !== undefined);
  return { taken: taken.length, unreported: taken.filter(({ receipts }) => receipts.length === 0).length };
}
