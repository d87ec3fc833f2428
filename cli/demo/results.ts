import Table from 'cli-table3';

/** What the API says after the demo. */
export interface Results {
  events: Record<string, number>;
  /** Events that are not dispatched yet, and texts of which more will be heard. */
  pending: number;
  effects: Record<string, number>;
  states: Record<string, number>;
  /** What gateways have taken, by route. */
  routes: Record<string, number>;
  /** Of these, what did not leave by the first way: `failed-over` or `in-place` of a text. */
  otherWays: Record<string, number>;
  reasons: Record<string, number>;
}

const effectNames: Record<string, string> = {
  started: 'runs started',
  signalled: 'runs signalled',
  'already-started': 'not started again: that journey was had before',
  duplicate: 'not started again: the same was told before',
  'no-run': 'nobody listening: the run had ended, or never was',
};

const otherWayNames: Record<string, string> = {
  'failed-over': 'by the next route, since the first turned it away',
  'in-place': 'as a letter, since no SMS could go',
};

export function printResults({ events, effects, states, routes, otherWays, reasons }: Results): void {
  const table = new Table({
    style: { head: [], border: [] },
    colWidths: [62, 10],
    colAligns: ['left', 'right'],
    wordWrap: true,
  });
  section(table, 'Events', events);
  section(table, 'Effects', effects, effectNames);
  section(table, 'Messages by state', states);
  section(table, 'Left by route', routes);
  section(table, 'Of these by another way than the first', otherWays, otherWayNames);
  section(table, 'Not sent, or not yet, because', reasons);
  console.log(table.toString());
}

function section(
  table: InstanceType<typeof Table>,
  title: string,
  counts: Record<string, number>,
  names: Record<string, string> = {},
): void {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  table.push([title, String(total)]);
  for (const [name, count] of rows) table.push([`  ${names[name] ?? name}`, String(count)]);
}
