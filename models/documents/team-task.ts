import { model, type QueryFilter } from 'mongoose';
import type { Value } from '../domain/message.ts';
import { isDuplicateKey } from './connect.ts';
import { asGiven, collection } from './collection.ts';
import { indexOwing, owingAfter, owingFields, type Owing, type Unowed } from './owing.ts';

/**
 * question: a journey asks. ambiguous: a reply that two runs may mean. unasked: a reply that no run waits for. review: a
 * reply that may be a refusal, so that marketing is paused. data-request: somebody claims a right to the data on him.
 */
export const teamTaskKinds = ['question', 'ambiguous', 'unasked', 'review', 'data-request'] as const;
type TeamTaskKind = (typeof teamTaskKinds)[number];

/** One change of a task, and who made it, by an opaque id. */
export interface TaskChange {
  at: Date;
  state: 'open' | 'claimed' | 'done';
  outcome?: string;
  by?: string;
}

/** Something a person in the team must see to. Each change owes its effect: the signal to the run, and the notice. */
export interface TeamTask extends Owing {
  /** Hash of (workflow, starting event, ordinal), or the reply it is about, so that a retried step asks once. */
  _id: string;
  kind: TeamTaskKind;
  /** The run that asks; for a reply nobody waits for, absent. */
  workflowId?: string;
  journey?: string;
  contactId: string;
  /** Keyed hash of the number that wrote, whatever number the contact has by now; of a reply, and absent on old rows. */
  addressHash?: string;
  question: string;
  details: Record<string, Value>;
  /** The reply it is about; its words are read there. */
  replyId?: string;
  /** The runs that an ambiguous reply may mean. */
  runs?: string[];
  state: 'open' | 'claimed' | 'done';
  /** Opaque id of the colleague who has it. */
  assignee?: string;
  /** One word of the team's own. */
  outcome?: string;
  /** Who settled it, by an opaque id. */
  resolvedBy?: string;
  /** What became of it before, in order: reopening takes nothing of that back. */
  changes?: TaskChange[];
  /** The run that was chosen for an ambiguous reply. */
  chosenRun?: string;
  /** Rises with each change; the id of a notice is task and revision. */
  revision: number;
  createdAt: Date;
  /** The run that asks goes on without an answer then; absent where it waits for none, and on old rows. */
  answerUntil?: Date;
  /** By when the law wants it done; of the others the team's own hours decide. */
  dueAt?: Date;
  doneAt?: Date;
}

const schema = collection<TeamTask>('team_tasks', {
  _id: { type: String, required: true },
  kind: { type: String, required: true },
  workflowId: String,
  journey: String,
  contactId: { type: String, required: true },
  addressHash: String,
  question: { type: String, required: true },
  details: { type: asGiven, default: {} },
  replyId: String,
  runs: { type: [String], default: undefined },
  state: { type: String, required: true },
  assignee: String,
  outcome: String,
  resolvedBy: String,
  changes: { type: asGiven, default: undefined },
  chosenRun: String,
  revision: { type: Number, required: true },
  createdAt: { type: Date, required: true },
  answerUntil: Date,
  dueAt: Date,
  doneAt: Date,
  ...owingFields,
});
schema.index({ state: 1, createdAt: -1, _id: -1 });
schema.index({ journey: 1, createdAt: -1, _id: -1 });
schema.index({ contactId: 1, createdAt: -1, _id: -1 });
schema.index({ contactId: 1, doneAt: -1, _id: -1 });
schema.index({ addressHash: 1 }, { sparse: true });
indexOwing(schema);

export const TeamTaskModel = model<TeamTask>('TeamTask', schema);

type NewTask = Omit<Unowed<TeamTask>, 'state' | 'revision' | 'createdAt'>;

/** Opens a task, once however often it is tried. */
export async function openTask(task: NewTask): Promise<void> {
  const now = new Date();
  const opened = { ...task, state: 'open', revision: 1, createdAt: now, ...owingAfter(0, now) } as const;
  try {
    await TeamTaskModel.create(opened);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** The outcome of a question that nobody had answered when its run went on, or ended. */
export const noLongerAsked = 'no-longer-asked';

/** Outcomes that Tidings alone gives, and that no run is told of. */
export const finalOutcomes = [noLongerAsked, 'erased'] as const;

/** Closes questions that nobody waits for any more, and lets the team's own system know. */
export async function closeQuestions(which: QueryFilter<TeamTask>): Promise<void> {
  const doneAt = new Date();
  const closed = { state: 'done', outcome: noLongerAsked } as const;
  await TeamTaskModel.updateMany(
    { ...which, kind: 'question', state: { $ne: 'done' } },
    {
      $set: { ...closed, doneAt, ...owingAfter(0, doneAt) },
      $inc: { revision: 1 },
      $push: { changes: { at: doneAt, ...closed } },
    },
  );
}
