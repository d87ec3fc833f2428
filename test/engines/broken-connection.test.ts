import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { takeEvents } from '../../api/effects/events/take-events.ts';
import { connectDatabase, disconnectDatabase, isDatabaseAway } from '../../models/documents/connect.ts';
import { people } from '../support/people.ts';
import { startSystem } from '../support/system.ts';

/** A wire to MongoDB that breaks whenever an event is about to be written. */
async function brittleWire(port: number) {
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.on('data', (data) => client.write(data));
    client.on('data', (data) => {
      if (data.includes('order.placed')) client.destroy();
      else upstream.write(data);
    });
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

describe('a connection that breaks as an event is written', () => {
  it('is the database being away, also in the words of the socket itself', () => {
    const ended = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
    expect(isDatabaseAway(ended)).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBe(false);
    expect(isDatabaseAway(new TypeError('a fault of ours'))).toBe(false);
  });

  it('takes nothing for stored', async () => {
    const system = await startSystem();
    const uri = new URL(system.stack.addresses.mongodb);
    const wire = await brittleWire(Number(uri.port));
    try {
      await people(() => system).contact('ann', 1);
      uri.port = String(wire.port);
      uri.searchParams.delete('replicaSet');
      uri.searchParams.set('directConnection', 'true');
      await connectDatabase(uri.href);
      const time = new Date().toISOString();
      const event = { source: 'test', id: 'cut', type: 'order.placed', subject: 'ann', time, data: { orderId: 'cut' } };
      const outcome = await takeEvents([{ event: event as never }], 'single', {
        maxAgeMs: 86_400_000,
        hashAddress: String,
      }).then(
        () => 'taken',
        (error: unknown) => (isDatabaseAway(error) ? 'away' : error),
      );
      expect(outcome).toBe('away');
      expect((await system.api('GET', '/v1/events/test/cut')).status).toBe(404);
    } finally {
      await disconnectDatabase();
      wire.close();
      await system.stop();
    }
  });
});
