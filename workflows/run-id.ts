import { encodeId } from '../models/domain/encode.ts';
import { milliseconds } from '../models/domain/time/duration.ts';
import type { Journey } from './journey/declare.ts';

/** The part of an event that says whose run it concerns. */
interface Subject {
  contactId: string;
  data?: Record<string, unknown> | undefined;
}

/** `<journey>/<contact>`, with the business key behind it where one run is per key. */
export function workflowIdOf(name: string, journey: Journey, event: Subject): string {
  const key = keyOf(journey, event);
  const person = `${name}/${encodeId(event.contactId)}`;
  return key === undefined ? person : `${person}/${encodeId(key)}`;
}

/** The business key of a run; undefined where one run is per contact. */
export function keyOf({ onePer }: Journey, { data }: Subject): string | undefined {
  return onePer === 'contact' ? undefined : String(data?.[onePer]);
}

/** The goal that ends a run by itself, since its story does not hear it. */
export function endsOnOf({ hears, goal }: Journey): string | undefined {
  return goal && !hears.includes(goal.on) ? goal.on : undefined;
}

/** Every event that a run is told of: those that its story hears, its goal, and that with which it begins anew. */
export function heardBy(journey: Journey): readonly string[] {
  const { hears, restarts, startsOn, retiredFrom } = journey;
  const restartsOn = restarts && (startsOn ?? retiredFrom);
  return [...hears, endsOnOf(journey), restartsOn].filter((name) => name !== undefined);
}

/** Whose latest run began at this instant or before may begin another now; undefined where nobody ever may. */
export function mayEnterAgainSince(again: Journey['again'], now: Date): Date | undefined {
  if (again === 'never') return undefined;
  return again === 'always' ? now : new Date(now.getTime() - milliseconds(again.after));
}
