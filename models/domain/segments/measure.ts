import { milliseconds, durationFault, type Duration } from '../time/duration.ts';
import type { EventCondition, InTime, Test, TextsCondition } from './condition.ts';

/** What is asked of events or texts, and what it is held against. */
export type Measure = Computed | Chosen;

/** How many, how much, or when. */
export type Computed =
  { kind: 'count' | 'last' | 'first'; test: Test } | { kind: 'sum' | 'average'; of: string; test: Test };

/** What was said. */
interface Chosen {
  kind: 'latest' | 'favourite';
  of: string;
  test: Test;
}

/** Whether one of several texts is asked for. */
export function isChosen(measure: Measure): measure is Chosen {
  return measure.kind === 'latest' || measure.kind === 'favourite';
}

/** That there is one at all, where a condition says nothing more. */
const atLeastOne: Measure = { kind: 'count', test: { atLeast: 1 } };

/** The one measure that a condition names. */
export function measureOf(asked: EventCondition | TextsCondition): Measure {
  if (asked.count) return { kind: 'count', test: asked.count };
  if (asked.last) return { kind: 'last', test: asked.last };
  if ('texts' in asked) return atLeastOne;
  if (asked.first) return { kind: 'first', test: asked.first };
  for (const kind of ['sum', 'average'] as const) {
    if (asked[kind]) return { kind, ...ofField(asked[kind]) };
  }
  for (const kind of ['latest', 'favourite'] as const) {
    if (asked[kind]) return { kind, ...ofField(asked[kind]) };
  }
  return atLeastOne;
}

function ofField({ of, ...test }: Test & { of: string }): { of: string; test: Test } {
  return { of, test };
}

/** From when and until when something counts; each end is open where nothing is said. */
export function windowOf({ within, from, until }: InTime, now: Date): { from?: Date; until?: Date } {
  const begin = within ?? from;
  return {
    ...(begin === undefined ? {} : { from: momentOrAgo(begin, now) }),
    ...(until === undefined ? {} : { until: momentOrAgo(until, now) }),
  };
}

function momentOrAgo(written: string, now: Date): Date {
  const isAgo = durationFault(written) === undefined;
  return new Date(isAgo ? now.getTime() - milliseconds(written as Duration) : Date.parse(written));
}
