import type { Became } from '../deliveries/became.ts';

/** What every signal to a run carries: enough to drop a second arrival. */
export interface RunSignal {
  source: string;
  id: string;
  /** ISO 8601 UTC. */
  time: string;
}

/** A reply as a run sees it: what it means, never its words, so that histories hold no private text. */
export interface Reply extends RunSignal {
  says: 'yes' | 'no' | 'other';
}

/** A person followed a link of a text of the run. */
export interface Click extends RunSignal {
  deliveryId: string;
  /** 0 for the first link of the text. */
  link: number;
}

/** What became of a text that the run follows. */
export interface Receipt extends RunSignal {
  deliveryId: string;
  became: Became;
}

/** What the team decided about a question of the run; an outcome is a word of the team's own, never a person's words. */
export interface TeamDecision extends RunSignal {
  task: string;
  outcome: string;
}

/** The contact will have no more marketing; how it was said is not the run's business. */
export interface OptedOut extends RunSignal {
  name: 'opted-out';
  /** A matter, or everything, has ended as well. */
  further?: true;
}

export function isRunSignal(value: unknown): value is RunSignal {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'source' in value &&
    typeof value.source === 'string'
  );
}

/** Whether a reply agrees. */
export function saysYes(reply: Reply | undefined): boolean {
  return reply?.says === 'yes';
}
