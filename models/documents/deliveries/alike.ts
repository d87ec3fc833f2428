import type { FoundMessage } from '../../domain/deliveries/provider.ts';
import { DeliveryModel, type Delivery } from './delivery.ts';

/** Whose a message at the gateway is: it counts as ours only where it can be nobody else's. */
export type Ours = { found: true; message: FoundMessage } | { found: false } | { found: 'unclear' };

/** Two hand-overs that are further apart than this are never taken for each other. */
const apartMs = 600_000;

/**
 * Which of some messages that a gateway has belongs to a row whose answer was lost. Those that the ledger knows as other
 * rows' are not its own. While another row with the same words waits for its answer too, nobody can tell whose one is.
 */
export async function oursAmong(row: Delivery, route: string, alike: readonly FoundMessage[]): Promise<Ours> {
  const known = await DeliveryModel.find({ route, providerId: { $in: alike.map(({ providerId }) => providerId) } })
    .select('providerId')
    .lean();
  const others = new Set(known.filter(({ _id }) => _id !== row._id).map(({ providerId }) => providerId));
  const [message, second] = alike.filter(({ providerId }) => !others.has(providerId));
  if (!message) return { found: false };
  if (second || (await isRivalled(row, route))) return { found: 'unclear' };
  return { found: true, message };
}

/** Whether another row with the same words to the same number has no answer yet. */
async function isRivalled({ _id, addressHash, text, attemptedAt }: Delivery, route: string): Promise<boolean> {
  if (addressHash === undefined || attemptedAt === undefined) return true;
  const near = { $gte: new Date(attemptedAt.getTime() - apartMs), $lte: new Date(attemptedAt.getTime() + apartMs) };
  const rows = await DeliveryModel.find({ addressHash, attemptedAt: near })
    .select('route text state providerId')
    .lean();
  return rows.some(
    (other) =>
      other._id !== _id &&
      other.route === route &&
      other.text === text &&
      other.providerId === undefined &&
      (other.state === 'attempting' || other.state === 'unknown'),
  );
}
