import type { Balance, Unavailable } from '../../models/domain/deliveries/provider.ts';
import { figuresOf, type RouteFigures } from '../../models/domain/deliveries/route-figures.ts';
import { disconnectDatabase } from '../../models/documents/connect.ts';
import { givenTo } from '../../models/documents/deliveries/given-to-route.ts';
import { partsAhead } from '../../models/documents/turns.ts';
import { signsNow } from '../../models/documents/worker-sign.ts';
import { variablesHere } from '../dev/variables-here.ts';
import { environments } from '../wiring/environments.ts';
import { readWithGateways, type Gateway } from '../wiring/gateways.ts';
import { openDatabaseNow } from '../wiring/open-database.ts';
import { atWorkers, type AtWorkers } from './at-workers.ts';
import { routeTable } from './route-table.ts';

/** One route as it stands now. */
export interface RouteReport extends RouteFigures, AtWorkers {
  route: string;
  provider: string;
  channel: string;
  /** What it carries at most, and how many parts wait for it; absent where nobody says how much that is. */
  rate?: { partsPerSecond: number; soon: number; later: number };
  /** Absent where the gateway does not tell. */
  balance?: Balance | Unavailable;
}

const lastHourMs = 3_600_000;

/** `tidings routes`: prints each configured route, the preferred first, as the ledger, the workers and its gateway tell of it. */
export async function listRoutes({ asJson }: { asJson: boolean }): Promise<void> {
  const { config, gateways } = readWithGateways(environments.worker, variablesHere());
  await openDatabaseNow(config.MONGODB_URI);
  try {
    const since = new Date(Date.now() - lastHourMs);
    const signs = await signsNow();
    // All at once: a gateway that does not answer its balance holds up no other.
    const reports = await Promise.all(
      gateways.map(async (gateway): Promise<RouteReport> => {
        const { name: route, provider, channel, partsPerSecond } = gateway;
        const balance = await balanceOf(gateway);
        return {
          route,
          provider,
          channel,
          ...atWorkers(route, signs),
          ...figuresOf(await givenTo(route, since)),
          ...(partsPerSecond ? { rate: { partsPerSecond, ...(await partsAhead(route, partsPerSecond)) } } : {}),
          ...(balance ? { balance } : {}),
        };
      }),
    );
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
