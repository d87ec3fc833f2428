import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { candidateOf, type GateMessage } from '../../models/domain/deliveries/gate.ts';
import type { Held } from '../../models/domain/deliveries/step.ts';
import type { Delivery } from '../../models/documents/deliveries/delivery.ts';
import { recordDecision, type DeliveryIdentity } from '../../models/documents/deliveries/ledger.ts';
import { countedBy, holdSlot, type Pressure } from '../../models/documents/pressure.ts';
import { releaseMovedSlots } from './release-moved-slots.ts';
import { SlotTaken } from './slot-taken.ts';
import { releaseAll } from './release-all.ts';
import { refund } from './reserve-budget.ts';

/** One text on its way through the gate, with what was read for it. */
export interface Passage {
  identity: DeliveryIdentity;
  gated: GateMessage & { journey: string };
  /** What an earlier attempt left. */
  row: Delivery | undefined;
  pressure: Pressure | undefined;
}

/**
 * Writes down a decision that sent nothing, and gives back the slot an earlier attempt had taken.
 *
 * @throws SlotTaken when slots were freed, or taken by others, since the decision
 */
export async function writeHeld(
  { identity, gated, row, pressure }: Passage,
  held: Held,
  now: Date,
): Promise<DeliveryResult> {
  const { reason, rule } = held;
  const { _id: deliveryId } = identity;
  if ((reason === 'frequency-cap' || reason === 'expired') && (await releaseMovedSlots(pressure)))
    throw new SlotTaken();
  if (held.verdict === 'defer') {
    if (row?.state === 'claimed') await refund(row);
    const { until } = held;
    const taken = pressure?.reservations.some((slot) => slot.deliveryId === deliveryId);
    if (!taken && !(await holdSlot(countedBy(identity), candidateOf(gated), { at: until, now }, pressure)))
      throw new SlotTaken();
    await recordDecision(identity, now, { state: 'deferred', reason, rule, notBefore: until });
    return { outcome: 'deferred', deliveryId, reason, until: until.toISOString() };
  }
  if (row) await releaseAll(row);
  await recordDecision(identity, now, { state: 'suppressed', reason, rule });
  return { outcome: 'skipped', deliveryId, reason };
}
