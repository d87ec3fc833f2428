import { reportsArrival, type Channel } from '../message.ts';
import type { Money } from '../money/money.ts';
import { wilson, type Estimate } from '../statistics/proportions.ts';
import { countPeople } from './people-pack.ts';
import { crowds, fates, type Crowd, type Fate } from './tally.ts';

/** What was counted of messages that are alike. */
export interface Counted {
  channel: Channel;
  /** By fate, and `accepted`, `parts`, `clicks`, `humanClicks`, `ordinals`. */
  sums: Readonly<Record<string, number>>;
  reasons: Readonly<Record<string, number>>;
  cost: readonly Money[];
  /** The people of a crowd, packed. */
  packOf: (crowd: Crowd) => Uint8Array | undefined;
}

/** How many of how many, and the 95 % interval of Wilson; `value` is absent of 0. */
interface Rate extends Omit<Estimate, 'value'> {
  count: number;
  of: number;
  value?: number;
}

export const rateNames = ['receipts', 'delivery', 'click', 'reply', 'conversion', 'optOut', 'complaint'] as const;
export type RateName = (typeof rateNames)[number];

/** What a report says of some messages. */
export interface Figures {
  /** All that were begun, by what became of them, and those that a gateway took. */
  messages: Record<Fate | 'planned' | 'accepted', number>;
  suppressedBy: Record<string, number>;
  parts: number;
  /** Requests for links: all, and those that are taken for a person's. */
  clicks: { requests: number; human: number };
  /** Different people. */
  people: Record<Crowd, number>;
  rates: Record<RateName, Rate>;
  cost: Money[];
  /** By currency, rounded to millionths; none where nobody has converted. */
  costPerConversion: Money[];
}

/** Adds up what was counted; people are counted once, in however many parts of it they are. */
export function figuresOf(counted: readonly Counted[]): Figures {
  const sum = (name: string, of = counted) => of.reduce((total, { sums }) => total + (sums[name] ?? 0), 0);
  const ofFate = Object.fromEntries(fates.map((fate) => [fate, sum(fate)])) as Record<Fate, number>;
  const messages = {
    planned: fates.reduce((all, fate) => all + ofFate[fate], 0),
    accepted: sum('accepted'),
    ...ofFate,
  };
  const people = Object.fromEntries(
    crowds.map((crowd) => [crowd, countPeople(counted.flatMap(({ packOf }) => packOf(crowd) ?? []))]),
  ) as Record<Crowd, number>;
  const reporting = counted.filter(({ channel }) => reportsArrival(channel));
  const cost = costOf(counted);
  return {
    messages,
    suppressedBy: reasonsOf(counted),
    parts: sum('parts'),
    clicks: { requests: sum('clicks'), human: sum('humanClicks') },
    people,
    rates: {
      receipts: rate(messages.accepted - messages.pending - messages.unreported, messages.accepted),
      delivery: rate(sum('delivered', reporting), sum('accepted', reporting) - sum('pending', reporting)),
      click: rate(people.clicked, people.offeredLink),
      reply: rate(people.replied, people.reached),
      conversion: rate(people.converted, people.reached),
      optOut: rate(people.optedOut, people.reached),
      complaint: rate(people.complained, people.reached),
    },
    cost,
    costPerConversion:
      people.converted === 0
        ? []
        : cost.map(({ micros, currency }) => ({ micros: Math.round(micros / people.converted), currency })),
  };
}

function rate(count: number, of: number): Rate {
  const { value, low, high } = wilson({ count, of });
  return { count, of, ...(value === undefined ? {} : { value }), low, high };
}

/** The most frequent first. */
function reasonsOf(counted: readonly Counted[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { reasons } of counted)
    for (const [reason, count] of Object.entries(reasons)) sums.set(reason, (sums.get(reason) ?? 0) + count);
  return Object.fromEntries([...sums].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en')));
}

function costOf(counted: readonly Counted[]): Money[] {
  const sums = new Map<string, number>();
  for (const { micros, currency } of counted.flatMap(({ cost }) => cost))
    sums.set(currency, (sums.get(currency) ?? 0) + micros);
  return [...sums]
    .map(([currency, micros]) => ({ micros, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
