import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inFlight, until } from './measure.ts';

const taskQueue = 'floor';

/** The same engine with nothing on it but a bare workflow with one activity that does nothing. */
export async function startFloor(address: string) {
  const arrivals = new Map<string, number>();
  const nothing = (id: string): Promise<void> => {
    arrivals.set(id, performance.now());
    return Promise.resolve();
  };
  const built = fileURLToPath(new URL('floor-workflow.js', import.meta.url));
  const workflowsPath = existsSync(built) ? built : built.replace(/js$/, 'ts');
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath,
    activities: { nothing },
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentWorkflowTaskExecutions: 40,
  });
  const running = worker.run();
  const client = new Client({ connection });
  const begin = async (id: string) => {
    await client.workflow.start('floor', { taskQueue, workflowId: id, args: [id] });
  };

  return {
    /** Workflows per second until the last activity has run. */
    async throughput(count: number, parallel: number): Promise<number> {
      arrivals.clear();
      const begun = performance.now();
      await inFlight(
        Array.from({ length: count }, () => randomUUID()),
        parallel,
        begin,
      );
      await until(() => arrivals.size >= count);
      return count / ((performance.now() - begun) / 1_000);
    },
    /** Milliseconds from the start call to the activity, one workflow at a time. */
    async latencies(count: number): Promise<number[]> {
      const found: number[] = [];
      for (let index = 0; index < count; index += 1) {
        const id = randomUUID();
        const begun = performance.now();
        await begin(id);
        await until(() => arrivals.has(id));
        found.push((arrivals.get(id) ?? 0) - begun);
      }
      return found;
    },
    async stop(): Promise<void> {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}
