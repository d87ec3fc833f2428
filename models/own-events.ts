import { z } from 'zod';
import { fields } from './config/fields.ts';

/** What the journeys of Tidings itself begin with and hear, as runs see it. */
export interface OwnEvents {
  'consent.requested': {
    requestId: string;
    brand: string;
    wording: string;
    language: string;
    method: 'code' | 'link';
  };
  'consent.confirmed': { requestId: string };
  'schedule.due': {
    /** On the clock of the schedule, `2026-05-04`. */
    day: string;
  };
}

/** The event with which a journey begins that has a schedule; it is told to that journey alone. */
export const onSchedule = 'schedule.due';

/** The names among which the fields of such an event choose. */
interface Choices {
  brands: readonly [string, ...string[]];
  wordings: readonly string[];
  locales: readonly [string, ...string[]];
}

/** The schemas of these events in one installation. */
export function ownEventSchemas({ brands, wordings, locales }: Choices) {
  return {
    'consent.requested': z.object({
      requestId: fields.id,
      brand: z.enum(brands).default(brands[0]),
      wording: z.enum(wordings as [string, ...string[]], 'must be one of the wordings in tidings.config.ts'),
      language: z.enum(locales),
      method: z.enum(['code', 'link']),
      // Nobody is asked by another way yet, and whoever names one must not believe it.
      channel: z.literal('sms', 'must be sms: a consent is asked for by SMS').optional(),
    }),
    'consent.confirmed': z.object({ requestId: fields.id }),
    [onSchedule]: z.object({ day: fields.date }),
  } satisfies Record<keyof OwnEvents, z.ZodObject>;
}

/** What Tidings tells as a contact comes to belong to a segment, and as it no longer does. */
export interface SegmentChange {
  /** Since when it belongs, or did, as far as that was seen, ISO 8601 UTC; absent where it did before anybody looked. */
  since?: string | undefined;
}

/** The events that tell of segments, by the names of these. */
export type SegmentEventName<Segment extends string> = `entered.${Segment}` | `left.${Segment}`;

/** The names of both events of a segment. */
export const enteredOf = <Segment extends string>(segment: Segment) => `entered.${segment}` as const;
export const leftOf = <Segment extends string>(segment: Segment) => `left.${segment}` as const;

/** The schemas of the events that tell of these segments. */
export function segmentEventSchemas(segments: readonly string[]) {
  const schema = z.object({ since: fields.instant.optional() });
  return Object.fromEntries(segments.flatMap((each) => [enteredOf(each), leftOf(each)]).map((name) => [name, schema]));
}

/** Tidings posts these itself; taken from outside, they would tell a run what nobody can prove. */
export const toldByItself: readonly string[] = ['consent.confirmed', onSchedule];
