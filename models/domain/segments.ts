import type { EventName } from './events.ts';

/** What a segment may look at: the contact's own fields, and how many events of each type it has had. */
export interface SegmentFacts {
  attributes: Record<string, string | number | boolean>;
  locale?: string;
  country?: string;
  counts: Partial<Record<EventName, number>>;
}

/** Audiences by name; a journey asks with `inSegment`. */
export const segments = {
  /** On the paid plan. */
  'pro-members': ({ attributes }) => attributes['plan'] === 'pro',
  /** Has ordered before: the order at hand is at least the second. */
  'repeat-buyers': ({ counts }) => (counts['order.placed'] ?? 0) >= 2,
  /** Pays on account with a person of ours looking after them; a machine should not press them. */
  'key-accounts': ({ attributes }) => attributes['keyAccount'] === true,
} as const satisfies Record<string, (facts: SegmentFacts) => boolean>;

export type SegmentName = keyof typeof segments;
