/** Every state of the ledger, by rank: a delivery only ever moves down this list, `suppressed` being the end of all. */
export const deliveryStates = [
  'planned',
  'deferred',
  'claimed',
  'attempting',
  'unknown',
  'accepted',
  'sent',
  'expired',
  'undeliverable',
  'rejected',
  'blocked',
  'delivered',
  'read',
  'suppressed',
] as const;

export type DeliveryState = (typeof deliveryStates)[number];

const rank = new Map(deliveryStates.map((state, index) => [state, index]));

/**
 * The state after a report: the one of higher rank. Being a maximum, it does not depend on the order in which reports
 * come or how often; a late "delivered" still corrects an early "expired".
 */
export function advance(current: DeliveryState, reported: DeliveryState): DeliveryState {
  return (rank.get(reported) ?? 0) > (rank.get(current) ?? 0) ? reported : current;
}

/** The states that a report of `state` may overwrite; the filter that makes `advance` one atomic write. */
export function statesBelow(state: DeliveryState): DeliveryState[] {
  return deliveryStates.slice(0, rank.get(state));
}
