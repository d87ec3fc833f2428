import type { Value } from '../models/domain/message.ts';
import { deliveryIdOf } from '../models/documents/deliveries/delivery.ts';
import { openTask } from '../models/documents/team-task.ts';

/** A question of a run to the team, named by the run and its ordinal in it. */
export interface TeamQuestion {
  workflowId: string;
  startedBy: string;
  journey: string;
  contactId: string;
  ordinal: number;
  question: string;
  /** `reply`, the id of one, shows its words beside the question. */
  details: Record<string, Value>;
  /** Absent where the run does not wait for the answer. */
  counts?: AnswerCounts;
}

/** Until when a run waits for an answer: ISO 8601, or for so long from when the team was asked. */
export type AnswerCounts = { until: string } | { forMs: number };

/** Puts a question into the team's queue, once however often it is tried; returns the id of the task. */
export async function askTeam(asked: TeamQuestion): Promise<string> {
  const { workflowId, journey, contactId, question, details, counts } = asked;
  const task = deliveryIdOf(asked);
  const { reply } = details;
  const about = typeof reply === 'string' ? { replyId: reply } : {};
  const limit = counts ? { answerUntil: endOf(counts) } : {};
  await openTask({
    _id: task,
    kind: 'question',
    workflowId,
    journey,
    contactId,
    question,
    details,
    ...about,
    ...limit,
  });
  return task;
}

function endOf(counts: AnswerCounts): Date {
  return new Date('until' in counts ? counts.until : Date.now() + counts.forMs);
}
