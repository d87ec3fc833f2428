import type { ProblemText } from './problem-text.ts';

/** What stands against a request that was read: what is there, and what is away. */
export const stateProblems = {
  'event-type-unknown': {
    status: 422,
    title: 'Nobody registered this event type',
    why: 'No event of this name stands in `events` of `tidings.config.ts`.',
    fix: 'Take one of the nearest known names in `detail`, or add the new one to `events`.',
  },
  'event-conflict': {
    status: 409,
    title: 'Another event has the same source and id',
    why: 'An event with this source and id was taken before, and its content was another.',
    fix: 'Use a new id for a new event.',
  },
  'event-time-invalid': {
    status: 422,
    title: 'The time of the event is out of range',
    why: 'The event, or a moment in its data, lies where it cannot: too far back, or on the wrong side of now.',
    fix: 'Check the clock and the zone of the sender, and the field that `errors[]` names; old news is refused by intention.',
  },
  'event-unknown': {
    status: 404,
    title: 'No such event',
    why: 'No event with this source and id was taken.',
    fix: 'Check both; percent-encode a source that has slashes.',
  },
  'event-state': {
    status: 409,
    title: 'The event is not in a state that allows this',
    why: 'Its dispatch is done or still goes on.',
    fix: 'Wait: only an event whose dispatch is `failed` is tried again by hand.',
  },
  'contact-unknown': {
    status: 404,
    title: 'No such contact',
    why: 'No contact has this id.',
    fix: 'Create the contact first.',
  },
  'contact-erased': {
    status: 410,
    title: 'The contact was erased',
    why: 'The person asked to be forgotten, and an erased id stays erased.',
    fix: 'Nothing; the id cannot be used again.',
  },
  'contact-state': {
    status: 409,
    title: 'The contact is not in a state that allows this',
    why: 'It has no number to ask the network about.',
    fix: 'Give the contact a phone number first.',
  },
  'consent-conflict': {
    status: 409,
    title: 'Another consent has the same request id',
    why: 'A consent with this request id was recorded before, and its content was another.',
    fix: 'Use a new request id for another act.',
  },
  'delivery-unknown': {
    status: 404,
    title: 'No such delivery',
    why: 'No delivery has this id.',
    fix: 'Find its id with `GET /v1/deliveries`.',
  },
  'journey-unknown': {
    status: 404,
    title: 'No such journey',
    why: 'No journey of this installation has this name.',
    fix: 'Take one of the known names in `detail`.',
  },
  'run-unknown': {
    status: 404,
    title: 'No such run',
    why: 'Temporal knows no run of this id; ended ones are forgotten after its retention.',
    fix: 'Find its id with `GET /v1/runs`.',
  },
  'run-ended': {
    status: 409,
    title: 'The run has already ended',
    why: 'The run has ended, or is ending already.',
    fix: 'Nothing is left to cancel.',
  },
  'import-unknown': {
    status: 404,
    title: 'No such import',
    why: 'No import has this id, or its report is older than 30 days.',
    fix: 'Take the id from the answer of the import.',
  },
  'task-unknown': {
    status: 404,
    title: 'No such task',
    why: 'No task of the team has this id.',
    fix: 'Find its id with `GET /v1/team-tasks`.',
  },
  'task-state': {
    status: 409,
    title: 'The task is not in a state that allows this',
    why: 'Somebody else was faster, or the task is resolved already.',
    fix: 'Read it again.',
  },
  'no-longer-asked': {
    status: 409,
    title: 'Nobody waits for the answer any more',
    why: 'The run that asked the team has gone on without an answer, since its time was over or something else came first, or it has ended.',
    fix: 'Do by hand what is still to be done; the timeline of the contact says what the run did.',
  },
  'route-unknown': {
    status: 404,
    title: 'No such route',
    why: 'No route of `TIDINGS_ROUTES` has the name in the path.',
    fix: 'Check the address that the provider calls.',
  },
  'text-unknown': {
    status: 404,
    title: 'No such text',
    why: 'No text has this key, or it has not been published yet.',
    fix: 'Find its key with `GET /v1/texts`; a start of the worker publishes.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    why: 'Nothing is served at this path.',
    fix: 'See `/docs` for what there is.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'There is no such operation here',
    why: 'The path exists, and has no operation for this method.',
    fix: 'Use one of the methods in `Allow`.',
  },
  'database-away': {
    status: 503,
    title: 'The database cannot be reached',
    why: 'MongoDB does not answer; `detail` says whether nothing was taken, or that this is not known.',
    fix: 'Send the same again, with the same ids, after `Retry-After`: what was taken answers `duplicate`. Operators: see `/readyz`, and start MongoDB.',
  },
  'temporal-away': {
    status: 503,
    title: 'Temporal cannot be reached',
    why: 'Temporal does not answer. Events are still taken; what asks Temporal for an answer must wait.',
    fix: 'Try again after `Retry-After`. Operators: see `/readyz`, and start Temporal.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    why: 'A fault of Tidings, which was logged with this code.',
    fix: 'Try again; if it stays, tell the operators, who find it in the log.',
  },
} as const satisfies Record<string, ProblemText>;
