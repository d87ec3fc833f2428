import { messagesReport, type Grouping } from '../../../api/reports/messages-report.ts';
import { countNow } from '../../../api/reports/keep-counts.ts';
import { connectDatabase, disconnectDatabase } from '../../../models/documents/connect.ts';
import { DeliveryModel, noteChangeOf } from '../../../models/documents/deliveries/delivery.ts';
import { ReportUnitModel } from '../../../models/documents/reports/unit.ts';
import { buildAll } from '../../../cli/wiring/build-indexes.ts';
import { startSystem } from '../system.ts';
import { chanceOf, writeRows } from './random-ledger.ts';

/** Measures the counts and reports of so many deliveries: `node -C tidings-source --import tsx test/support/reports/measure.ts 1000000`. */
const wanted = Number(process.argv[2] ?? 1_000_000);
const written = 5_000;
const days = 29;

const system = await startSystem({}, { without: ['temporal', 'simulator', 'api', 'worker'] });
await connectDatabase(system.stack.addresses.mongodb);
await buildAll();
try {
  const chance = chanceOf(7);
  await timed('writing the rows', async () => {
    for (let count = 0; count < wanted; count += written)
      await writeRows(chance, written, { days, people: wanted / 5 });
  });
  await timed('finding and counting all days', () => countNow({}, Infinity));
  // In a minute they would be left alone; that is not what is measured.
  await ReportUnitModel.updateMany({}, { $unset: { due: 1 } });
  const today = new Date(new Date().toISOString().slice(0, 10));
  const from = new Date(today.getTime() - 29 * 86_400_000);
  const report = (...groupBy: Grouping[]) => messagesReport({ from, until: today, groupBy, only: {} });
  await timed('a report of 30 days, first', () => report('message'));
  for (const groupBy of [['message'], ['day', 'country'], ['message', 'route', 'country']] as Grouping[][])
    await timed(`a report of 30 days by ${groupBy.join(', ')}`, () => report(...groupBy));
  const row = await DeliveryModel.findOne().select('_id').lean();
  await noteChangeOf(row?._id ?? '');
  await timed('the same, where one row has changed', () => report('message'));
  console.log(`${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB of memory at the end`);
} finally {
  await disconnectDatabase();
  await system.stop();
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - begun) / 1_000).toFixed(2)} s`);
}
