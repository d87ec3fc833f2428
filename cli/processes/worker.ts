import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Route } from '../../activities/deliver/choose-way.ts';
import { audienceActivities, createCampaignActivities } from '../../activities/campaigns/index.ts';
import type { DeliverDependencies } from '../../activities/deliver/deliver.ts';
import { createActivities } from '../../activities/index.ts';
import { publish } from '../../activities/rendering/publish.ts';
import { Runs } from '../../api/runs/temporal.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import type { Outbound, Provider } from '../../models/domain/deliveries/provider.ts';
import { databaseCheck, stuckNow } from '../../models/documents/health.ts';
import * as documents from '../../models/documents/index.ts';
import { unreportedOn } from '../../models/documents/deliveries/unreported.ts';
import { storeInbound } from '../../models/documents/store-inbound.ts';
import { createTurns } from '../../models/documents/turns.ts';
import { storeTextVersions } from '../../models/documents/text-version.ts';
import { isOfChat, reportsArrival } from '../../models/domain/message.ts';
import { stuckInWords } from '../../models/domain/runs/standstill.ts';
import { unservedInWords } from '../../models/domain/runs/unserved-runs.ts';
import { bundleJourneys } from '../../worker/bundle.ts';
import { createHealthServer } from '../../worker/health.ts';
import { keepSigned } from '../../worker/keep-signed.ts';
import { lookAtRoutes } from '../../worker/look-at-routes.ts';
import { measured, type GatewayAnswer } from '../../worker/measure-provider.ts';
import { createWorkerMetrics, drainSdkMetrics } from '../../worker/metrics.ts';
import { openMisfits } from '../../worker/open-misfits.ts';
import { readinessOf, starting } from '../../worker/readiness.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { RouteAlarms } from '../../worker/route-alarms.ts';
import { watchRoute } from '../../worker/route-health.ts';
import { RunWatch } from '../../worker/watch-runs.ts';
import type { LocalAttempt } from '../../worker/watch-activities.ts';
import { createCampaignWorkers, createWorker } from '../../worker/worker.ts';
import { locales } from '../../models/installation.ts';
import { budgets, texts, workflowTypes } from '../../workflows/catalogue.ts';
import { audienceQueue, campaignQueue } from '../../workflows/queues.ts';
import { checkWordings } from '../database/check-wordings.ts';
import { answerSupervisor, bundleAtSupervisor, sayAtSupervisor } from '../dev/supervisor.ts';
import { tellStandstills } from '../dev/tell-standstills.ts';
import { tellUnfitTexts } from '../dev/tell-unfit-texts.ts';
import { environments } from '../wiring/environments.ts';
import { readConfiguration } from '../wiring/configuration.ts';
import { Faults } from '../wiring/faults.ts';
import { gatewayWarnings } from '../wiring/gateway-warnings.ts';
import { chatStarts } from '../wiring/gateways.ts';
import { publicUrlOf } from '../wiring/public-url.ts';
import { checkMasterKey } from '../wiring/check-master-key.ts';
import { addressHash, createChatLinks, createConfirmations, createUnsubscribe } from '../wiring/keys.ts';
import { linkPolicy } from '../wiring/link-policy.ts';
import { listen } from '../wiring/listen.ts';
import { createLog, logProcess } from '../wiring/log.ts';
import { openDatabase } from '../wiring/open-database.ts';
import { NotYet, retryUntilReady } from '../wiring/retry-until-ready.ts';
import { runLookUps } from '../wiring/run-look-ups.ts';
import { onStop } from '../wiring/stop.ts';
import { version } from '../version.ts';

