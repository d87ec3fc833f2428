import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import { publish } from '../activities/rendering/publish.ts';
import { simulatorProvider } from '../activities/providers/simulator/provider.ts';
import { Runs } from '../api/temporal.ts';
import { connectDatabase, disconnectDatabase } from '../models/documents/connect.ts';
import { countStuck } from '../models/documents/stuck-run.ts';
import { stuckInWords } from '../models/domain/standstill.ts';
import { storeTextVersions } from '../models/documents/text-version.ts';
import { bundleJourneys } from '../worker/bundle.ts';
import { serveHealth } from '../worker/health.ts';
import { createWorkerMetrics, drainSdkMetrics } from '../worker/metrics.ts';
import { installRuntime, sdkLogger } from '../worker/runtime.ts';
import { journeyNames, unservedInWords, unservedJourneys } from '../worker/served.ts';
import { RunWatch } from '../worker/watch-runs.ts';
import { createWorker } from '../worker/worker.ts';
import { budgets, catalogue, texts } from '../workflows/catalogue.ts';
import * as workflows from '../workflows/index.ts';
import { publicUrlOf, readConfig } from './config.ts';
import { createConfirmations } from './confirmations.ts';
import { linkPolicy } from './links.ts';
import { createUnsubscribe } from './unsubscribe.ts';
import { createLog, logCrashes } from './log.ts';
import { runLookUps } from './run-look-ups.ts';
import { checkBudgets, readPrices } from './prices.ts';
import { readSenders } from './senders.ts';
import { SetUpError } from './set-up-error.ts';
import { readPolicy } from './policy.ts';
import { onStop } from './stop.ts';

/** Runs a Temporal worker with all journeys until it is told to stop. */
export async function runWorker(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog('worker', config.LOG_LEVEL);
  logCrashes(log);
  const unserved = unservedJourneys(catalogue, Object.keys(workflows));
  if (unserved.length > 0) throw new SetUpError(`This worker cannot serve every journey:\n  ${unserved.join('\n  ')}`);
  const metrics = createWorkerMetrics();
  const runs = new Runs(config.TEMPORAL_ADDRESS, config.TEMPORAL_NAMESPACE);
  const watch = new RunWatch(runLookUps(runs, Object.keys(workflows), journeyNames(catalogue)), log);
  const counted = installRuntime(log, (suspect) => watch.suspect(suspect));

  const provider = simulatorProvider({ url: config.SIMULATOR_URL, secret: config.SIMULATOR_SECRET });
  const prices = readPrices(config.TIDINGS_PRICES_FILE);
  checkBudgets(budgets, prices, provider.name);
  const published = publish(texts);
  const activities = createActivities({
    ...{ provider, sender: config.TIDINGS_SENDER, texts, onResult: metrics.onResult },
    confirmations: createConfirmations(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    unsubscribe: createUnsubscribe(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    policy: readPolicy(config.TIDINGS_POLICY_FILE),
    senders: readSenders(config.TIDINGS_SENDERS_FILE),
    ...{ prices, budgets, links: linkPolicy(config) },
    now: () => new Date(),
  });
  await connectDatabase(config.MONGODB_URI);
  await storeTextVersions(published, new Date());
  for (const { key, locale, warnings } of published) {
    for (const { code, detail } of warnings) log.warn({ code, key, locale }, `this service text has ${detail}`);
  }
  const workflowBundle = await bundleJourneys(sdkLogger(log));
  const connection = await connectPatiently(config.TEMPORAL_ADDRESS);
  const namespace = config.TEMPORAL_NAMESPACE;
  const worker = await createWorker({
    connection,
    namespace,
    activities,
    workflowBundle,
    onFailedAttempt: metrics.onFailedAttempt,
  });
  const health = await serveHealth(config.WORKER_PORT, config.HOST, metrics.registry, async () => ({
    ready: worker.getState() === 'RUNNING',
    details: [...watch.unserved.map(unservedInWords), ...stuckInWords(await countStuck().catch(() => 0))],
  }));
  onStop(async () => {
    worker.shutdown();
    await running;
  });
  const running = worker.run();
  log.info('worker is ready');
  setInterval(() => drainSdkMetrics(counted, metrics), 1_000).unref();
  watch.start(5_000, async () => {
    metrics.stuckRuns.set(await countStuck().catch(() => 0));
    metrics.unservedRuns.reset();
    for (const { by, name, runs: open } of watch.unserved) metrics.unservedRuns.set({ by, name }, open);
  });
  await running.finally(async () => {
    health.close();
    await provider.close();
    await connection.close();
    await runs.close();
    await disconnectDatabase();
  });
}

/** Temporal may come up after the worker; a minute is long enough to tell a late start from a wrong address. */
async function connectPatiently(address: string): Promise<NativeConnection> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      if (tries >= 30) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
