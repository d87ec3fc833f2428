import type { WorkflowBundle } from '@temporalio/worker';
import { answerQuestions, ask, type Answers } from './questions.ts';

/** Another kind of process manager keeps a channel too, and would answer nothing. */
const isSupervised = process.send !== undefined && process.env['SUPERVISOR_PID'] === String(process.ppid);

/** Answers what the supervisor asks this process. */
export function answerSupervisor(answers: Answers): void {
  answerQuestions(process, answers);
}

/** Has workflow code bundled where it is fast: in the supervisor, which has done so before. */
export const bundleAtSupervisor = isSupervised
  ? (entry: string) => ask(process, 'bundle', entry) as Promise<WorkflowBundle>
  : undefined;

/** Waits until the process whose place this one takes no longer listens. */
export async function untilPortIsFree(): Promise<void> {
  if (isSupervised) await ask(process, 'port');
}

/** Says a line where the supervisor says its own; nowhere without one. */
export function sayAtSupervisor(line: string): void {
  if (isSupervised) void ask(process, 'say', line).catch(() => undefined);
}
