import { z } from 'zod';
import { dayMs } from '../../models/documents/reports/unit.ts';
import { refusal, type Fault } from './problems.ts';

const day = z.iso.date({ error: 'must be a day, such as 2026-11-27' });

/** Query parameters of reports over some days. */
export const daysQuery = {
  from: day.optional().meta({ description: 'First day, UTC. Default: 29 days before the last.' }),
  until: day.optional().meta({ description: 'Last day, UTC. Default: today.' }),
};

/** More days take more memory than a report should. */
const mostDays = 366;

/**
 * The first and the last day of a report, in UTC.
 * @throws Problem `query-invalid` where they are in disorder, too many, or in the future
 */
export function daysOf({ from, until }: { from?: string | undefined; until?: string | undefined }) {
  const today = dayOf(new Date());
  const last = until ?? today;
  const first = from ?? dayOf(new Date(Date.parse(last) - 29 * dayMs));
  const faults: Fault[] = [];
  if (last > today) faults.push({ pointer: '/until', detail: `is in the future; today is ${today} in UTC` });
  if (first > last) faults.push({ pointer: '/from', detail: `is after the last day, ${last}` });
  else if (Date.parse(last) - Date.parse(first) >= mostDays * dayMs)
    faults.push({ pointer: '/from', detail: `makes more than ${mostDays} days` });
  if (faults.length > 0) throw refusal('query-invalid', faults);
  return { from: new Date(first), until: new Date(last) };
}

/** The day of an instant, in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
