/** How hard one run is: what is posted, and what is done to the processes meanwhile. */
export interface Profile {
  about: string;
  eventsPerSecond: number;
  /** Pause between two random faults, in milliseconds, from and to. */
  faultEveryMs?: readonly [number, number];
  /** Temporal is away for 9.5 s again and again, and meanwhile this many bookings are moved twice. */
  movedWhileTemporalIsAway?: number;
  /** How the simulator treats messages, as its `PUT /behaviour` takes it. */
  gateway: { loseAnswerShare: number; throttleShare: number };
}

const careless = { loseAnswerShare: 0.02, throttleShare: 0.02 };
const faultless = { loseAnswerShare: 0, throttleShare: 0 };

export const profiles = {
  mixed: {
    about: 'every process is killed or stopped at random',
    ...{ eventsPerSecond: 4, faultEveryMs: [4_000, 14_000], gateway: careless },
  },
  calm: { about: 'no fault at all', eventsPerSecond: 6, gateway: faultless },
  stall: {
    about: 'Temporal is away for 9.5 s again and again, while bookings are moved twice each',
    ...{ eventsPerSecond: 2, movedWhileTemporalIsAway: 30, gateway: faultless },
  },
  rush: {
    about: 'many events, and a fault now and then',
    ...{ eventsPerSecond: 20, faultEveryMs: [10_000, 30_000], gateway: careless },
  },
} as const satisfies Record<string, Profile>;

type ProfileName = keyof typeof profiles;
export const profileNames = Object.keys(profiles) as [ProfileName, ...ProfileName[]];
