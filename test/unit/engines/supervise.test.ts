import { afterEach, expect, it, vi } from 'vitest';
import { keepAlive } from '../../../cli/dev/supervise.ts';

afterEach(() => vi.useRealTimers());

it('tells once what keeps a process from coming back, and each time that it has not', async () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const restart = vi
    .fn<() => Promise<void>>()
    .mockRejectedValueOnce(new Error('fault 1\nfault 2\n\napi ended'))
    .mockRejectedValueOnce(new Error('fault 1\nfault 2\n\napi ended'))
    .mockRejectedValueOnce(new Error('fault 2\n\napi ended'))
    .mockResolvedValueOnce();
  keepAlive(
    (line) => said.push(line),
    () => false,
  )('api', restart);
  await vi.runAllTimersAsync();
  expect(said.slice(1)).toEqual([
    'fault 1\nfault 2\n\napi ended. Trying again in 1 s.',
    'api ended. Trying again in 2 s.',
    'fault 2\n\napi ended. Trying again in 4 s.',
    'api is back.',
  ]);
});
