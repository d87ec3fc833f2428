import type { Channel, Kind, Priority, Topic } from '../message.ts';

/**
 * At most `limit` messages in any `perHours` hours, counted back from each send; a limit of one is a minimum gap. What
 * is not named matches all: a cap without kind or channel is the pressure over everything. A limit by priority lets
 * the higher go on where the lower must stop, so that a promotion never takes the place of a payment reminder.
 */
export interface Cap {
  kind?: Kind;
  channel?: Channel;
  about?: Topic;
  limit: number | Readonly<Record<Priority, number>>;
  perHours: number;
}

/** What a cap looks at in a message. */
interface Counted {
  kind: Kind;
  channel: Channel;
  about?: Topic;
}

/** A slot taken under the caps by one delivery. */
export interface Reservation extends Counted {
  deliveryId: string;
  at: Date;
}

export interface Candidate extends Counted {
  deliveryId: string;
  priority: Priority;
}

/** Room now, or the cap that speaks and the instant from which every cap leaves room if nothing else is sent. */
export type CapResult = { ok: true; already: boolean } | { ok: false; cap: Cap; freeAt: Date };

export const hourMs = 3_600_000;

/** No cap looks back further, so older reservations may be forgotten whatever the text they were made for. */
export const longestCapHours = 31 * 24;

/** Whether one more message fits under all caps now; a delivery that has its slot already fits. */
export function checkCaps(
  history: readonly Reservation[],
  caps: readonly Cap[],
  candidate: Candidate,
  now: Date,
): CapResult {
  if (history.some(({ deliveryId }) => deliveryId === candidate.deliveryId)) return { ok: true, already: true };
  let latest: { cap: Cap; freeAt: number } | undefined;
  for (const cap of caps) {
    if (!counts(cap, candidate)) continue;
    const freeAt = roomUnder(cap, history, candidate.priority);
    if (freeAt > now.getTime() && (!latest || freeAt > latest.freeAt)) latest = { cap, freeAt };
  }
  return latest ? { ok: false, cap: latest.cap, freeAt: new Date(latest.freeAt) } : { ok: true, already: false };
}

/** Whether a cap counts a message. */
export function counts({ kind, channel, about }: Cap, message: Counted): boolean {
  return (
    (kind === undefined || kind === message.kind) &&
    (channel === undefined || channel === message.channel) &&
    (about === undefined || about === message.about)
  );
}

/** How many a cap allows to a message of some priority. */
export function limitOf({ limit }: Cap, priority: Priority): number {
  return typeof limit === 'number' ? limit : limit[priority];
}

/** When the cap next has room: as soon as the `limit`-th latest message has left the window; 0 where it has. */
function roomUnder(cap: Cap, history: readonly Reservation[], priority: Priority): number {
  const limit = limitOf(cap, priority);
  const times: number[] = [];
  for (const reservation of history) if (counts(cap, reservation)) times.push(reservation.at.getTime());
  if (times.length < limit) return 0;
  const oldest = times.sort((a, b) => b - a)[limit - 1];
  return oldest === undefined ? Number.POSITIVE_INFINITY : oldest + cap.perHours * hourMs;
}

/** What some cap can still see. */
export function trimReservations(history: readonly Reservation[], now: Date): Reservation[] {
  const since = now.getTime() - longestCapHours * hourMs;
  return history.filter(({ at }) => at.getTime() > since);
}
