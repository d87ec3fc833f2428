import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { simulatorProvider } from '../../activities/providers/simulator/provider.ts';
import { lost } from '../../cli/testing/provider-message.ts';
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
