import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll, inject } from 'vitest';
import { connectTimeSkipping, type TimeSkipping } from '../../cli/testing/server.ts';

/** The time-skipping server and the bundle of this run, for tests of workflows that are no stories. */
export function theatre(): { env: () => TimeSkipping; bundle: () => WorkflowBundleOption } {
  let env: TimeSkipping | undefined;
  beforeAll(async () => {
    env = await connectTimeSkipping(inject('stories').address);
  });
  afterAll(() => env?.close());

  return {
    env: () => {
      if (!env) throw new Error('used outside of a test');
      return env;
    },
    bundle: () => ({ codePath: inject('stories').bundle }),
  };
}
