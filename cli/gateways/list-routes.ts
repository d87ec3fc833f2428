import type { Balance, Unavailable } from '../../models/domain/deliveries/provider.ts';
import { figuresOf, type RouteFigures } from '../../models/domain/deliveries/route-figures.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { givenTo } from '../../models/documents/deliveries/given-to-route.ts';
import { routesAwayByWorker } from '../../models/documents/worker-sign.ts';
import { environments } from '../wiring/environments.ts';
import { readWithGateways, type Gateway } from '../wiring/gateways.ts';
import { openDatabaseNow } from '../wiring/open-database.ts';
import { routeTable } from './route-table.ts';

/** One route as it stands now. */
export interface RouteReport extends RouteFigures {
  route: string;
  provider: string;
  channel: string;
  /** At how many workers its gateway is away, of how many that work, and why. */
  away: { workers: number; of: number; causes: string[] };
  /** Absent where the gateway does not tell. */
  balance?: Balance | Unavailable;
}

const lastHourMs = 3_600_000;

/** `tidings routes`: prints each configured route, the preferred first, as the ledger, the workers and its gateway tell of it. */
export async function listRoutes({ asJson }: { asJson: boolean }): Promise<void> {
  const { config, gateways } = readWithGateways(environments.worker, process.env);
  await openDatabaseNow(config.MONGODB_URI);
  try {
    const since = new Date(Date.now() - lastHourMs);
    const workers = await routesAwayByWorker();
    const reports: RouteReport[] = [];
    for (const gateway of gateways) {
      const { name: route, provider, channel } = gateway;
      const away = workers.flat().filter((each) => each.route === route);
      const causes = [...new Set(away.map(({ cause }) => cause))];
      const balance = await balanceOf(gateway);
      reports.push({
        route,
        provider,
        channel,
        away: { workers: away.length, of: workers.length, causes },
        ...figuresOf(await givenTo(route, since)),
        ...(balance ? { balance } : {}),
      });
    }
    console.log(asJson ? JSON.stringify({ since, routes: reports }, undefined, 2) : routeTable(reports));
  } finally {
    await disconnectDatabase();
  }
}

async function balanceOf(gateway: Gateway): Promise<Balance | Unavailable | undefined> {
  const provider = gateway.open();
  try {
    return await provider.balance?.();
  } finally {
    await provider.close();
  }
}
