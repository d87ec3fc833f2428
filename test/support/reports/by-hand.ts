import type { ClickDocument } from '../../../models/documents/click.ts';
import type { Delivery } from '../../../models/documents/deliveries/delivery.ts';

/** A row of the ledger, and the requests for its links. */
export interface Raw {
  row: Delivery;
  clicks: Pick<ClickDocument, 'verdict'>[];
}

const one = (condition: unknown) => (condition ? 1 : 0);
const people = (raw: readonly Raw[], which: (row: Delivery) => unknown) =>
  new Set(raw.filter(({ row }) => which(row)).map(({ row }) => row.contactId)).size;

/** What a report must say of some rows, counted one by one in the plainest way that there is. */
export function byHand(raw: readonly Raw[]) {
  const count = (which: (row: Delivery) => unknown) => raw.reduce((sum, { row }) => sum + one(which(row)), 0);
  const inState = (...states: string[]) => count(({ state }) => states.includes(state));
  const isSms = ({ channel }: Delivery) => channel === 'sms';
  const waitsForReport = ({ state }: Delivery) => state === 'accepted' || state === 'sent';
  const left = (row: Delivery) =>
    row.acceptedAt ?? ['accepted', 'sent', 'delivered', 'read', 'undeliverable', 'expired'].includes(row.state);
  const acted = (row: Delivery) =>
    row.clickedAt ?? row.repliedAt ?? row.convertedAt ?? row.optedOutAt ?? row.complainedAt;
  const reached = (row: Delivery) =>
    ['delivered', 'read'].includes(row.state) || (waitsForReport(row) && !isSms(row)) || acted(row);
  const linked = (row: Delivery) => row.linked ?? row.clickedAt ?? ((row.links?.length ?? 0) > 0 && row.links);
  const reasons = raw.filter(({ row }) => row.state === 'suppressed').map(({ row }) => row.reason ?? 'unknown');
  const costs = raw.filter(({ row }) => left(row)).flatMap(({ row }) => row.cost ?? []);
  return {
    messages: {
      planned: raw.length,
      accepted: count(left),
      waiting: inState('planned', 'deferred', 'claimed', 'attempting'),
      suppressed: inState('suppressed'),
      refused: inState('rejected', 'blocked'),
      unknown: inState('unknown'),
      pending: count((row) => waitsForReport(row) && isSms(row)),
      unreported: count((row) => waitsForReport(row) && !isSms(row)),
      delivered: inState('delivered', 'read'),
      undeliverable: inState('undeliverable'),
      expired: inState('expired'),
    },
    suppressedBy: Object.fromEntries(
      [...new Set(reasons)].map((reason) => [reason, reasons.filter((each) => each === reason).length]),
    ),
    parts: raw.reduce((sum, { row }) => sum + (left(row) ? (row.parts ?? 0) : 0), 0),
    clicks: {
      requests: raw.flatMap(({ clicks }) => clicks).length,
      human: raw.flatMap(({ clicks }) => clicks).filter(({ verdict }) => verdict === 'human').length,
    },
    people: {
      sent: people(raw, left),
      reached: people(raw, reached),
      offeredLink: people(raw, (row) => reached(row) && linked(row)),
      clicked: people(raw, ({ clickedAt }) => clickedAt),
      replied: people(raw, ({ repliedAt }) => repliedAt),
      converted: people(raw, ({ convertedAt }) => convertedAt),
      optedOut: people(raw, ({ optedOutAt }) => optedOutAt),
      complained: people(raw, ({ complainedAt }) => complainedAt),
    },
    cost: [...new Set(costs.map(({ currency }) => currency))].toSorted().map((currency) => ({
      micros: costs.filter((cost) => cost.currency === currency).reduce((sum, { micros }) => sum + micros, 0),
      currency,
    })),
    deliveryRate: {
      count: count((row) => isSms(row) && ['delivered', 'read'].includes(row.state)),
      of: count((row) => isSms(row) && left(row) && !waitsForReport(row)),
    },
  };
}
