import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { simulator } from '../../activities/providers/simulator/index.ts';
import { storeApiKey } from '../../api/http/auth.ts';
import { mailboxRouter } from '../../api/pages/mailbox.ts';
import { phoneRouter } from '../../api/pages/phone.ts';
import { answerClientErrors } from '../../api/http/edge/answer-client-errors.ts';
import { createApi } from '../../api/server.ts';
import { Runs } from '../../api/runs/temporal.ts';
import { adoptConsents } from '../../models/documents/across/adopted-consents.ts';
import { adoptNumbers } from '../../models/documents/across/adopted-numbers.ts';
import { adoptPressure } from '../../models/documents/across/adopted-pressure.ts';
import { ApiKeyModel } from '../../models/documents/api-key.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { checkWordings } from '../database/check-wordings.ts';
import { answerSupervisor, untilPortIsFree } from '../dev/supervisor.ts';
import { buildAll } from '../wiring/build-indexes.ts';
import { closeServer } from '../wiring/close-server.ts';
import { readConfiguration } from '../wiring/configuration.ts';
import { environments } from '../wiring/environments.ts';
import { gatewayWarnings } from '../wiring/gateway-warnings.ts';
import { chatStarts, deviceReaders, type Gateway } from '../wiring/gateways.ts';
import { configWarnings, publicUrlOf } from '../wiring/public-url.ts';
import { checkMasterKey } from '../wiring/check-master-key.ts';
import {
  addressHash,
  createChatLinks,
  createConfirmations,
  createUnsubscribe,
  originHash,
  requestHash,
} from '../wiring/keys.ts';
import { listen } from '../wiring/listen.ts';
import { createLog, logProcess } from '../wiring/log.ts';
import { openDatabase } from '../wiring/open-database.ts';
import { faultsOfText } from '../wiring/text-faults.ts';
import { teamNotifier } from '../wiring/team.ts';
import { onStop } from '../wiring/stop.ts';
import { version } from '../version.ts';

/** Runs the HTTP API until it is told to stop. */
export async function runApi(): Promise<void> {
  const { config, gateways, hookSecrets, policy } = readConfiguration(environments.api, process.env);
  const log = createLog('api', config.LOG_LEVEL);
  logProcess(log);
  for (const warning of [...configWarnings(config), ...gatewayWarnings(config, gateways, process.env)])
    log.warn(warning);
  const development = config.TIDINGS_ENV === 'development';
  const callbacks = Object.fromEntries(
    gateways.flatMap(({ name, channel, callbacks, callbackAddresses: from }) => {
      const adapter = callbacks();
      return adapter ? [[name, { adapter, channel, ...(from ? { from } : {}) }]] : [];
    }),
  );
  await openDatabase(config.MONGODB_URI, log, async () => {
    await checkMasterKey(config.TIDINGS_MASTER_KEY);
    await checkWordings();
    if (development) {
      await adoptConsents();
      await adoptPressure();
      await adoptNumbers(addressHash(config.TIDINGS_MASTER_KEY));
      await buildAll();
    }
    if (config.TIDINGS_API_KEY) await storeApiKey(config.TIDINGS_API_KEY, 'environment');
    else if (!(await ApiKeyModel.exists({})))
      log.warn('no API key is known, so every call is refused: set TIDINGS_API_KEY; `tidings new-key` makes one');
  });

  const runs = new Runs(config.TEMPORAL_ADDRESS, config.TEMPORAL_NAMESPACE);
  const api = createApi({
    runs,
    log,
    publicUrl: publicUrlOf(config),
    trustedProxies: config.TIDINGS_TRUSTED_PROXIES ?? 0,
    confirmations: createConfirmations(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    unsubscribe: createUnsubscribe(config.TIDINGS_MASTER_KEY, publicUrlOf(config)),
    chatLinks: createChatLinks(config.TIDINGS_MASTER_KEY, chatStarts(gateways)),
    deviceOf: deviceReaders(gateways),
    originOf: originHash(config.TIDINGS_MASTER_KEY),
    hashAddress: addressHash(config.TIDINGS_MASTER_KEY),
    hashRequest: requestHash(config.TIDINGS_MASTER_KEY),
    faultsOfText,
    team: { hours: config.TIDINGS_TEAM_HOURS, ...teamNotifier(config) },
    policy,
    callbacks,
    hookSecrets,
    limits: {
      requestsPerSecond: config.TIDINGS_REQUESTS_PER_SECOND,
      maxEventAgeMs: config.TIDINGS_MAX_EVENT_AGE_DAYS * 86_400_000,
      keepStrangersMs: config.TIDINGS_KEEP_STRANGERS_DAYS * 86_400_000,
      segmentsEveryMs: config.TIDINGS_SEGMENTS_EVERY_SECONDS * 1_000,
    },
    simulated: development ? simulatorPages(gateways) : undefined,
  });

  // The api refuses a missing Host itself, with a problem document.
  const server = createServer({ requireHostHeader: false }, api.app);
  answerClientErrors(server, publicUrlOf(config));
  server.keepAliveTimeout = 65_000;
  // An import may take long to arrive; bodies that are not streamed have a time of their own.
  server.requestTimeout = 3_600_000;
  server.timeout = 120_000;
  await untilPortIsFree();
  await listen(server, 'PORT', config.PORT, config.HOST);
  log.info({ port: config.PORT, version }, 'api listens');
  api.announceStart();
  // Whoever sends requests here sees that it is not ready, and stops, before the door is closed.
  let noticeMs = Math.min(2_000, config.TIDINGS_DRAIN_SECONDS * 100);
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= closeServer(server));
  answerSupervisor({
    'make-way': () => {
      noticeMs = 0;
      void close();
    },
  });
  onStop(log, config.TIDINGS_DRAIN_SECONDS, async () => {
    api.announceStop();
    await setTimeout(noticeMs);
    await close();
    await api.close();
    await runs.close();
    await disconnectDatabase();
  });
}

/** Phones and mailboxes of the people whose texts the simulator takes; undefined where no route leads there. */
function simulatorPages(gateways: readonly Gateway[]) {
  const simulated = gateways.flatMap(({ name, provider, settings }) =>
    provider === simulator.name ? [{ name, ...simulator.settings.parse(settings) }] : [],
  );
  const [first] = simulated;
  if (!first) return undefined;
  // Another simulator would have other phones.
  const routes = simulated.filter(({ url }) => new URL(url).origin === new URL(first.url).origin);
  const access = { simulatorUrl: first.url, simulatorSecret: first.secret };
  return { phone: phoneRouter({ ...access, routes: routes.map(({ name }) => name) }), mailbox: mailboxRouter(access) };
}
