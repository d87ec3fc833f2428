import { WorkflowFailedError } from '@temporalio/client';
import { CancelledFailure, TerminatedFailure } from '@temporalio/common';
import { sourceLocation } from '../../models/source-location.ts';
import { storyIsOver } from './stage.ts';

/**
 * Takes the error by which the result of a run was refused. One that was cancelled has ended, and has not failed.
 *
 * @throws Error that names the journey, where it failed and why
 */
export function cancelledOrFailed(journey: string) {
  return (error: unknown): { endedBy: string } => {
    const cause = error instanceof WorkflowFailedError ? error.cause : error;
    if (error instanceof WorkflowFailedError && cause instanceof CancelledFailure) return { endedBy: 'cancelled' };
    if (cause instanceof TerminatedFailure) throw new Error(storyIsOver);
    const location = cause instanceof Error ? locationOf(cause) : undefined;
    throw new Error(
      `${journey} failed${location ? ` at ${location}` : ''}: ${cause instanceof Error ? messageOf(cause) : String(cause)}`,
      { cause },
    );
  };
}

/** Where in a journey it was thrown, as far inside as it can be said. */
function locationOf(error: Error): string | undefined {
  const inner = error.cause instanceof Error ? locationOf(error.cause) : undefined;
  return inner ?? sourceLocation(error.stack ?? '');
}

/** What the innermost cause says: those around it only say that something failed. */
function messageOf(error: Error): string {
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}
