import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { applyReceipt } from '../../models/documents/deliveries/ledger.ts';
import { acme } from '../contracts/acme/described.ts';
import { secrets } from '../contracts/acme/gateway.ts';
import { deliverBy, openRoute } from '../support/hand-over/deliver.ts';
import { ledger, personAt } from '../support/hand-over/ledger.ts';
import { stepOf } from '../support/hand-over/texts.ts';

const { forget, register, row } = ledger();
const ann = personAt(0);

it('a gateway that gives two messages one id is told of, and a report by our reference finds its message', async () => {
  const server = createServer(
    (request, response) => void request.resume().on('end', () => response.writeHead(201).end('{"id":7}')),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const route = openRoute(acme, { url, token: secrets.token, hookSecret: secrets.hookSecret });
  onTestFinished(async () => {
    await route.provider.close();
    server.close();
  });
  await forget();
  await register(ann, acme, ann.phone);
  const told: unknown[] = [];
  const deliver = deliverBy(route, 0, (message) => told.push(message));
  const [first, second] = [stepOf(ann.id, 'sms', 'service', 1), stepOf(ann.id, 'sms', 'service', 2)];
  await deliver(first);
  expect(told).toEqual([]);
  const sent = await deliver(second);
  const reference = deliveryIdOf(second);
  expect(sent).toMatchObject({ outcome: 'sent', state: 'accepted' });
  expect(told).toEqual([{ deliveryId: reference, route: 'tested' }]);

  const now = new Date();
  const receipt = { _id: 'tested 7 DELIVRD', route: 'tested', providerId: '7', status: 'delivered', at: now } as const;
  expect(await applyReceipt({ ...receipt, reference, receivedAt: now, attempts: 0 })).toBe(true);
  expect(await row(reference)).toMatchObject({ state: 'delivered' });
  expect(await row(deliveryIdOf(first))).toMatchObject({ state: 'accepted' });
});
