import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playAcme, signed, variables, type Acme } from '../contracts/acme/gateway.ts';
import { cloudEvent, eventually, people, startSystem, type System } from '../support/system.ts';

const TIDINGS_CONFIG = fileURLToPath(new URL('../installation/tidings.config.ts', import.meta.url));
const phone = people.phoneOf(1);

describe('another installation, with a gateway of its own', () => {
  let acme: Acme;
  let system: System;

  beforeAll(async () => {
    acme = await playAcme();
    const own = { ...variables, ACME_URL: acme.url, TIDINGS_ROUTES: 'acme' };
    system = await startSystem({ TIDINGS_CONFIG, ...own });
  });
  afterAll(async () => {
    await system.stop();
    acme.close();
  });

  // The described answers are those of the example shop, so this one is spoken to as it is.
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${system.stack.addresses.api}${path}`, {
      method,
      headers: { authorization: `Bearer ${system.apiKey}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const latest = async (contactId: string) => {
    const { items } = await call('GET', `/v1/deliveries?contactId=${contactId}`);
    return (items as Record<string, unknown>[])[0];
  };

  it('sends through it what the gate lets go, and takes its reports', async () => {
    await call('PUT', '/v1/contacts/anna', { phone, locale: 'de', timeZone: people.timeZone });
    await call('POST', '/v1/events', cloudEvent('repair.accepted', 'anna', 'e1', { repairId: 'R-7' }));
    const [sent] = await eventually(
      () => Promise.resolve(acme.messages),
      ({ length }) => length > 0,
    );
    expect(sent).toMatchObject({ to: phone, text: 'Radwerk: Ihr Rad ist angenommen, Auftrag R-7.' });
    await eventually(
      () => latest('anna'),
      (row) => row?.['state'] === 'accepted',
    );
    const { headers, body } = signed({ id: 'acme-1', status: 'DELIVRD' });
    const report = { method: 'POST', headers: headers as Record<string, string>, body: new Uint8Array(body) };
    expect((await fetch(`${system.stack.addresses.api}/hooks/acme/receipts`, report)).status).toBe(204);
    const told = await eventually(
      () => latest('anna'),
      (row) => row?.['state'] === 'delivered',
    );
    expect(told).toMatchObject({ message: 'repair/accepted', route: 'acme' });
  });

  it('explains its own rules by its policy', async () => {
    await call('PUT', '/v1/contacts/bernd', { phone: '+4915123456789', timeZone: 'Europe/Berlin' });
    const asked = 'contactId=bernd&kind=service&at=2027-03-03T08:30:00Z';
    expect(await call('GET', `/v1/policy/explain?${asked}`)).toMatchObject({
      verdict: 'defer',
      rule: { id: 'own.opening-hours' },
      until: '2027-03-03T09:00:00.000Z',
    });
  });
});
