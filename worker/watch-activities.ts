import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { failureInWords } from '../models/domain/runs/failure-in-words.ts';

/** One attempt of an activity that failed and will be tried again, or ends its run. */
export interface FailedAttempt {
  activity: string;
  /** The failure's own type where it has one, else the name of its class: a few words of code, never data. */
  error: string;
}

/** One attempt of a local activity: tried again inside a workflow task, where Temporal does not see it fail. */
export interface LocalAttempt {
  runId: string;
  workflowId: string;
  /** The activity, and what it is about: `inSegment regulars`. */
  step: string;
  attempt: number;
  /** Of a failure its kind and words, without data; absent where it succeeded. */
  error?: string;
}

/** Tells of each failed attempt and of all of local activities, and names in every line of an activity which text it is about. */
export function watchActivities(
  onFailed: (attempt: FailedAttempt) => void,
  onLocal: (attempt: LocalAttempt) => void,
): ActivityInterceptorsFactory {
  return ({ info }) => {
    let step: string | undefined;
    const tellLocal = (outcome: Pick<LocalAttempt, 'error'>) => {
      const { activityType, attempt, isLocal, workflowExecution: run } = info;
      if (isLocal && run)
        onLocal({ ...run, step: [activityType, step].filter(Boolean).join(' '), attempt, ...outcome });
    };
    return {
      inbound: {
        async execute(input, next) {
          step = stepOf(input.args[0]);
          try {
            const answer: unknown = await next(input);
            tellLocal({});
            return answer;
          } catch (error) {
            onFailed({ activity: info.activityType, error: kindOf(error) });
            tellLocal({ error: failureInWords(kindOf(error), error instanceof Error ? error.message : '') });
            throw error;
          }
        },
      },
      outbound: {
        getLogAttributes: (input, next) => ({ ...next(input), ...(step === undefined ? {} : { step }) }),
      },
    };
  };
}

/** The key of the text, or the name of the segment or attribute; never a question, which may name somebody. */
function stepOf(request: unknown): string | undefined {
  if (typeof request !== 'object' || request === null) return undefined;
  const { message, segment, attribute } = request as Record<string, unknown>;
  const step = message ?? segment ?? attribute;
  return typeof step === 'string' ? step : undefined;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'type' in error && typeof error.type === 'string' ? error.type : error.name;
}
