/** Why a number must not get marketing; refused at the carrier, it gets nothing at all. From weak to strong. */
export const suppressionReasons = ['opt-out', 'complaint', 'carrier'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** How somebody said so. Only what a keyword took, START gives back. */
export const optOutWays = ['keyword', 'link', 'one-click', 'api', 'team', 'complaint', 'carrier'] as const;
export type OptOutWay = (typeof optOutWays)[number];

export function suppressionReasonOf(by: OptOutWay): SuppressionReason {
  return by === 'complaint' || by === 'carrier' ? by : 'opt-out';
}
