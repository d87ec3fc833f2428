import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import { findTestServer } from '../../cli/engines/find.ts';
import { attributeTypes } from '../../cli/engines/temporal.ts';
import { bundleJourneys } from '../../worker/bundle.ts';

const { IndexedValueType } = temporal.api.enums.v1;
const types: Record<string, temporal.api.enums.v1.IndexedValueType> = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/** One time-skipping server and one bundle for all stories of a file. */
export function theatre(): { env: () => TestWorkflowEnvironment; bundle: () => WorkflowBundleOption } {
  let env: TestWorkflowEnvironment | undefined;
  let bundle: WorkflowBundleOption | undefined;

  beforeAll(async () => {
    bundle = await bundleJourneys();
    const { path } = await findTestServer();
    env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
    const known = Object.entries(attributeTypes).map(([name, type]) => [name, types[type] ?? 0]);
    const searchAttributes = Object.fromEntries(known) as Record<string, temporal.api.enums.v1.IndexedValueType>;
    await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
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
