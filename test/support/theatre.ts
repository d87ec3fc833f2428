import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import { bundleJourneys } from '../../worker/bundle.ts';

/** One time-skipping server and one bundle for all stories of a file. */
export function theatre(): { env: () => TestWorkflowEnvironment; bundle: () => WorkflowBundleOption } {
  let env: TestWorkflowEnvironment | undefined;
  let bundle: WorkflowBundleOption | undefined;
  beforeAll(async () => {
    bundle = await bundleJourneys();
    env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: '/tmp/ts-server.sh' } },
    });
    await env.connection.operatorService.addSearchAttributes({
      namespace: env.namespace ?? 'default',
      searchAttributes: { ContactId: 2, Stage: 2, NextWakeAt: 6, Outcome: 2, BusinessKey: 2 },
    });
  });
  afterAll(async () => {
    await env?.teardown();
  });
  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('used outside of a test');
    return value;
  };
  return { env: () => ready(env), bundle: () => ready(bundle) };
}
