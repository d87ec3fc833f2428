import { Connection, WorkflowClient } from '@temporalio/client';
import { InternalConnectionOptionsSymbol, type InternalConnectionOptions } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs, type Duration } from '@temporalio/common/lib/time.js';
import { TimeSkippingWorkflowClient } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker';

/**
 * The time-skipping server of this run, with the face of the SDK's `TestWorkflowEnvironment`, which itself can only skip
 * time on a server that it has started. Time is that of the server: it stands still but for `sleep` and while a result
 * is awaited, so no two stories may be played at once.
 */
export interface TimeSkipping {
  /** Lets time pass while a result is awaited. */
  client: { workflow: TimeSkippingWorkflowClient };
  /** Asks without letting time pass. */
  still: WorkflowClient;
  /** For workers. */
  nativeConnection: NativeConnection;
  /** Lets time pass on the server: milliseconds, or words like `10 minutes`. */
  sleep: (duration: Duration) => Promise<void>;
  currentTimeMs: () => Promise<number>;
  /** Lets time stand still during an act, even if something else lets it pass. */
  standStill: (act: () => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
}

/** Speaks with the time-skipping server that listens at an address. */
export async function connectTimeSkipping(address: string): Promise<TimeSkipping> {
  quiet();
  const options: InternalConnectionOptions = {
    address,
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  };
  const connection = await Connection.connect(options);
  const { testService } = connection;
  if (!testService) throw new Error('the SDK gives no access to the time of a test server');
  const nativeConnection = await NativeConnection.connect({ address });
  return {
    client: { workflow: new TimeSkippingWorkflowClient({ connection }) },
    still: new WorkflowClient({ connection }),
    nativeConnection,
    sleep: async (duration) => {
      await testService.unlockTimeSkippingWithSleep({ duration: msToTs(duration) });
    },
    currentTimeMs: async () => tsToMs((await testService.getCurrentTime({})).time),
    standStill: async (act) => {
      await testService.lockTimeSkipping({});
      await act().finally(() => testService.unlockTimeSkipping({}));
    },
    close: async () => {
      await connection.close();
      await nativeConnection.close();
    },
  };
}

/** Workers tell every change of state, and their core warns of the age of the test server: only errors are worth reading. */
export function quiet(): void {
  const kept = globalThis as { tidingsIsQuiet?: true };
  if (kept.tidingsIsQuiet) return;
  kept.tidingsIsQuiet = true;
  const filter = makeTelemetryFilterString({ core: 'ERROR' });
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter, console: {} } } });
}
