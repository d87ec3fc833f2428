import { british, type Fiction } from '../fiction.ts';
import { z } from 'zod';
import { Chance } from './chance.ts';
import { Crowd, type Person } from './crowd.ts';
import { planFaults, type Fault } from './fault-plan.ts';
import { profileNames, profiles, type Profile } from './profiles.ts';
import { tell, tellMoves, type Order } from './stories.ts';

/** What a plan is made from, as words of the command line. */
export const planOptions = z.object({
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  minutes: z.coerce.number().positive().max(60),
  apis: z.enum(['1', '2']).transform((apis) => (apis === '1' ? 1 : 2)),
  profile: z.enum(profileNames),
});
export type PlanOptions = z.output<typeof planOptions> & {
  /** What people there are; default: British ones. */
  fiction?: Fiction;
};

/** Everything that will be tried, who, what and when; times are milliseconds from the beginning. */
export interface Plan {
  /** Where all of them live. */
  fiction: Fiction;
  people: Person[];
  /** When each import of people begins. */
  imports: { at: number }[];
  faults: Fault[];
  gateway: Profile['gateway'];
}

const importEveryMs = 20_000;
const temporalAwayMs = 9_500;
const roundMs = 30_000;

/**
 * The same plan for the same options: one generator deals out all of it, in one order.
 *
 * @param orders real orders of a shop, used one after the other and then again under other numbers
 */
export function makePlan(
  { seed, minutes, apis, profile: name, fiction = british }: PlanOptions,
  orders: readonly Order[],
): Plan {
  const profile: Profile = profiles[name];
  const spanMs = minutes * 60_000;
  const chance = new Chance(seed);
  const imports = Array.from({ length: Math.ceil(spanMs / importEveryMs) }, (_, nth) => ({ at: nth * importEveryMs }));
  const crowd = new Crowd(chance, imports, fiction);
  let used = 0;
  const nextOrder = (): Order => {
    const { id, amount } = orders[used % orders.length] ?? { id: 'order', amount: 10 };
    const round = Math.floor(used / orders.length);
    used += 1;
    return { id: round === 0 ? id : `${id}-${round + 1}`, amount };
  };

  const temporalAway: Fault[] = [];
  if (profile.movedWhileTemporalIsAway) {
    for (let at = 10_000; at + temporalAwayMs < spanMs; at += roundMs) {
      const does = chance.oneOf(['stop', 'kill'] as const);
      temporalAway.push({ at, victim: 'temporal', does, forMs: temporalAwayMs });
      for (let booking = 0; booking < profile.movedWhileTemporalIsAway; booking += 1) {
        const moves = [at + chance.between(500, 4_000), at + chance.between(4_500, 8_500)];
        const story = tellMoves(nextOrder(), Math.max(0, at - chance.between(4_000, 9_000)), moves);
        crowd.give('booking', story);
      }
    }
  }

  for (let facts = 0; facts < profile.eventsPerSecond * minutes * 60;) {
    const kind = chance.weighed(profile.stories);
    const steps = tell(kind, nextOrder(), chance);
    const lengthMs = steps.reduce((sum, { gapMs }) => sum + gapMs, 0);
    let at = chance.between(0, Math.max(0, spanMs - lengthMs));
    crowd.give(
      kind,
      steps.map(({ gapMs, ...step }) => ({ at: (at += gapMs), ...step })),
    );
    facts += steps.length;
  }

  const { faultEveryMs } = profile;
  const faults = faultEveryMs ? planFaults(chance, { ...profile, faultEveryMs }, spanMs, apis) : temporalAway;
  return { fiction, people: crowd.people(), imports, faults, gateway: profile.gateway };
}
