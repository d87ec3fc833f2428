import type { EventName, EventOf } from '../../models/config/register.ts';
import type { ToldEvent } from '../../models/domain/event.ts';
import type { CarriedInbox } from './inbox.ts';

/** What a run begins with. */
export interface RunStart {
  journey: string;
  contactId: string;
  event: ToldEvent;
  /** One run per contact: what happened before this, ISO 8601, belongs to an earlier story. Absent where it is per key. */
  since?: string;
  /** Events that were there already when the run began, oldest first: its first line knows them. */
  before?: ToldEvent[];
  /** Events that came after the one that began the run, before it was there. */
  meanwhile?: ToldEvent[];
  /** The goal of a journey that does not hear it; the run ends the moment it arrives. */
  endsOn?: string;
}

/** The same for the story that begins on `Start`. */
export interface JourneyStart<Start extends EventName> extends RunStart {
  event: EventOf<Start>;
  before?: EventOf<EventName>[];
  meanwhile?: EventOf<EventName>[];
  /** Only set when a long run continued as new. */
  carried?: {
    ordinal: number;
    inbox: CarriedInbox;
    /** Key of the event that began the run, where the story has begun anew since. */
    startedBy?: string;
  };
}

/** How a run ended, in a few words that become its `Outcome`. */
export interface Ended {
  /** Such as `order.delivered` or `silence`. */
  endedBy: string;
}

/** Where all journeys run. */
export const taskQueue = 'journeys';

/** Search attributes of every run; support filters by them. */
export const attributes = {
  contactId: 'ContactId',
  stage: 'Stage',
  nextWakeAt: 'NextWakeAt',
  outcome: 'Outcome',
  businessKey: 'BusinessKey',
} as const;

/** The name in a run's memo under which it keeps the key of the event with which its story has begun anew. */
export const restartMemo = 'restartedBy';

/** The query that tells the last decisions of a run and why they were taken. */
export const whyQuery = 'why';
