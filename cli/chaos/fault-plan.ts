import type { Chance } from './chance.ts';
import type { Profile } from './profiles.ts';

export type Victim = 'api' | 'api-2' | 'worker' | 'mongodb' | 'temporal' | 'simulator';

/** What is done to one process: SIGKILL and a start after `forMs`, or SIGSTOP and SIGCONT after it. */
export interface Fault {
  at: number;
  victim: Victim;
  does: 'kill' | 'stop';
  forMs: number;
}

const calmBeforeMs = 4_000;
const calmAfterMs = 8_000;
/** Between the end of one fault of a process and its next. */
const restMs = 6_000;

/** Faults at random; several processes may be away at once, one never twice at once. */
export function planFaults(
  chance: Chance,
  {
    faultEveryMs: [shortest, longest],
    killsOnly,
  }: Required<Pick<Profile, 'faultEveryMs'>> & Pick<Profile, 'killsOnly'>,
  spanMs: number,
  apis: 1 | 2,
): Fault[] {
  const victims: [Victim, ...Victim[]] = ['api', 'worker', 'mongodb', 'temporal', 'simulator'];
  if (apis === 2) victims.push('api-2');
  const freeAt = new Map<Victim, number>();
  const faults: Fault[] = [];
  for (let at = calmBeforeMs; at < spanMs - calmAfterMs; at += chance.between(shortest, longest)) {
    const victim = chance.oneOf(victims);
    const does = killsOnly || chance.happens(0.6) ? 'kill' : 'stop';
    const forMs = chance.happens(0.7) ? chance.between(0, 3_000) : chance.between(3_000, 12_000);
    if ((freeAt.get(victim) ?? 0) > at) continue;
    freeAt.set(victim, at + forMs + restMs);
    faults.push({ at, victim, does, forMs });
  }
  return faults;
}
