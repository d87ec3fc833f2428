import { periodAt, type Budget } from '../../models/domain/money/budget.ts';
import type { Money } from '../../models/domain/money/money.ts';
import { releaseBudget, reserveBudget } from '../../models/documents/budget.ts';
import type { Delivery } from '../../models/documents/delivery.ts';
import { countedBy, release } from '../../models/documents/pressure.ts';

interface Purse {
  budgets?: ReadonlyMap<string, Budget>;
}

/** Takes a text's cost from its journey's budget, where it has one: the period that pays, or when the next one begins. */
export async function payFor(
  { budgets }: Purse,
  { _id, journey }: Pick<Delivery, '_id' | 'journey'>,
  cost: Money | undefined,
  now: Date,
): Promise<{ budget?: string } | { spentUntil: Date }> {
  const budget = budgets?.get(journey);
  if (!budget || !cost) return {};
  const period = periodAt(journey, budget, now);
  return (await reserveBudget(period, _id, cost.micros)) ? { budget: period.id } : { spentUntil: period.endsAt };
}

/** What a delivery has taken before it was handed over. */
export type Taken = Pick<Delivery, '_id' | 'contactId'> & Partial<Pick<Delivery, 'addressHash' | 'budget' | 'cost'>>;

/** Gives back the place under the caps and the cost of a text that did not leave. */
export async function releaseAll(taken: Taken): Promise<void> {
  await Promise.all([release(countedBy(taken), taken._id), refund(taken)]);
}

/** Gives back the cost alone: a text that waits keeps its place, and pays in the period in which it leaves. */
export async function refund({ _id, budget, cost }: Taken): Promise<void> {
  if (budget && cost) await releaseBudget(budget, _id, cost.micros);
}
