import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteStandstill, standstillInside, StuckRunModel, type StuckRun } from '../../models/documents/stuck-run.ts';
import type { Standstill } from '../../models/domain/runs/standstill.ts';
import { watchActivities } from '../../worker/watch-activities.ts';
import { RunWatch, type RunLookUps } from '../../worker/watch-runs.ts';

const now = new Date('2026-05-04T10:00:00Z');
const run = { runId: 'r1', workflowId: 'welcome/ann' };
const temporal: RunLookUps = {
  standstill: (_workflowId, runId) => standstillInside(runId, now),
  identify: () => Promise.resolve([]),
  overdue: () => Promise.resolve([]),
  unserved: () => Promise.resolve([]),
};

/** The one row that the collection holds. */
let row: Partial<StuckRun> | undefined;
beforeEach(() => {
  row = undefined;
  const query = (found: unknown) => ({
    select: () => query(found),
    sort: () => query(found),
    limit: () => query(found),
    lean: () => found,
  });
  vi.spyOn(StuckRunModel, 'findById').mockImplementation((() => query(row)) as never);
  vi.spyOn(StuckRunModel, 'find').mockImplementation((() => query(row?.stuck ? [row] : [])) as never);
  vi.spyOn(StuckRunModel, 'findOne').mockImplementation((({ knownUntil }: { knownUntil: { $gt: Date } }) =>
    query(row?.stuck && row.knownUntil && row.knownUntil > knownUntil.$gt ? row : null)) as never);
  vi.spyOn(StuckRunModel, 'updateOne').mockImplementation(((
    _filter: object,
    change: { $set: object; $unset: object },
  ) => {
    const modifiedCount = row?.stuck ? 1 : 0;
    const kept = Object.entries({ _id: run.runId, ...row, ...change.$set }).filter(([key]) => !(key in change.$unset));
    row = Object.fromEntries(kept);
    return { modifiedCount };
  }) as never);
});
afterEach(() => vi.restoreAllMocks());

/** A worker whose local activity `inSegment` is tried for the `attempt`-th time. */
function worker() {
  const told: Standstill[] = [];
  const watch = new RunWatch(temporal, pino({ enabled: false }), (standstill) => told.push(standstill));
  const notes: Promise<void>[] = [];
  const attempted = async (attempt: number, answer: () => Promise<unknown>) => {
    const info = { activityType: 'inSegment', attempt, isLocal: true, workflowExecution: run };
    const watching = watchActivities(
      () => undefined,
      (each) => notes.push(watch.takeLocal(each, now)),
    );
    const { inbound } = watching({ info } as never) as {
      inbound: Required<Pick<ActivityInboundCallsInterceptor, 'execute'>>;
    };
    await inbound
      .execute({ args: [{ contactId: 'ann', segment: 'regulars' }], headers: {} }, answer)
      .catch(() => undefined);
    await Promise.all(notes);
  };
  return { watch, told, attempted };
}
const fails = () => Promise.reject(ApplicationFailure.retryable('segment regulars throws: TypeError', 'SEGMENT_FAILS'));

it('a local activity that failed three times stands still, through every look, until it succeeds', async () => {
  const { watch, told, attempted } = worker();
  await attempted(1, fails);
  await attempted(2, fails);
  expect(row).toBeUndefined();
  await attempted(3, fails);
  const standstill = {
    cause: 'step-fails',
    step: 'inSegment regulars',
    attempt: 3,
    error: 'SEGMENT_FAILS: segment regulars throws: TypeError',
  };
  expect(told).toMatchObject([standstill]);
  await watch.round(now);
  expect(row).toMatchObject({ ...standstill, stuck: true });
  await attempted(4, () => Promise.resolve(true));
  expect(row).toMatchObject({ wentOnAt: now });
  expect(row).not.toHaveProperty('stuck');
});

it('a driver’s words are left out, and what nobody tells of any more is over after some minutes', async () => {
  const { attempted } = worker();
  await attempted(3, () => Promise.reject(new RangeError('Jan Kowalski 512345678')));
  expect(row?.error).toBe('RangeError');
  expect(await standstillInside(run.runId, new Date(now.getTime() + 180_000))).toBeUndefined();
  // What Temporal itself sees holds for as long as it sees it.
  await noteStandstill(run, { cause: 'throws', attempt: 2, error: '', since: now }, now);
  expect(row).not.toHaveProperty('knownUntil');
});
