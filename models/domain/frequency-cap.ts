import type { Kind } from './message.ts';

/** At most `limit` messages of a kind in any `perHours` hours, counted back from each send. */
export interface Cap {
  kind: Kind | 'any';
  limit: number;
  perHours: number;
}

/** A place taken under the caps by one delivery. */
export interface Reservation {
  deliveryId: string;
  kind: Kind;
  at: Date;
}

/** Room now, or the instant from which every cap leaves room if nothing else is sent. */
export type CapResult = { ok: true; already: boolean } | { ok: false; cap: Cap; freeAt: Date };

const hourMs = 3_600_000;

/** Whether one more message fits under all caps now; a delivery that has its place already fits. */
export function checkCaps(
  history: readonly Reservation[],
  caps: readonly Cap[],
  candidate: Pick<Reservation, 'deliveryId' | 'kind'>,
  now: Date,
): CapResult {
  if (history.some(({ deliveryId }) => deliveryId === candidate.deliveryId)) return { ok: true, already: true };
  let latest: { cap: Cap; freeAt: Date } | undefined;
  for (const cap of caps) {
    if (cap.kind !== 'any' && cap.kind !== candidate.kind) continue;
    const freeAt = roomUnder(cap, history);
    if (freeAt && freeAt > now && (!latest || freeAt > latest.freeAt)) latest = { cap, freeAt };
  }
  return latest ? { ok: false, ...latest } : { ok: true, already: false };
}

/** When the cap next has room: as soon as the `limit`-th latest message has left the window. */
function roomUnder({ kind, limit, perHours }: Cap, history: readonly Reservation[]): Date | undefined {
  const times = history
    .filter((reservation) => kind === 'any' || reservation.kind === kind)
    .map(({ at }) => at.getTime())
    .sort((a, b) => b - a);
  const oldest = times[limit - 1];
  return oldest === undefined ? undefined : new Date(oldest + perHours * hourMs);
}

/** What some cap can still see; the rest may be forgotten. */
export function trimReservations(
  history: readonly Reservation[],
  caps: readonly Cap[],
  now: Date,
): readonly Reservation[] {
  const longest = Math.max(0, ...caps.map(({ perHours }) => perHours)) * hourMs;
  return history.filter(({ at }) => at.getTime() > now.getTime() - longest);
}
