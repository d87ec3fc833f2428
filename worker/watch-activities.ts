import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** One attempt of an activity that failed and will be tried again, or ends its run. */
export interface FailedAttempt {
  activity: string;
  /** The failure's own type where it has one, else the name of its class: a few words of code, never data. */
  error: string;
}

/** Tells of each failed attempt, and names in every line of an activity which text or question it is about. */
export function watchActivities(onFailed: (attempt: FailedAttempt) => void): ActivityInterceptorsFactory {
  return ({ info }) => {
    let step: string | undefined;
    return {
      inbound: {
        async execute(input, next) {
          step = stepOf(input.args[0]);
          try {
            return await next(input);
          } catch (error) {
            onFailed({ activity: info.activityType, error: kindOf(error) });
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

/** The key of the text, or the question to the team. */
function stepOf(request: unknown): string | undefined {
  if (typeof request !== 'object' || request === null) return undefined;
  const { message, question } = request as { message?: unknown; question?: unknown };
  const step = message ?? question;
  return typeof step === 'string' ? step : undefined;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'type' in error && typeof error.type === 'string' ? error.type : error.name;
}
