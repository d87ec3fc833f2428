import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectTimeSkipping, type TimeSkipping } from './time-skipping.ts';

/** The time-skipping server and the bundle of this run, for the stories of a file. */
export function theatre(): { env: () => TimeSkipping; bundle: () => WorkflowBundleOption } {
  let env: TimeSkipping | undefined;
  beforeAll(async () => {
    env = await connectTimeSkipping(inject('timeSkippingServer'));
  });
  afterAll(() => env?.close());

  return {
    env: () => {
      if (!env) throw new Error('used outside of a test');
      return env;
    },
    bundle: () => ({ codePath: inject('bundles').journeys }),
  };
}
