import type { Segments } from 'tidings/config';
import type { attributes } from './attributes.ts';
import type { events } from './events.ts';

/** Audiences by name; a journey asks with `inSegment`. */
export const segments = {
  /** On the paid plan. */
  'pro-members': { attribute: 'plan', is: 'pro' },
  /** Has ordered before: the order at hand is at least the second. */
  'repeat-buyers': { event: 'order.placed', count: { atLeast: 2 } },
  /** Pays on account with a person of ours looking after them; a machine should not press them. */
  'key-accounts': { attribute: 'keyAccount', is: true },
} satisfies Segments<typeof events, typeof attributes>;
