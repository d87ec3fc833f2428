import type { GateMessage } from '../../models/domain/deliveries/gate.ts';
import { hold, type Step } from '../../models/domain/deliveries/step.ts';
import { periodAt, type Budget } from '../../models/domain/money/budget.ts';
import type { Money } from '../../models/domain/money/money.ts';
import { releaseBudget, reserveBudget as reserveIn } from '../../models/documents/budget.ts';
import type { Delivery } from '../../models/documents/deliveries/delivery.ts';

/** The most that journeys may spend, by name; only these pay for the round trip. */
export type Budgets = ReadonlyMap<string, Budget>;

/**
 * Takes a text's cost from its journey's budget, where it has one, and tells the period that pays. A spent budget holds
 * the text until the next period.
 *
 * @param opensFrom when the text may leave, at the earliest, from an instant on
 */
export async function reserveBudget(
  budgets: Budgets | undefined,
  gated: GateMessage & { journey: string },
  cost: Money | undefined,
  now: Date,
  opensFrom: (at: Date) => Date,
): Promise<Step<{ paid: Pick<Delivery, 'budget'> }>> {
  const budget = budgets?.get(gated.journey);
  if (!budget || !cost) return { verdict: 'send', paid: {} };
  const period = periodAt(gated.journey, budget, now);
  const isReserved = await reserveIn(period, gated.deliveryId, cost.micros);
  if (!isReserved) return hold('budget-spent', undefined, opensFrom(period.endsAt), gated);
  return { verdict: 'send', paid: { budget: period.id } };
}

/** Gives back the cost alone: a text that waits keeps its slot, and pays in the period in which it leaves. */
export async function refund({ _id, budget, cost }: Pick<Delivery, '_id' | 'budget' | 'cost'>): Promise<void> {
  if (budget && cost) await releaseBudget(budget, _id, cost.micros);
}
