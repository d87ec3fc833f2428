import type { StoryKind } from './stories.ts';

/** How hard one run is: what is posted, and what is done to the processes meanwhile. */
export interface Profile {
  about: string;
  eventsPerSecond: number;
  /** How often each kind of story is told, in relation to the others. */
  stories: Readonly<Record<StoryKind, number>>;
  /** Pause between two random faults, in milliseconds, from and to. */
  faultEveryMs?: readonly [number, number];
  /** Processes are only killed, never stopped for a while. */
  killsOnly?: true;
  /** Temporal is away for 9.5 s again and again, and meanwhile this many bookings are moved twice. */
  movedWhileTemporalIsAway?: number;
  /** How the simulator treats messages, as its `PUT /behaviour` takes it. */
  gateway: { loseAnswerShare: number; throttleShare: number };
}

const careless = { loseAnswerShare: 0.02, throttleShare: 0.02 };
const faultless = { loseAnswerShare: 0, throttleShare: 0 };

const everyStory = { order: 50, booking: 20, invoice: 14, welcome: 6, consent: 5, 'opt-out': 5 };
const orders = { order: 1, booking: 0, invoice: 0, welcome: 0, consent: 0, 'opt-out': 0 };

export const profiles = {
  mixed: {
    about: 'every process is killed or stopped at random',
    eventsPerSecond: 4,
    stories: everyStory,
    faultEveryMs: [4_000, 14_000],
    gateway: careless,
  },
  calm: { about: 'no fault at all', eventsPerSecond: 6, stories: everyStory, gateway: faultless },
  stall: {
    about: 'Temporal is away for 9.5 s again and again, while bookings are moved twice each',
    eventsPerSecond: 2,
    stories: everyStory,
    movedWhileTemporalIsAway: 30,
    gateway: faultless,
  },
  rush: {
    about: 'many events, and a fault now and then',
    eventsPerSecond: 20,
    stories: everyStory,
    faultEveryMs: [10_000, 30_000],
    gateway: careless,
  },
  orders: {
    about: 'orders only, and a kill now and then',
    eventsPerSecond: 10,
    stories: orders,
    faultEveryMs: [15_000, 35_000],
    killsOnly: true,
    gateway: careless,
  },
} as const satisfies Record<string, Profile>;

type ProfileName = keyof typeof profiles;
export const profileNames = Object.keys(profiles) as [ProfileName, ...ProfileName[]];
