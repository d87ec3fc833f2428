import { closeQuestions, finalOutcomes, TeamTaskModel } from '../models/documents/team-task.ts';

/**
 * Closes a question that its run no longer waits for, once however often it is tried. What the team had settled before
 * still counts, and is returned.
 */
export async function withdrawQuestion(task: string): Promise<string | undefined> {
  await closeQuestions({ _id: task });
  const settled = await TeamTaskModel.findById(task).select('outcome').lean();
  return finalOutcomes.some((each) => each === settled?.outcome) ? undefined : settled?.outcome;
}
