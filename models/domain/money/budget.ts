import { toMicros } from './money.ts';

/** The most a journey may spend in each period; periods begin at midnight UTC, weeks on Monday. */
export interface Budget {
  /** In units of the currency, as in '50' or '49.90'. */
  amount: `${number}`;
  /** ISO 4217; that of the price table. */
  currency: string;
  per: 'day' | 'week' | 'month';
}

/** One period of one spender's budget, as the reservation needs it. */
export interface BudgetPeriod {
  /** `<spender>/<per>/<first day>`, as in `welcome/day/2026-11-23`. */
  id: string;
  limitMicros: number;
  /** When the next one begins. */
  endsAt: Date;
}

/** The period of a budget that holds an instant. */
export function periodAt(spender: string, { amount, per }: Budget, now: Date): BudgetPeriod {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const monday = day - ((now.getUTCDay() + 6) % 7);
  const [from, to] = {
    day: [Date.UTC(year, month, day), Date.UTC(year, month, day + 1)],
    week: [Date.UTC(year, month, monday), Date.UTC(year, month, monday + 7)],
    month: [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)],
  }[per] as [number, number];
  return {
    id: `${spender}/${per}/${new Date(from).toISOString().slice(0, 10)}`,
    limitMicros: toMicros(amount),
    endsAt: new Date(to),
  };
}
