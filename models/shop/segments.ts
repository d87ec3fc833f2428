import type { SegmentFacts } from 'tidings/config';

/** Audiences by name; a journey asks with `inSegment`. */
export const segments = {
  /** On the paid plan. */
  'pro-members': ({ attributes }) => attributes['plan'] === 'pro',
  /** Has ordered before: the order at hand is at least the second. */
  'repeat-buyers': ({ counts }) => (counts['order.placed'] ?? 0) >= 2,
  /** Pays on account with a person of ours looking after them; a machine should not press them. */
  'key-accounts': ({ attributes }) => attributes['keyAccount'] === true,
} satisfies Record<string, (facts: SegmentFacts) => boolean>;
