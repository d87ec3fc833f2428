import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { simulatorProvider } from '../../activities/providers/simulator/provider.ts';
import { lost } from '../../cli/testing/provider-message.ts';
import type { Inbound, Provider } from '../../models/domain/deliveries/provider.ts';
import { watchRoute } from '../../worker/route-health.ts';
import { measured, type GatewayAnswer } from '../../worker/measure-provider.ts';

/** What is told of a look-up and a check at a gateway at this address. */
async function toldAt(url: string): Promise<Omit<GatewayAnswer, 'seconds'>[]> {
  const told: Omit<GatewayAnswer, 'seconds'>[] = [];
  const provider = measured(
    'simulator',
    simulatorProvider({ url, secret: 's'.repeat(16) }),
    ({ seconds: _, ...answer }) => told.push(answer),
  );
  await provider.lookup?.(lost());
  await provider.checkNumber?.('+447700900001');
  await provider.close();
  return told;
}

const both = (outcome: string, cause: string) =>
  ['lookup', 'checkNumber'].map((request) => ({ route: 'simulator', request, outcome, cause }));

it('tells why a gateway could not be asked: its status, or how the connection failed', async () => {
  const gateway = createServer((_request, response) => response.writeHead(503).end('{}')).listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
  expect(await toldAt(url)).toEqual(both('unavailable', '503'));
  gateway.close();
  gateway.closeAllConnections();
  await once(gateway, 'close');
  expect(await toldAt(url)).toEqual(both('unavailable', 'ECONNREFUSED'));
});

it('lets a provider listen that does, also where its route is watched', () => {
  const heard: Inbound[] = [];
  const accepted = { outcome: 'accepted', providerId: '1' } as const;
  const provider: Provider = {
    send: () => Promise.resolve(accepted),
    listen: (inbound) => heard.push(inbound),
    close: () => Promise.resolve(),
  };
  const inbound: Inbound = { receipts: () => Promise.resolve(), replies: () => Promise.resolve() };
  watchRoute(
    measured('smpp', provider, () => undefined),
    () => undefined,
  ).provider.listen?.(inbound);
  expect(heard).toEqual([inbound]);
});
