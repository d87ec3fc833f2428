import Table from 'cli-table3';

/** What the API says after the demo. */
export interface Results {
  events: Record<string, number>;
  pending: number;
  effects: Record<string, number>;
  states: Record<string, number>;
  reasons: Record<string, number>;
}

const effectNames: Record<string, string> = {
  started: 'runs started',
  signalled: 'runs signalled',
  'already-started': 'not started again: that journey was had before',
  duplicate: 'not started again: the same was told before',
  'no-run': 'nobody listening: the run had ended, or never was',
};

export function printResults({ events, effects, states, reasons }: Results): void {
  const table = new Table({
    style: { head: [], border: [] },
    colWidths: [62, 10],
    colAligns: ['left', 'right'],
    wordWrap: true,
  });
  section(table, 'Events', events);
  section(table, 'Effects', effects, effectNames);
  section(table, 'Messages by state', states);
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
