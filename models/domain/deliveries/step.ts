import { defined } from '../defined.ts';
import type { DeliveryResult } from './delivery.ts';
import type { Reason } from './reasons.ts';

/**
 * What each step on the way of a message answers: that it may go on, with what the step has found, or that it is held.
 * The first step that holds ends the way.
 */
export type Step<Found> = Passed<Found> | Held;

export type Passed<Found> = { verdict: 'send' } & Found;

/** A message that does not leave now; `rule` names the rule that spoke, or what exactly is wrong, where there is such. */
export type Held =
  | { verdict: 'defer'; reason: Reason; rule?: string; until: Date }
  | { verdict: 'suppress'; reason: Reason; rule?: string };

/** A message whose way an earlier attempt has ended already. */
export interface Ended {
  verdict: 'ended';
  result: DeliveryResult;
}

/** Gives a message up for good. */
export function suppress(reason: Reason, rule?: string): Held {
  return defined<Held>({ verdict: 'suppress', reason, rule });
}

/** Lets a message wait until an instant, or gives it up when it would no longer be true by then. */
export function hold(reason: Reason, rule: string | undefined, until: Date, { notAfter }: { notAfter: Date }): Held {
  if (until > notAfter) return suppress('expired', rule);
  return defined<Held>({ verdict: 'defer', reason, rule, until });
}
