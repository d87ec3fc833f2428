/** Why a number must not get marketing; refused at the carrier, it gets nothing at all. */
export type SuppressionReason = 'opt-out' | 'complaint' | 'carrier';

/** How somebody said so. Only what a keyword took, START gives back. */
export type OptOutWay = 'keyword' | 'link' | 'one-click' | 'api' | 'team' | 'complaint' | 'carrier';

export function suppressionReasonOf(by: OptOutWay): SuppressionReason {
  return by === 'complaint' || by === 'carrier' ? by : 'opt-out';
}
