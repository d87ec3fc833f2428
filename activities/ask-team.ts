import type { Value } from '../models/domain/message.ts';
import { TeamTaskModel } from '../models/documents/team-task.ts';
import { deliveryIdOf } from './deliver.ts';

/** A question of a run to the team, named by the run and its ordinal in it. */
export interface TeamQuestion {
  workflowId: string;
  startedBy: string;
  journey: string;
  contactId: string;
  ordinal: number;
  question: string;
  details: Record<string, Value>;
}

/** Puts a question into the team's queue, once however often it is tried. */
export async function askTeam(asked: TeamQuestion): Promise<void> {
  const { workflowId, journey, contactId, question, details } = asked;
  await TeamTaskModel.updateOne(
    { _id: deliveryIdOf({ ...asked, message: '', notAfter: '' }) },
    { $setOnInsert: { workflowId, journey, contactId, question, details, state: 'open', createdAt: new Date() } },
    { upsert: true },
  );
}
