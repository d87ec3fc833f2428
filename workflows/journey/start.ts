import type { EventName, EventOf } from '../../models/domain/events.ts';
import type { CarriedInbox } from './inbox.ts';

/**
 * What a run begins with. `Start` is the event that begins it and `Hears` the events it may wait for; the catalogue
 * must list the same, so waiting for an event that would never be delivered does not compile.
 */
export interface JourneyStart<Start extends EventName, Hears extends EventName = never> {
  journey: string;
  contactId: string;
  event: EventOf<Start>;
  /** One run per contact: what happened before this, ISO 8601, belongs to an earlier story. Absent where it is per key. */
  since?: string;
  /** Events that were there already when the run began, oldest first: its first line knows them. */
  before?: EventOf<EventName>[];
  /** Events that came after the one that began the run, before it was there. */
  meanwhile?: EventOf<EventName>[];
  /** The goal of a journey that does not hear it; the run ends the moment it arrives. */
  endsOn?: EventName;
  /** Only set when a long run continued as new. */
  carried?: { ordinal: number; inbox: CarriedInbox };
  /** Never set; keeps `Hears` in the type, invariant, so that the catalogue can list neither more nor less. */
  hears?: (name: Hears) => Hears;
}

/** How a run ended, in a few words that become its `Outcome`. */
export interface Ended {
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

/** The query that tells the last decisions of a run and why they were taken. */
export const whyQuery = 'why';
