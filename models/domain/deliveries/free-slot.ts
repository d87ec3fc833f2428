import { defined } from '../defined.ts';
import { counts, hourMs, limitOf, type Candidate, type Cap, type Reservation } from './frequency-cap.ts';
import type { Priority } from '../message.ts';

/**
 * The slot that a held text will take at the hour it was given. Texts that come later and are not more urgent go
 * behind it, so that each gets an hour that is true; the caps themselves count only what has left.
 */
export interface HeldSlot extends Reservation {
  priority: Priority;
}

/** Slots taken under the caps, and those that held texts will take. */
export interface Slots {
  history: readonly Reservation[];
  held?: readonly HeldSlot[];
}

/** When a text may leave; `cap` is the last that had no room before, absent where only the hours made it wait. */
interface FreeSlot {
  at: Date;
  cap?: Cap;
}

/** A held text leaves some seconds after its hour, so what waits for the slot that it gives back adds this much. */
const lateMs = 60_000;

/** Texts of one number that are held to the same hour leave so far apart, in the order in which they were held. */
const apartMs = 2_000;
/** Whoever is held to within this behind an hour stands in the line that begins there. */
const lineMs = 60_000;

/** A held text that has not come so long after its hour has been given up by somebody who could not say so. */
const forgottenMs = 3_600_000;

const rank: Record<Priority, number> = { low: 0, normal: 1, high: 2 };

/**
 * The first instant from `from` on at which the window is open and every cap leaves room, beside what was sent and what
 * is held before. Later than `notAfter` it is not looked for to the end; undefined when the window never opens.
 *
 * @param opensFrom the first instant from another on at which the window is open; undefined when it never is
 */
export function freeSlot(
  candidate: Candidate,
  { history, held = [] }: Slots,
  caps: readonly Cap[],
  { from, notAfter, opensFrom }: { from: Date; notAfter: Date; opensFrom: (at: Date) => Date | undefined },
): FreeSlot | undefined {
  const before = held.filter((other) => goesFirst(other, candidate, from));
  let cap: Cap | undefined;
  for (let at = opensFrom(from); at !== undefined;) {
    const late = at > notAfter;
    const blocked = late ? undefined : firstBlocking(candidate, { history, held: before }, caps, at.getTime());
    if (blocked) {
      cap = blocked.cap;
      at = opensFrom(new Date(blocked.until));
      continue;
    }
    const turn = late || at <= from ? undefined : endOfLine(before, at.getTime());
    if (!turn || turn > notAfter || opensFrom(turn)?.getTime() !== turn.getTime())
      return defined<FreeSlot>({ at, cap });
    at = turn;
  }
  return undefined;
}

/** Whether a held text may still come to take its slot. */
export function stillHeld({ at }: HeldSlot, now: Date): boolean {
  return at.getTime() + forgottenMs > now.getTime();
}

/** Whether a held text keeps its slot before another. */
function goesFirst(held: HeldSlot, { deliveryId, priority }: Candidate, now: Date): boolean {
  return stillHeld(held, now) && held.deliveryId !== deliveryId && rank[held.priority] >= rank[priority];
}

/** When it is the turn of a text that is held to `at`, behind those who wait for that hour already. */
function endOfLine(held: readonly HeldSlot[], at: number): Date | undefined {
  const line = held.map((slot) => slot.at.getTime()).filter((each) => each > at - apartMs && each < at + lineMs);
  return line.length > 0 ? new Date(Math.max(...line) + apartMs) : undefined;
}

/** The first cap that has no room at `at`, and the instant before which it has none. */
function firstBlocking(
  candidate: Candidate,
  { history, held }: Required<Slots>,
  caps: readonly Cap[],
  at: number,
): { cap: Cap; until: number } | undefined {
  for (const cap of caps) {
    if (!counts(cap, candidate)) continue;
    const until = fullUntil(cap, candidate.priority, taken(cap, history, held), at) ?? inTheWay(cap, history, held, at);
    if (until !== undefined) return { cap, until };
  }
  return undefined;
}

/** A slot that is taken or will be: when, and from when on it no longer counts. */
interface Taken {
  at: number;
  gone: number;
}

function taken(cap: Cap, history: readonly Reservation[], held: readonly HeldSlot[]): Taken[] {
  const spanMs = cap.perHours * hourMs;
  const counted = <P extends Reservation>(slots: readonly P[]) => slots.filter((slot) => counts(cap, slot));
  return [
    // What has left counts whatever the clock says now: it may have been set back since, or be another server's.
    ...counted(history).map(({ at }) => ({ at: Number.NEGATIVE_INFINITY, gone: at.getTime() + spanMs })),
    ...counted(held).map(({ at }) => ({ at: at.getTime(), gone: at.getTime() + spanMs + lateMs })),
  ];
}

/** When enough of what counts at `at` has left the window; undefined where there is room. */
function fullUntil(cap: Cap, priority: Priority, all: Taken[], at: number): number | undefined {
  const within = all.filter((slot) => slot.at <= at && slot.gone > at).map(({ gone }) => gone);
  const limit = limitOf(cap, priority);
  return within.length < limit ? undefined : within.toSorted((a, b) => b - a)[limit - 1];
}

/** The hour of the first held text whose own slot a message at `at` would take away. */
function inTheWay(
  cap: Cap,
  history: readonly Reservation[],
  held: readonly HeldSlot[],
  at: number,
): number | undefined {
  const spanMs = cap.perHours * hourMs;
  const all = taken(cap, history, held);
  const robbed = held
    .filter((slot) => counts(cap, slot) && slot.at.getTime() > at && slot.at.getTime() < at + spanMs + lateMs)
    .map((slot) => ({ hour: slot.at.getTime(), limit: limitOf(cap, slot.priority) }))
    .filter(({ hour, limit }) => all.filter((other) => other.at <= hour && other.gone > hour).length >= limit)
    .map(({ hour }) => hour);
  return robbed.length > 0 ? Math.min(...robbed) : undefined;
}
