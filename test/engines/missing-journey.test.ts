import { Client, Connection } from '@temporalio/client';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taskQueue } from '../../workflows/journey/start.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

const failure = 'journey-missing: the catalogue does not name bygone, which has an open run of this contact';

describe('a run whose journey the catalogue does not name', () => {
  let system: System;
  let temporal: Client;
  const { contact } = people(() => system);
  beforeAll(async () => {
    system = await startSystem();
    temporal = new Client({ connection: await Connection.connect({ address: system.stack.addresses.temporal }) });
    await contact('ann', 1);
    await begin('bygone/ann/i1');
  });
  afterAll(async () => {
    await temporal.connection.close();
    await system.stop();
  });

  /** An open run as an api left it whose catalogue named the journey. */
  async function begin(workflowId: string) {
    const [journey = '', contactId = ''] = workflowId.split('/');
    await temporal.workflow.start(journey, { workflowId, taskQueue, args: [{}] });
    const database = await mongoose.createConnection(system.stack.addresses.mongodb).asPromise();
    const enrolled = { _id: workflowId as never, journey, contactId, startedBy: 'test 0', at: new Date() };
    await database.collection('enrollments').insertOne(enrolled);
    await database.close();
  }
  const metrics = async () => (await fetch(`${system.stack.addresses.api}/metrics`)).text();
  const paid = (id: string, invoiceId: string) =>
    system.api('POST', '/v1/events', cloudEvent('invoice.paid', 'ann', id, { invoiceId }));
  const failed = async () =>
    ((await system.api('GET', '/v1/events?dispatch=failed')).body['items'] as { id: string }[]).map(({ id }) => id);

  it('is told by the api, too', async () => {
    const told = async () => (await system.api('GET', '/readyz')).body as unknown as { details: string[] };
    const line = '1 open run of bygone hears nothing: the catalogue does not name that journey.';
    await eventually(told, ({ details }) => details.some((detail) => detail.startsWith(line)));
    expect(await metrics()).toContain('tidings_unserved_runs{by="journey",name="bygone"} 1');
  });

  it('loses no event that it may be meant to hear', async () => {
    expect((await paid('p1', 'i1')).body).toMatchObject({
      dispatch: 'failed',
      failure,
      runs: [{ workflowId: 'overdue-payment/ann/i1', effect: 'no-run' }],
    });
    expect(await failed()).toEqual(['p1']);
    await eventually(metrics, (text) => text.includes('tidings_dispatch_given_up_total{type="invoice.paid"} 1'));
    expect((await system.api('POST', '/v1/events/test/p1/retry')).body).toMatchObject({ dispatch: 'failed', failure });
  });

  it('holds up no event of another key', async () => {
    expect((await paid('p2', 'i2')).body).toMatchObject({ dispatch: 'done' });
  });

  it('and the event has its effect at a retry once nothing is missing', async () => {
    await temporal.workflow.getHandle('bygone/ann/i1').terminate();
    const retried = await system.api('POST', '/v1/events/test/p1/retry');
    expect([retried.status, retried.body['dispatch']]).toEqual([202, 'done']);
    expect(await failed()).toEqual([]);
  });

  it('that is one per contact may be meant by each event', async () => {
    await begin('bygone/ann');
    expect((await paid('p3', 'i3')).body).toMatchObject({ dispatch: 'failed', failure });
  });
});
