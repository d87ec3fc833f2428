/** People who do not exist, where it is day: for the demo, the tests, the benchmark and the chaos runs. */
export interface Fiction {
  timeZone: string;
  /** ISO 3166-2, where the law asks for it. */
  region?: string;
  /** How many numbers its plan keeps for fiction. */
  numbers: number;
  /** One of them, E.164; from `numbers` on they begin anew. */
  phoneOf: (index: number) => string;
  /** Whether STOP to a text ends by law all that the text was about, and not only advertising. */
  stopEndsTheMatter: boolean;
}

/** +44 7700 900000 to 900999: Ofcom, numbers for drama. */
export const british: Fiction = {
  timeZone: 'Europe/London',
  numbers: 1_000,
  stopEndsTheMatter: false,
  phoneOf: (index) => `+447700900${String(index % 1_000).padStart(3, '0')}`,
};

/** 555-0100 to 555-0199 in each area: North American Numbering Plan, numbers for entertainment. */
const areas = [212, 213, 305, 312, 404, 415, 503, 617, 702, 808];
const american = (timeZone: string, region: string): Fiction => ({
  timeZone,
  region,
  numbers: areas.length * 100,
  stopEndsTheMatter: true,
  phoneOf: (index) => `+1${areas[Math.floor(index / 100) % areas.length]}55501${String(index % 100).padStart(2, '0')}`,
});

/** Where no law gives STOP a meaning of its own, unlike in the United States; 604 is an area of British Columbia. */
export const canadian: Fiction = {
  timeZone: 'America/Vancouver',
  region: 'CA-BC',
  numbers: 100,
  stopEndsTheMatter: false,
  phoneOf: (index) => `+160455501${String(index % 100).padStart(2, '0')}`,
};

/** Where it is day while it is night for both of those; five numbers that ACMA keeps for creative works. */
export const australian: Fiction = {
  timeZone: 'Australia/Sydney',
  region: 'AU-NSW',
  numbers: 5,
  stopEndsTheMatter: false,
  phoneOf: (index) => `+61491570${['156', '157', '158', '159', '110'][index % 5]}`,
};

/**
 * For the hours in which it is night for all others: 555-0100 to 555-0199 in the areas of Guam and of the Northern
 * Marianas, where the law of the United States holds and no region needs to be named.
 */
const ofTheMarianas: Fiction = {
  timeZone: 'Pacific/Guam',
  numbers: 200,
  stopEndsTheMatter: true,
  phoneOf: (index) => `+1${index % 200 < 100 ? 671 : 670}55501${String(index % 100).padStart(2, '0')}`,
};

const everybody = [
  british,
  american('America/New_York', 'US-NY'),
  american('America/Los_Angeles', 'US-CA'),
  american('Pacific/Honolulu', 'US-HI'),
  ofTheMarianas,
];

/** The people of one zone. */
export function fictionIn(timeZone: string | undefined): Fiction | undefined {
  return everybody.find((people) => people.timeZone === timeZone);
}

/**
 * Those whose evening is furthest away, British ones by their day until its last hour, since what begins in that hour may
 * end after it; nobody is sent anything at night, and a zone that is not of the number's country would not help.
 */
export function awakeAt(now: Date, people: readonly Fiction[] = everybody): Fiction {
  const hourIn = ({ timeZone }: Fiction) =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));
  const awake = people.filter((each) => hourIn(each) >= 9 && hourIn(each) < 20);
  if (awake.includes(british) && hourIn(british) < 19) return british;
  return awake.toSorted((a, b) => hourIn(a) - hourIn(b))[0] ?? ofTheMarianas;
}
