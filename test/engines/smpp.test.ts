import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText, encodeUcs2 } from '../../activities/providers/smpp/alphabets.ts';
import { startPeer, type SmppPeer } from '../contracts/smpp/peer.ts';
import { startProcess } from '../support/process.ts';
import { cloudEvent, eventually, people, startSystem, type System } from '../support/system.ts';

const [ann, ben] = [people.phoneOf(1), people.phoneOf(2)];

describe('an installation that sends by SMPP', () => {
  let peer: SmppPeer;
  let system: System;
  beforeAll(async () => {
    peer = await startPeer();
    system = await startSystem({
      TIDINGS_ROUTES: 'smpp,letters:smtp',
      SMPP_URL: `smpp://127.0.0.1:${peer.port}`,
      SMPP_SYSTEM_ID: 'tidings',
      SMPP_PASSWORD: 'secret',
    });
    for (const [id, phone] of Object.entries({ ann, ben }))
      await system.api('PUT', `/v1/contacts/${id}`, { phone, locale: 'en', timeZone: people.timeZone });
  });
  afterAll(async () => {
    await system.stop();
    peer.close();
  });

  const order = (contact: string) =>
    system.api('POST', '/v1/events', cloudEvent('order.placed', contact, `order of ${contact}`, { orderId: 'R-7' }));
  const delivery = async (contact: string) => {
    const { body } = await system.api('GET', `/v1/deliveries?contactId=${contact}`);
    return (body['items'] as Record<string, unknown>[])[0];
  };
  const takenFor = async (phone: string) =>
    (await peer.taken()).filter(({ destination }) => `+${destination}` === phone);

  it('learns over the session that a text was delivered', async () => {
    await order('ann');
    const row = await eventually(
      () => delivery('ann'),
      (found) => found?.['state'] === 'delivered',
    );
    const [taken, ...more] = await takenFor(ann);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ route: 'smpp', providerId: taken?.id, message: 'order-tracking/accepted' });
    expect(decodeText(taken!.dataCoding, taken!.octets)).toContain('R-7');
  });

  it('takes no callbacks for it', async () => {
    const { status, body } = await system.api('POST', '/hooks/smpp/receipts', {});
    expect([status, body['code']]).toEqual([404, 'route-unknown']);
  });

  it('shows the route its first text, and what is reported of it', async () => {
    const found = startProcess(`send-test smpp --to ${ann}`, system.stack.env);
    expect(await found.ended).toBe(0);
    const { id } = (await takenFor(ann)).at(-1)!;
    expect(found.said()).toBe(`smpp: accepted, as ${id}\nreported: delivered\n`);
  });

  it('takes STOP from the phone, and sends nothing more', async () => {
    await peer.deliver(ann.slice(1), 'Tidings', encodeUcs2('STOP'));
    const { body } = await eventually(
      () => system.api('GET', '/v1/replies?contactId=ann'),
      ({ body: found }) => (found['items'] as { handling?: string }[])[0]?.handling !== undefined,
    );
    expect(body['items']).toMatchObject([{ text: 'STOP', handling: 'opt-out' }]);
    const refused = startProcess(`send-test smpp --to ${ann}`, system.stack.env);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('This address has opted out, so it gets no test either.');
  });

  it('sends no second text where its worker is killed before the answer', async () => {
    await peer.set({ silent: 1 });
    await order('ben');
    await eventually(
      () => takenFor(ben),
      ({ length }) => length === 1,
    );
    await system.stack.kill('worker', 'SIGKILL');
    await system.stack.start('worker');
    const row = await eventually(
      () => delivery('ben'),
      (found) => found?.['state'] === 'unknown',
      120_000,
    );
    expect(row).toMatchObject({ reason: 'answer-lost' });
    // Whatever else was under way has ended once a later text has arrived.
    const { status } = await system.api(
      'POST',
      '/v1/events',
      cloudEvent('order.delivered', 'ben', 'd1', { orderId: 'R-7' }),
    );
    expect(status).toBe(202);
    expect(await takenFor(ben)).toHaveLength(1);
  });
});
