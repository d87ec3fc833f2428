import { CancellationScope, isCancellation, upsertSearchAttributes } from '@temporalio/workflow';
import { ContinueAsNew, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails } from '@temporalio/workflow';
import { isRunSignal } from '../../models/domain/runs/run-signal.ts';
import { isBeforeStory } from '../../models/domain/runs/story-order.ts';
import { attributes, type Ended, type RunStart } from './start.ts';

const outcomeKey = defineSearchAttributeKey(attributes.outcome, 'KEYWORD');
const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');
const nextWakeKey = defineSearchAttributeKey(attributes.nextWakeAt, 'DATETIME');

/**
 * Ends a run on its goal, and writes its `Outcome` as it ends, whatever way it ends, so that no journey has to
 * remember to. A hand-over that has begun is finished first.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const telling = new CancellationScope();
  let start: Partial<RunStart> = {};
  let endsOn: string | undefined;
  let reached = false;
  return {
    inbound: [
      {
        async execute(input, next) {
          start = input.args[0] ?? {};
          endsOn = start.endsOn;
          const known = [...(start.before ?? []), ...(start.meanwhile ?? [])];
          if (endsOn && known.some(({ name }) => name === endsOn)) {
            conclude(endsOn);
            return { endedBy: endsOn };
          }
          try {
            const ended = (await (endsOn ? telling.run(() => next(input)) : next(input))) as Ended;
            conclude(ended.endedBy);
            return { endedBy: ended.endedBy };
          } catch (error) {
            if (reached && endsOn && isCancellation(error)) {
              conclude(endsOn);
              return { endedBy: endsOn };
            }
            if (!(error instanceof ContinueAsNew)) conclude(isCancellation(error) ? 'cancelled' : 'failed');
            throw error;
          }
        },
        async handleSignal(input, next) {
          await next(input);
          if (input.signalName !== endsOn) return;
          const signal = input.args[0];
          if (start.since !== undefined && isRunSignal(signal) && isBeforeStory(signal, start.since)) return;
          reached = true;
          telling.cancel();
        },
      },
    ],
  };
};

function conclude(outcome: string): void {
  upsertSearchAttributes([
    { key: outcomeKey, value: outcome },
    { key: stageKey, value: 'ended' },
    { key: nextWakeKey, value: null },
  ]);
  setCurrentDetails(`**Ended** by ${outcome}.`);
}
