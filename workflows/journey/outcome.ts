import { isCancellation, upsertSearchAttributes } from '@temporalio/workflow';
import { ContinueAsNew, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails } from '@temporalio/workflow';
import { attributes, type Ended } from './start.ts';

const outcomeKey = defineSearchAttributeKey(attributes.outcome, 'KEYWORD');
const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');
const nextWakeKey = defineSearchAttributeKey(attributes.nextWakeAt, 'DATETIME');

/** Writes a run's `Outcome` as it ends, whatever way it ends, so that no journey has to remember to. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      async execute(input, next) {
        try {
          const ended = (await next(input)) as Ended;
          conclude(ended.endedBy);
          return { endedBy: ended.endedBy };
        } catch (error) {
          if (!(error instanceof ContinueAsNew)) conclude(isCancellation(error) ? 'cancelled' : 'failed');
          throw error;
        }
      },
    },
  ],
});

function conclude(outcome: string): void {
  upsertSearchAttributes([
    { key: outcomeKey, value: outcome },
    { key: stageKey, value: 'ended' },
    { key: nextWakeKey, value: null },
  ]);
  setCurrentDetails(`**Ended** by ${outcome}.`);
}
