import { randomUUID } from 'node:crypto';
import type { Money } from '../../models/domain/money/money.ts';
import { packPeople } from '../../models/domain/reports/people-pack.ts';
import { crowdsOf, fateOf, hasLink, isTaken, type Crowd } from '../../models/domain/reports/tally.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { databaseTime } from '../../models/documents/database-time.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { ReportCellModel, type ReportCell } from '../../models/documents/reports/cell.ts';
import { numbersOf } from '../../models/documents/reports/person.ts';
import { dayMs, ReportUnitModel, type ReportUnit } from '../../models/documents/reports/unit.ts';

/** So many rows are read at once, with the numbers and clicks of their people. */
const pageSize = 1_000;

/** Something in flight when a count began may not have been seen by it, so a unit is counted again until it rests. */
const restsAfterMs = 60_000;

/** Whoever reads a former count has so long to read its cells. */
const keptMs = 60_000;

const read =
  'contactId ordinal message textVersion channel route country state reason acceptedAt parts cost linked links.code clickedAt repliedAt convertedAt optedOutAt complainedAt';
type Row = Pick<
  Delivery,
  | '_id'
  | 'contactId'
  | 'ordinal'
  | 'message'
  | 'textVersion'
  | 'channel'
  | 'route'
  | 'country'
  | 'state'
  | 'reason'
  | 'acceptedAt'
  | 'parts'
  | 'cost'
  | 'linked'
  | 'links'
  | 'clickedAt'
  | 'repliedAt'
  | 'convertedAt'
  | 'optedOutAt'
  | 'complainedAt'
>;

/** A cell while it is counted. */
type OpenCell = Pick<ReportCell, 'message' | 'variant' | 'channel' | 'route' | 'country' | 'sums' | 'reasons'> & {
  cost: Map<string, number>;
  people: Map<Crowd, number[]>;
};

/** Counts all rows of a unit anew and puts that in the place of what was counted before; a later count is never replaced. */
export async function countUnit({
  _id: unit,
  day,
  journey,
}: Pick<ReportUnit, '_id' | 'day' | 'journey'>): Promise<void> {
  const begun = Date.now();
  const countedAt = new Date(await databaseTime());
  const cells = await countRows(day, journey);
  const count = randomUUID();
  const closed = [...cells.values()].map((cell, index) => close(cell, `${count} ${index}`));
  await ReportCellModel.insertMany(closed.map((cell) => ({ ...cell, count, unit, countedAt, day, journey })));
  await ReportUnitModel.updateOne(
    { _id: unit, $or: [{ countedAt: { $exists: false } }, { countedAt: { $lt: countedAt } }] },
    { $set: { countedAt, count, tookMs: Date.now() - begun } },
  );
  const seenWhole = new Date(countedAt.getTime() - restsAfterMs);
  await ReportUnitModel.updateOne({ _id: unit, changedAt: { $lte: seenWhole } }, { $unset: { due: 1 } });
  await ReportCellModel.deleteMany({ unit, countedAt: { $lt: new Date(countedAt.getTime() - keptMs) } });
}

async function countRows(day: Date, journey: string): Promise<Map<string, OpenCell>> {
  const cells = new Map<string, OpenCell>();
  const rows = DeliveryModel.find({ journey, createdAt: { $gte: day, $lt: new Date(day.getTime() + dayMs) } })
    .select(read)
    .lean<Row[]>()
    .cursor({ batchSize: pageSize });
  let page: Row[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < pageSize) continue;
    await add(page, cells);
    page = [];
  }
  if (page.length > 0) await add(page, cells);
  return cells;
}

async function add(rows: readonly Row[], cells: Map<string, OpenCell>): Promise<void> {
  const met = rows.filter((row) => crowdsOf(row).length > 0).map(({ contactId }) => contactId);
  const [numbers, clicks] = await Promise.all([numbersOf(met), clicksOf(rows.filter(hasLink))]);
  for (const row of rows) {
    const cell = cellOf(row, cells);
    increase(cell.sums, fateOf(row), 1);
    increase(cell.sums, 'ordinals', row.ordinal);
    if (row.state === 'suppressed') increase(cell.reasons, row.reason ?? 'unknown', 1);
    if (isTaken(row)) {
      increase(cell.sums, 'accepted', 1);
      increase(cell.sums, 'parts', row.parts ?? 0);
      if (row.cost) cell.cost.set(row.cost.currency, (cell.cost.get(row.cost.currency) ?? 0) + row.cost.micros);
    }
    const { all = 0, human = 0 } = clicks.get(row._id) ?? {};
    increase(cell.sums, 'clicks', all);
    increase(cell.sums, 'humanClicks', human);
    const number = numbers.get(row.contactId);
    if (number === undefined) continue;
    for (const crowd of crowdsOf(row)) {
      const people = cell.people.get(crowd) ?? [];
      people.push(number);
      cell.people.set(crowd, people);
    }
  }
}

function cellOf(row: Row, cells: Map<string, OpenCell>): OpenCell {
  const { message, textVersion, channel, route, country } = row;
  const key = JSON.stringify([message, textVersion, channel, route, country]);
  const known = cells.get(key);
  if (known) return known;
  const named = {
    ...(textVersion ? { variant: textVersion } : {}),
    ...(route ? { route } : {}),
    ...(country ? { country } : {}),
  };
  const cell: OpenCell = { message, channel, ...named, sums: {}, reasons: {}, cost: new Map(), people: new Map() };
  cells.set(key, cell);
  return cell;
}

function increase(sums: Record<string, number>, name: string, by: number): void {
  if (by > 0) sums[name] = (sums[name] ?? 0) + by;
}

/** Requests for the links of messages: all, and those of people. */
async function clicksOf(rows: readonly Row[]): Promise<Map<string, { all: number; human: number }>> {
  if (rows.length === 0) return new Map();
  const found = await ClickModel.aggregate<{ _id: string; all: number; human: number }>([
    { $match: { deliveryId: { $in: rows.map(({ _id }) => _id) } } },
    {
      $group: {
        _id: '$deliveryId',
        all: { $sum: 1 },
        human: { $sum: { $cond: [{ $eq: ['$verdict', 'human'] }, 1, 0] } },
      },
    },
  ]);
  return new Map(found.map(({ _id, ...counts }) => [_id, counts]));
}

function close({ cost, people, ...cell }: OpenCell, _id: string) {
  const costs: Money[] = [...cost].map(([currency, micros]) => ({ micros, currency }));
  const packs = [...people].map(([crowd, numbers]) => [crowd, packPeople(numbers)] as const);
  return { _id, ...cell, cost: costs, people: Object.fromEntries(packs) };
}
