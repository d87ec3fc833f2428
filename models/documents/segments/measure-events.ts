import type { AccumulatorOperator, PipelineStage } from 'mongoose';
import type { EventCondition } from '../../domain/segments/condition.ts';
import { measureOf, windowOf, isChosen, type Computed } from '../../domain/segments/measure.ts';
import { chosen, rounded, type Saying } from '../../domain/segments/saying.ts';
import type { Known } from '../../domain/segments/test-value.ts';
import { EventModel } from '../event.ts';
import { grouped } from '../../domain/segments/grouped.ts';
import { filterOf, type Ids } from './filter.ts';

/** What a condition asks of the events of these contacts, by their ids; who has none is left out. */
export async function measureEvents(asked: EventCondition, whose: Ids, now: Date): Promise<Map<string, Known>> {
  const measure = measureOf(asked);
  const meant = { contactId: whose, type: asked.event, ...inWindow(asked, now) };
  const where = Object.entries(asked.where ?? {}).flatMap(([field, test]) => filterOf(`data.${field}`, test));
  const match = { $match: where.length > 0 ? { $and: [meant, ...where] } : meant };
  if (isChosen(measure)) return choose(await sayings(match, measure.of), measure.kind);
  const rows = await EventModel.aggregate<{ _id: string; value: Known | null }>([
    match,
    { $group: { _id: '$contactId', value: accumulator(measure) } },
  ]);
  return new Map(
    rows.map(({ _id, value }) => [_id, typeof value === 'number' ? rounded(value) : (value ?? undefined)]),
  );
}

function accumulator(measure: Computed): AccumulatorOperator {
  switch (measure.kind) {
    case 'count':
      return { $sum: 1 };
    case 'sum':
      return { $sum: `$data.${measure.of}` };
    case 'average':
      return { $avg: `$data.${measure.of}` };
    case 'last':
      return { $max: '$time' };
    case 'first':
      return { $min: '$time' };
  }
}

function inWindow(asked: EventCondition, now: Date) {
  const { from, until } = windowOf(asked, now);
  const time = { ...(from ? { $gte: from } : {}), ...(until ? { $lt: until } : {}) };
  return from || until ? { time } : {};
}

/** What a field said to whom, how often, and when last. */
async function sayings(match: PipelineStage, field: string): Promise<(Saying & { contactId: string })[]> {
  const rows = await EventModel.aggregate<{ _id: { contactId: string; text: string } } & Omit<Saying, 'text'>>([
    match,
    { $match: { [`data.${field}`]: { $type: 'string' } } },
    {
      $group: {
        _id: { contactId: '$contactId', text: `$data.${field}` },
        times: { $sum: 1 },
        last: { $max: '$time' },
      },
    },
  ]);
  return rows.map(({ _id, ...saying }) => ({ ..._id, ...saying }));
}

function choose(
  rows: readonly (Saying & { contactId: string })[],
  by: 'latest' | 'favourite',
): Map<string, string | undefined> {
  const ofContacts = grouped(rows, ({ contactId }) => contactId);
  return new Map([...ofContacts].map(([contactId, said]) => [contactId, chosen(said, by)]));
}
