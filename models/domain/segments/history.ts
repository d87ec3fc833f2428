import type { EventCondition, Measured, TextsCondition } from './condition.ts';
import { hasSaid, type Said, type Usual } from './consents.ts';
import { isChosen, measureOf, windowOf } from './measure.ts';
import { chosen, rounded, type Saying } from './saying.ts';
import { holdsAgainst, type Known } from './test-value.ts';
import { areIgnored, isMeant, momentOf, type PastText } from './texts.ts';

/** An event that a contact has had. */
export interface PastEvent {
  type: string;
  time: Date;
  data?: Readonly<Record<string, unknown>> | undefined;
}

/** What has happened with a contact, row by row. */
export interface History extends Said {
  events: readonly PastEvent[];
  texts: readonly PastText[];
}

/**
 * The value that a condition asks for, found by going through a history row by row: in stories, and to hold the queries of the
 * database against.
 */
export function measureIn(history: History, asked: Measured, usual: Usual, now: Date): Known {
  if ('event' in asked) return ofEvents(asked, history.events, now);
  if ('texts' in asked) return ofTexts(asked, history.texts, now);
  if ('ignored' in asked)
    return areIgnored(
      history.texts.filter((text) => isMeant(text, asked)),
      asked.ignored,
    );
  return hasSaid(history, asked, usual, now);
}

function ofEvents(asked: EventCondition, events: readonly PastEvent[], now: Date): Known {
  const measure = measureOf(asked);
  const counted = events
    .filter(({ type, time, data = {} }) => type === asked.event && isIn(time, asked, now) && says(data, asked, now))
    .toSorted((a, b) => a.time.getTime() - b.time.getTime());
  if (!('of' in measure)) {
    if (measure.kind === 'count') return counted.length;
    return (measure.kind === 'last' ? counted.at(-1) : counted[0])?.time;
  }
  const { of, kind } = measure;
  if (isChosen(measure)) {
    const said = new Map<string, Saying>();
    for (const { time, data = {} } of counted) {
      const text = plain(data[of]);
      if (typeof text === 'string') said.set(text, { text, times: (said.get(text)?.times ?? 0) + 1, last: time });
    }
    return chosen([...said.values()], measure.kind);
  }
  const numbers = counted.map(({ data = {} }) => plain(data[of])).filter((value) => typeof value === 'number');
  const sum = numbers.reduce((total, each) => total + each, 0);
  if (kind === 'sum') return rounded(sum);
  return numbers.length > 0 ? rounded(sum / numbers.length) : undefined;
}

function ofTexts(asked: TextsCondition, texts: readonly PastText[], now: Date): Known {
  const moments = texts
    .filter((text) => isMeant(text, asked))
    .flatMap((text) => momentOf(text, asked.texts) ?? [])
    .filter((at) => isIn(at, asked, now))
    .sort((a, b) => a.getTime() - b.getTime());
  return measureOf(asked).kind === 'last' ? moments.at(-1) : moments.length;
}

function isIn(time: Date, asked: EventCondition | TextsCondition, now: Date): boolean {
  const { from, until } = windowOf(asked, now);
  return (!from || time >= from) && (!until || time < until);
}

/** Whether the data say what a condition asks of their fields. */
function says(data: Readonly<Record<string, unknown>>, { where = {} }: EventCondition, now: Date): boolean {
  return Object.entries(where).every(([field, test]) => holdsAgainst(plain(data[field]), test, { now }));
}

/** A value as tests read it: a list, an object or null is nothing. */
function plain(value: unknown): Known {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
