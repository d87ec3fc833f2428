import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { DeliveryModel, deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { applyReceipt } from '../../models/documents/deliveries/ledger.ts';
import type { ReceiptDocument } from '../../models/documents/deliveries/receipt.ts';
import { reportedOn } from '../../models/documents/deliveries/reported-on.ts';
import { storeReceipts } from '../../models/documents/deliveries/store-receipts.ts';
import { acme } from '../contracts/acme/described.ts';
import { secrets } from '../contracts/acme/gateway.ts';
import { deliverBy, openRoute } from '../support/hand-over/deliver.ts';
import { ledger, personAt } from '../support/hand-over/ledger.ts';
import { stepOf } from '../support/hand-over/texts.ts';

const { forget, register, row } = ledger();
const ann = personAt(0);

/** Applies a report to the delivery that it is about. */
async function applied(receipt: ReceiptDocument): Promise<boolean> {
  const about = await reportedOn(receipt);
  return about !== undefined && applyReceipt(receipt, about._id);
}

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
  expect(await applied({ ...receipt, reference, receivedAt: now, attempts: 0 })).toBe(true);
  expect(await row(reference)).toMatchObject({ state: 'delivered' });
  expect(await row(deliveryIdOf(first))).toMatchObject({ state: 'accepted' });
});

it('a reference that names none of our texts says nothing, and keeps no right report away', async () => {
  await forget();
  const fields = {
    workflowId: 'w',
    journey: 'j',
    contactId: 'ann',
    message: 'j/m',
    kind: 'service',
    channel: 'sms',
  } as const;
  const accepted = { ...fields, route: 'tested', state: 'accepted', notAfter: new Date() } as const;
  const made = { createdAt: new Date(), updatedAt: new Date(), attempts: 1 };
  await DeliveryModel.create({ _id: 'd-1', ordinal: 1, providerId: 'g-1', ...accepted, ...made });
  await DeliveryModel.create({ _id: 'd-2', ordinal: 2, ...accepted, ...made });
  const report = (reference?: string) =>
    ({
      id: 'g-1 D',
      providerId: 'g-1',
      status: 'delivered',
      at: new Date(),
      ...(reference ? { reference } : {}),
    }) as const;

  const [first] = await storeReceipts('tested', [report('a word of its own')], 0);
  expect(await applied(first!)).toBe(true);
  expect(await row('d-1')).toMatchObject({ state: 'delivered' });
  const again = await storeReceipts('tested', [report('a word of its own')], 0);
  expect(again).toEqual([]);

  // The gateway gives its id to another message, by our reference.
  const [second] = await storeReceipts('tested', [report('d-2')], 0);
  expect(await applied(second!)).toBe(true);
  expect(await row('d-2')).toMatchObject({ state: 'delivered' });
  expect(await storeReceipts('tested', [report('d-2'), report('d-2')], 0)).toEqual([]);
  expect(await storeReceipts('tested', [report()], 0)).toHaveLength(1);
  expect(await storeReceipts('tested', [report()], 0)).toEqual([]);
});