/** Runs a Temporal worker with all journeys until it is told to stop. */
export async function runWorker(): Promise<void> {
  const faults = new Faults();
  const read = faults.try(() => readConfiguration(environments.worker, process.env, { texts, budgets }));
  const versions = faults.try(() => publish(texts, locales));
  const whole = faults.whole(read && versions && { ...read, published: versions });
  const { config, gateways, policy, prices, senders, routing, published } = whole;
  const log = createLog('worker', config.LOG_LEVEL);
  logProcess(log);
  for (const warning of gatewayWarnings(config, gateways, process.env)) log.warn(warning);
  const metrics = createWorkerMetrics();
  // It answers from here on, since what it waits for may take longer than whoever watches it waits for a port.
  let readiness = starting;
  const health = createHealthServer(metrics.registry, () => readiness());
  await listen(health, 'WORKER_PORT', config.WORKER_PORT, config.HOST);
  const runs = new Runs(config.TEMPORAL_ADDRESS, config.TEMPORAL_NAMESPACE);
  const watch = new RunWatch(runLookUps(runs, workflowTypes), log, tellStandstills(sayAtSupervisor));
  const tellUnfit = tellUnfitTexts(sayAtSupervisor);
  const counted = installRuntime(log, (suspect) => watch.suspect(suspect));

  const links = linkPolicy(config);
  const alarms = new RouteAlarms(log, (route, code, isOn) => metrics.routeAlarm.set({ route, code }, isOn ? 1 : 0));
  const probes = new Map<string, () => Promise<void>>();
  const watched = <Message extends Outbound>(name: string, provider: Provider<Message>) => {
    alarms.add(name);
    const answered = (answer: GatewayAnswer) => {
      metrics.onGatewayAnswer(answer);
      alarms.answered(answer);
    };
    const { probe, ...route } = watchRoute(measured(name, provider, answered), (outage) => alarms.away(name, outage));
    probes.set(name, probe);
    return route;
  };
  const routes = gateways.map((gateway): Route => {
    const { name, partsPerSecond } = gateway;
    const turns = partsPerSecond === undefined ? undefined : createTurns(name, partsPerSecond);
    const settings = { name, sender: config.TIDINGS_SENDER, senders, prices, links, turns };
    if (gateway.channel === 'email') return { ...settings, channel: gateway.channel, ...watched(name, gateway.open()) };
    if (gateway.channel === 'push')
      return { ...settings, channel: 'push', service: gateway.provider, ...watched(name, gateway.open()) };
    return isOfChat(gateway)
      ? { ...settings, channel: gateway.channel, ...watched(name, gateway.open()) }
      : { ...settings, channel: gateway.channel, ...watched(name, gateway.open()) };
  });
  const delivering: DeliverDependencies = {
    routes,
    routing,
    texts,
    onResult: metrics.onResult,
    onUnfit: (text) => {
      const { key, reason, deliveryId } = text;
      log.warn({ key, reason, deliveryId }, 'a text is given up for a fault of its own');
      tellUnfit(text);
    },
    onIdTaken: (message) =>
      log.warn(message, 'a gateway has given a message the id of another: reports on it find only the other'),
    confirmations: createConfirmations(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    unsubscribe: createUnsubscribe(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    chatLinks: createChatLinks(config.TIDINGS_MASTER_KEY, chatStarts(gateways)),
    hashAddress: addressHash(config.TIDINGS_MASTER_KEY),
    policy,
    budgets,
    now: () => new Date(),
  };
  const [workflowBundle] = await Promise.all([
    bundleJourneys(bundleAtSupervisor),
    openDatabase(config.MONGODB_URI, log, async () => {
      await checkMasterKey(config.TIDINGS_MASTER_KEY);
      await checkWordings();
      await storeTextVersions(published, new Date());
    }),
  ]);
  const calling = gateways.filter(({ callbacks }) => callbacks() !== undefined).map(({ name }) => name);
  lookAtRoutes(
    alarms,
    routes.map(({ name, provider, channel }) => ({
      name,
      probe: async () => probes.get(name)?.(),
      reports: reportsArrival(channel) && (calling.includes(name) || provider.listen !== undefined),
    })),
    { missingShare: config.TIDINGS_MISSING_RECEIPTS_PERCENT / 100, unreported: unreportedOn },
  );
  // What a gateway tells over its own connection is stored from the beginning, so the database comes first.
  for (const { name: route, channel, provider } of routes) {
    const away = (cause: string | undefined) => {
      if (cause === undefined) log.info({ route }, 'what tells reports of a route is there again');
      else log.warn({ route, cause, code: 'reports-away' }, 'what tells reports of a route is away');
    };
    const stored = storeInbound({ name: route, channel }, ({ status }) => metrics.receipts.inc({ route, status }));
    provider.listen?.({ ...stored, away });
  }
  await temporalIsThere(runs, log);
  for (const { key, locale, warnings } of published) {
    for (const { code, detail } of warnings) log.warn({ code, key, locale }, `this service text has ${detail}`);
  }
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
  const options = {
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    drainSeconds: config.TIDINGS_DRAIN_SECONDS,
    onFailedAttempt: metrics.onFailedAttempt,
    onLocalAttempt: (attempt: LocalAttempt) => void watch.takeLocal(attempt),
  };
  const worker = await createWorker({ ...options, activities: createActivities(delivering), workflowBundle });
  const broadcasts = await createCampaignWorkers(options, [
    { taskQueue: audienceQueue, activities: audienceActivities, atOnce: 2 },
    { taskQueue: campaignQueue, activities: createCampaignActivities(delivering), atOnce: 20 },
  ]);
  readiness = readinessOf({
    databaseFault: databaseCheck(Object.values(documents)),
    temporalFault: () => runs.fault(),
    pollers: () => runs.pollers(),
    identity: worker.options.identity,
    // Whoever has changed a journey waits for it.
    keptMs: config.TIDINGS_ENV === 'development' ? 100 : 1_000,
    state: () => worker.getState(),
    remarks: async () => [...watch.unserved.map(unservedInWords), ...stuckInWords(await stuckNow())],
  });
  onStop(log, config.TIDINGS_DRAIN_SECONDS, async () => {
    for (const each of [worker, ...broadcasts]) each.shutdown();
    await signOff();
    await running;
  });
  const running = Promise.all([worker, ...broadcasts].map((each) => each.run()));
  const signOff = keepSigned(worker.options.identity, () => worker.getState() === 'RUNNING', alarms);
  log.info({ version }, 'worker is ready');
  answerSupervisor({ misfits: () => openMisfits(runs.client.workflow, workflowBundle) });
  setInterval(() => drainSdkMetrics(counted, metrics), 1_000).unref();
  watch.start(5_000, async () => {
    metrics.stuckRuns.set((await stuckNow()) ?? NaN);
    metrics.unservedRuns.reset();
    for (const { by, name, runs: open } of watch.unserved) metrics.unservedRuns.set({ by, name }, open);
  });
  await running.finally(async () => {
    await signOff();
    health.close();
    await Promise.all(routes.map(({ provider }) => provider.close()));
    await connection.close();
    await runs.close();
    await disconnectDatabase();
  });
}

/** Temporal may come up after the worker, and its namespace be made ready after that. */
async function temporalIsThere(runs: Runs, log: Logger): Promise<void> {
  await retryUntilReady(log, async () => {
    const fault = await runs.fault();
    if (fault) throw new NotYet(fault.says);
  });
}
