import { describe, expect, it } from 'vitest';
import { verdict } from '../support/verdict.ts';

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, index) => ({ fullName: `test ${index}`, status: each })),
});

describe('the verdict on a run of all tests', () => {
  it.each([
    ['every test passed', file('passed', 'passed', 'passed'), 2, []],
    ['a test failed', file('failed', 'passed', 'failed'), 1, ['failed: a.test.ts: test 1']],
    ['a test was skipped', file('passed', 'passed', 'skipped'), 1, ['skipped: a.test.ts: test 1']],
    ['a test is still to be written', file('passed', 'todo'), 0, ['todo: a.test.ts: test 0']],
    ['a hook failed before all tests', file('failed', 'skipped'), 0, ['skipped: a.test.ts: test 0']],
    ['a hook failed after all tests', file('failed', 'passed'), 1, ['failed: a.test.ts']],
    ['a file did not load', file('failed'), 0, ['failed: a.test.ts']],
  ])('says so when %s', (_what, report, passed, failures) => {
    expect(verdict({ testResults: [report] })).toEqual({ passed, failures });
  });
});
