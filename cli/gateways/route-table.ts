import Table from 'cli-table3';
import type { DeliveryState } from '../../models/domain/deliveries/delivery-state.ts';
import type { RouteReport } from './list-routes.ts';

/** Together with the lines around them, these fit a terminal of 80 columns. */
const widths = [14, 63];

/** One block for each route. */
export function routeTable(reports: readonly RouteReport[]): string {
  const table = new Table({ colWidths: widths, style: { head: [], border: [] }, wordWrap: true });
  for (const report of reports) {
    const { route, provider, channel } = report;
    table.push(
      [{ content: `${route}: ${provider}, ${channel}`, colSpan: 2 }],
      ['gateway', stateOf(report)],
      ['rate', rateOf(report)],
      ['last hour', statesOf(report)],
      ['errors', errorsOf(report)],
      ['delivered', delayOf(report)],
      ['balance', balanceOf(report)],
    );
  }
  return table.toString();
}

/** What a message becomes only where its gateway has taken it. */
const taken = ['accepted', 'sent', 'delivered', 'read', 'undeliverable'] as const satisfies DeliveryState[];

function stateOf({ working, workers, answered, alarms, states }: RouteReport): string {
  if (working === 0) return 'not known: no worker works';
  if (workers === 0) return `no worker has it: ${counted(working)} with other TIDINGS_ROUTES`;
  if (alarms.length === 0) {
    const isTried = answered > 0 || taken.some((state) => states[state] !== undefined);
    return isTried
      ? `all is well (${counted(workers)})`
      : `not known: it has answered nothing yet to ${counted(workers)}`;
  }
  return alarms
    .map(({ code, workers: at, causes }) => `${code} at ${at} of ${counted(workers)}: ${causes.join(', ')}`)
    .join('\n');
}

function counted(workers: number): string {
  return workers === 1 ? '1 worker' : `${workers} workers`;
}

function rateOf({ rate }: RouteReport): string {
  if (!rate) return 'as fast as its gateway takes it';
  const { partsPerSecond, soon, later } = rate;
  return `${partsPerSecond} parts a second; ${soon} have a place, ${later} ask again later`;
}

function statesOf({ states }: RouteReport): string {
  const counts = Object.entries(states);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? 'nothing' : `${total}: ${counts.map(([state, count]) => `${count} ${state}`).join(', ')}`;
}

function errorsOf({ errors }: RouteReport): string {
  if (errors.length === 0) return 'none';
  return errors.map(({ reason, code, count }) => `${count} ${reason}${code ? ` (${code})` : ''}`).join(', ');
}

function delayOf({ delivered }: RouteReport): string {
  if (!delivered) return 'not reported';
  const { count, medianSeconds, p95Seconds } = delivered;
  return `half within ${medianSeconds.toFixed(1)} s, 95 % within ${p95Seconds.toFixed(1)} s, of ${count}`;
}

function balanceOf({ balance }: RouteReport): string {
  if (!balance) return 'not told';
  if ('found' in balance) return `cannot be asked (${balance.cause})`;
  return [balance.amount, balance.currency].filter(Boolean).join(' ');
}
