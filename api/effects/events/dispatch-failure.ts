import { mongo } from 'mongoose';
import { z } from 'zod';
import { isDatabaseAway } from '../../../models/documents/connect.ts';
import { grpcCodeOf, grpcStatus } from '../../runs/grpc-status.ts';

/** An event that no journey of this version can read. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** An event of a contact who has an open run of a journey that the catalogue does not name. */
export class MissingJourney extends Error {
  override readonly name = 'MissingJourney';

  constructor(journeys: readonly string[]) {
    const open = journeys.length === 1 ? 'which has an open run' : 'which have open runs';
    super(`journey-missing: the catalogue does not name ${journeys.join(', ')}, ${open} of this contact`);
  }
}

/** What fails whenever it is tried, and says why in words that may be shown. */
function isOfTheEvent(error: unknown): error is UnreadableEvent | MissingJourney {
  return error instanceof UnreadableEvent || error instanceof MissingJourney;
}

/**
 * Why a dispatch failed. `outage`: somebody is away, perhaps. `event`: this event fails whenever it is tried. `unclear`:
 * anything else, which may pass.
 */
export type Cause = 'outage' | 'event' | 'unclear';

export function causeOf(error: unknown): Cause {
  if (error instanceof z.ZodError || isOfTheEvent(error)) return 'event';
  const code = grpcCodeOf(error);
  if (code === grpcStatus.INVALID_ARGUMENT) return 'event';
  if (code === grpcStatus.UNAVAILABLE || code === grpcStatus.DEADLINE_EXCEEDED) return 'outage';
  // The server answered, and refused one command.
  if (error instanceof mongo.MongoServerError) return 'unclear';
  return isDatabaseAway(error) ? 'outage' : 'unclear';
}

/** A fault that nobody can classify is tried so often, for about four minutes; then the contact goes on without the event. */
const triesOfTheUnknown = 8;

/** Whether an event fails whatever is tried, after so many tries. */
export function isHopeless(cause: Cause, tries: number): boolean {
  return cause === 'event' || (cause === 'unclear' && tries >= triesOfTheUnknown);
}

/** A stable line about a fault, without the values that errors like to quote. */
export function failureOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const fields = error.issues.map((issue) => issue.path.join('.') || 'data');
    return `its type has changed since it was taken: ${[...new Set(fields)].join(', ')}`;
  }
  if (isOfTheEvent(error)) return error.message;
  if (grpcCodeOf(error) === grpcStatus.INVALID_ARGUMENT) return 'Temporal refuses it';
  return `${error instanceof Error ? error.name : 'error'}, again and again`;
}
