import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../cli/wiring/log.ts';
import { NotYet, retryUntilReady } from '../../cli/wiring/retry-until-ready.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('says what it waits for at once and every ten seconds, however long an attempt takes', async () => {
  const begun = Date.now();
  const log = createLog('test', 'silent');
  const saidAt: number[] = [];
  vi.spyOn(log, 'warn').mockImplementation(() => void saidAt.push((Date.now() - begun) / 1_000));
  const attempt = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    throw new NotYet('The database does not answer: start it.');
  };
  const waiting = expect(retryUntilReady(log, attempt)).rejects.toThrow(
    'The database does not answer: start it. (Waited a minute.)',
  );
  await vi.advanceTimersByTimeAsync(120_000);
  await waiting;
  expect(saidAt).toEqual([5, 15, 25, 35, 45, 55]);
  expect(vi.getTimerCount()).toBe(0);
});
