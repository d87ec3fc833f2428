import { z } from 'zod';
import { isTimeOfDay } from '../domain/time/named-day.ts';
import { weekdays } from '../domain/time/schedule.ts';
import { isTimeZone } from '../domain/time/time-zones.ts';
import { enteredOf, onSchedule } from '../own-events.ts';
import { has, type Refuse } from './all-faults.ts';
import { nearest } from './nearest.ts';

/** What says of a row with what it begins, as far as nothing is wrong with it. */
interface Beginning {
  startsOn?: string | undefined;
  retiredFrom?: string | undefined;
  alsoThoseIn?: true | undefined;
  schedule?: object | undefined;
  hears?: readonly (string | undefined)[] | undefined;
  goal?: { on?: string | undefined } | undefined;
}

const days = "must be 'day', a weekday such as 'monday', several of them, or { dayOfMonth: 1 }";
const weekday = z.enum(weekdays, days);

/** The shape of a schedule, in an installation with these segments. */
export function scheduleOf(segments: readonly string[]) {
  return z.strictObject({
    every: z.union(
      [z.literal('day'), weekday, z.array(weekday).min(1), z.strictObject({ dayOfMonth: z.int().min(1).max(31) })],
      days,
    ),
    at: z.string().refine(isTimeOfDay, 'must be a time such as 09:30'),
    segment: z.enum(segments, {
      error: ({ input }) =>
        input === undefined
          ? 'is missing: it begins for everybody in a segment'
          : `${JSON.stringify(input)} is no segment of tidings.config.ts${like(input, segments)}`,
    }),
    zone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon').optional(),
  });
}

function like(input: unknown, segments: readonly string[]): string {
  const names = nearest(typeof input === 'string' ? input : '', segments);
  return names.length > 0 ? `; the nearest are ${names.join(', ')}` : '';
}

/** Tells what stands beside an event that begins no such story, and what it lacks. */
export function faultsOfStart(row: Beginning, segments: readonly string[], refuse: Refuse): void {
  const { alsoThoseIn, hears = [], goal } = row;
  const start = row.startsOn ?? row.retiredFrom;
  if (start === undefined) return;
  if (alsoThoseIn && !segments.some((each) => enteredOf(each) === start))
    refuse('alsoThoseIn', `asks for those who are in a segment, and ${start} is not the entering of one`);
  if (start === onSchedule && !has(row, 'schedule'))
    refuse('schedule', "is missing: say when, and for whom, { every: 'monday', at: '10:00', segment: 'regulars' }");
  if (start !== onSchedule && has(row, 'schedule'))
    refuse('schedule', `is of a journey that begins on ${onSchedule}, and this one begins on ${start}`);
  if (hears.includes(onSchedule)) refuse('hears', `names ${onSchedule}, which begins a journey and is heard by none`);
  if (goal?.on === onSchedule && start !== onSchedule)
    refuse(['goal', 'on'], `${onSchedule} begins a journey, and is the goal of none`);
}
