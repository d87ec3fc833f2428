import { afterAll, beforeAll } from 'vitest';
import { people } from './people.ts';
import { startPollWorker, type PollWorker } from './poll/worker.ts';
import { startSystem, type System } from './system.ts';

/** A whole Tidings for the tests of one file, with a worker for the small journeys of `poll.ts` beside it. */
export function town(env: Record<string, string> = {}) {
  let running: { system: System; poll: PollWorker } | undefined;
  beforeAll(async () => {
    const system = await startSystem(env);
    running = { system, poll: await startPollWorker(system) };
  });
  afterAll(async () => {
    await running?.poll.stop();
    await running?.system.stop();
  });
  const here = () => {
    if (!running) throw new Error('used outside of a test');
    return running;
  };
  return { ...people(() => here().system), system: () => here().system, poll: () => here().poll };
}
