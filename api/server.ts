import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import { isDatabaseAway } from '../models/documents/connect.ts';
import { requireKey } from './http/auth.ts';
import type { ApiContext } from './context.ts';
import { Dispatcher } from './effects/events/dispatcher.ts';
import { docsRoutes } from './http/docs.ts';
import { limitPipelining } from './http/edge/limit-pipelining.ts';
import { checkContent } from './http/edge/check-content.ts';
import { checkHeaders } from './http/edge/check-headers.ts';
import { readJson } from './http/edge/read-json.ts';
import { matchOperation } from './http/edge/match-operation.ts';
import { limitSlowBodies } from './http/edge/limit-slow-bodies.ts';
import { checkQuery, readQuery } from './http/edge/strict-query.ts';
import { dropUnreadBody } from './http/edge/drop-unread-body.ts';
import { choresOf } from './effects/chores.ts';
import { ClickLog } from './effects/click-log.ts';
import { createApiMetrics } from './http/metrics.ts';
import { sendProblems, Problem } from './http/problems.ts';
import { readinessOf } from './readiness.ts';
import { confirmRoutes } from './routes/confirm.ts';
import { consentRoutes } from './routes/consents.ts';
import { contactHookRoutes } from './routes/contact-hooks.ts';
import { contactSearchRoutes } from './routes/contact-search.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversionRoutes } from './routes/conversions.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { errorRoutes } from './routes/errors.ts';
import { eventRoutes } from './routes/events.ts';
import { funnelRoutes } from './routes/funnel.ts';
import { healthRoutes } from './routes/health.ts';
import { hookRoutes } from './routes/hooks.ts';
import { hygieneRoutes } from './routes/hygiene.ts';
import { importReportRoutes } from './routes/import-reports.ts';
import { importRoutes } from './routes/import.ts';
import { Importer } from './import/importer.ts';
import { linkRoutes } from './routes/links.ts';
import { listRoutes } from './routes/lists.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { segmentRoutes } from './routes/segments.ts';
import { journeyRoutes } from './routes/journeys.ts';
import { chatLinkRoutes } from './routes/chat-links.ts';
import { deviceRoutes } from './routes/devices.ts';
import { optOutRoutes } from './routes/opt-outs.ts';
import { policyRoutes } from './routes/policy.ts';
import { reportRoutes } from './routes/reports.ts';
import { runRoutes } from './routes/runs.ts';
import { teamTaskRoutes } from './routes/team-tasks.ts';
import { textRoutes } from './routes/texts.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { replyRoutes } from './routes/replies.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { startSweeping } from './effects/sweeper.ts';
import { readinessTeller } from './tell-readiness.ts';
import { isTemporalAway } from './runs/grpc-status.ts';
import { watchMissingJourneys } from './runs/unserved-runs.ts';

export interface ApiOptions extends Omit<ApiContext, 'dispatcher' | 'metrics' | 'readiness' | 'limits'> {
  /** Proxies in front of the api whose word about the caller's address is taken. */
  trustedProxies: number;
  limits: { requestsPerSecond: number } & ApiContext['limits'];
  /** Pages over what the simulator keeps, on development machines. */
  simulated?: { phone: Router; mailbox: Router } | undefined;
}

export interface Api {
  app: Express;
  /** It listens: from here on the log says whether it is ready. */
  announceStart: () => void;
  /** From here on it is not ready and imports pause; it goes on answering what comes. */
  announceStop: () => void;
  /** Stops sweeping and waits for what has begun. */
  close: () => Promise<void>;
}

/** The whole HTTP API, and the sweeper that finishes what a crash left undone. */
export function createApi(options: ApiOptions): Api {
  const { runs, log, publicUrl, limits, simulated } = options;
  const metrics = createApiMetrics();
  const dispatcher = new Dispatcher(runs, metrics, log);
  let stopping = false;
  const missing = watchMissingJourneys(runs, metrics);
  const readiness = readinessOf(runs, missing.found, () => stopping);
  const context: ApiContext = { ...options, dispatcher, metrics, readiness };
  const clickLog = new ClickLog(context);
  const importer = new Importer(options);

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustedProxies);
  app.use(limitPipelining(), dropUnreadBody(), timeRequests(context));
  app.use(helmet({ contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } } }));
  app.set('query parser', readQuery);
  app.use(
    checkHeaders,
    matchOperation(),
    limitSlowBodies({ log, publicUrl }),
    requireKey(limits.requestsPerSecond),
    checkQuery,
    checkContent,
  );
  app.use(
    healthRoutes(context),
    docsRoutes(publicUrl),
    errorRoutes(),
    contactHookRoutes(context),
    hookRoutes(context),
    confirmRoutes(context),
    unsubscribeRoutes(context),
    linkRoutes(context, clickLog),
  );
  if (simulated) app.use('/phone', simulated.phone).use('/mailbox', simulated.mailbox);
  app.use(importRoutes(importer));
  app.use(readJson());
  app.use(
    eventRoutes(context),
    contactRoutes(context),
    contactSearchRoutes(context),
    chatLinkRoutes(context),
    deviceRoutes(context),
    listRoutes(),
    segmentRoutes(),
    campaignRoutes(context),
    consentRoutes(context),
    timelineRoutes(context),
  );
  app.use(
    optOutRoutes(context),
    importReportRoutes(),
    deliveryRoutes(),
    replyRoutes(),
    conversionRoutes(),
    reportRoutes(),
    funnelRoutes(),
    hygieneRoutes(),
    journeyRoutes(),
    runRoutes(context),
    teamTaskRoutes(context),
    textRoutes(),
    policyRoutes(context),
  );
  app.use(() => {
    throw new Problem('not-found', 'See /docs for what there is.');
  });
  app.use(temporalProblems());
  app.use(sendProblems(log, publicUrl));

  const tellReadiness = readinessTeller(readiness, log);
  let listening = false;
  const telling = { name: 'readiness', run: async () => listening && tellReadiness() };
  const looking = { name: 'missing-journeys', run: missing.look, everyMs: 20_000 };
  const chores = [...choresOf(context, importer), looking, telling];
  const stopSweeping = startSweeping(chores, log, isOutage(readiness));
  return {
    app,
    announceStart: () => {
      listening = true;
    },
    announceStop: () => {
      stopping = true;
      importer.stop();
    },
    close: async () => {
      await stopSweeping();
      await importer.drain();
      await dispatcher.drain();
      await clickLog.drain();
    },
  };
}

/** Times every answer under its route pattern, so that no id becomes a label. */
function timeRequests({ metrics }: ApiContext): express.RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer({ method: request.method });
    response.on('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      end({ route, status: String(response.statusCode) });
    });
    next();
  };
}

/** An engine that is away or unfit is told by the readiness, with what mends it. */
function isOutage(readiness: ApiContext['readiness']): (error: unknown) => Promise<boolean> {
  return async (error) => {
    const { mongodb, temporal } = (await readiness()).dependencies;
    return isTemporalAway(error) ? temporal !== 'up' : isDatabaseAway(error) && mongodb !== 'up';
  };
}

/** Turns Temporal's own errors into the problem that says so. */
function temporalProblems(): express.ErrorRequestHandler {
  return (error: unknown, _request, _response, next) => {
    const away = isTemporalAway(error);
    next(away ? new Problem('temporal-away', 'Try again shortly.', { retryAfterSeconds: 2 }) : error);
  };
}
