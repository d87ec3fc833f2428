import { QueryNotRegisteredError } from '@temporalio/client';
import type { z } from 'zod';
import { workersNow } from '../../models/documents/worker-sign.ts';
import { standstillCauses } from '../../models/domain/runs/standstill.ts';
import type { Decision } from '../../workflows/journey/narration.ts';
import { whyQuery } from '../../workflows/journey/start.ts';
import type { decision, RunItem } from '../http/run-schemas.ts';
import { causeInWords } from './standstill.ts';
import type { Runs } from './temporal.ts';

type Why = z.output<typeof decision>[];

/** The run's own answer; a run that stands still is asked nothing, since its answer would be as late as its next step. */
export async function explainRun(
  runs: Runs,
  workflowId: string,
  standing: RunItem['stuck'],
  withinMs: number,
): Promise<Why> {
  const stands = standing
    ? [{ at: standing.since, message: standing.step ?? '', outcome: 'stuck', because: standing.because }]
    : [];
  if (standing && !standing.step) return stands;
  try {
    return [...stands, ...(await runs.query<Decision[]>(workflowId, whyQuery, withinMs))];
  } catch (error) {
    const because = `${await silence(error)} The deliveries of the run tell what was decided.`;
    return [...stands, { at: new Date().toISOString(), message: '', outcome: 'unanswered', because }];
  }
}

/** Why a run gave no answer, by what is known: a worker that cannot play its story says so. */
async function silence(error: unknown): Promise<string> {
  if (error instanceof QueryNotRegisteredError) return standstillCauses[causeInWords(error.message)];
  const workers = await workersNow();
  if (workers === 0) return 'No worker takes work now.';
  if (workers === undefined) return 'It has not answered in time.';
  return workers === 1
    ? '1 worker takes work, and has not answered in time.'
    : `${workers} workers take work, and none has answered in time.`;
}
