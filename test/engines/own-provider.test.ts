import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playAcme, secrets, signed, type Acme } from '../contracts/acme/gateway.ts';
import { cloudEvent, eventually, people, startSystem, type System } from '../support/system.ts';

const TIDINGS_CONFIG = fileURLToPath(new URL('../installation/tidings.config.ts', import.meta.url));
const phone = people.phoneOf(1);

describe('another installation, with a gateway of its own', () => {
  let acme: Acme;
  let system: System;

  beforeAll(async () => {
    acme = await playAcme();
    const named = {
      RADWERK_SMS_URL: acme.url,
      RADWERK_SMS_TOKEN: secrets.token,
      RADWERK_SMS_HOOK_SECRET_FILE: join(mkdtempSync(join(tmpdir(), 'tidings-acme-')), 'hook-secret'),
    };
    writeFileSync(named.RADWERK_SMS_HOOK_SECRET_FILE, `${secrets.hookSecret}\n`);
    const calling = { RADWERK_SMS_CALLBACK_ADDRESSES: '198.51.100.0/24, 127.0.0.1', TIDINGS_TRUSTED_PROXIES: '1' };
    const own = { ...named, ...calling, TIDINGS_ROUTES: 'radwerk-sms:acme,letters:smtp' };
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
    expect((await fetch(`${system.stack.addresses.api}/hooks/radwerk-sms/receipts`, report)).status).toBe(204);
    const told = await eventually(
      () => latest('anna'),
      (row) => row?.['state'] === 'delivered',
    );
    expect(told).toMatchObject({ message: 'repair/accepted', route: 'radwerk-sms' });
  });

  it('takes callbacks by GET as by POST, verified as they came, and nothing from elsewhere or who only looks', async () => {
    const address = `${system.stack.addresses.api}/hooks/radwerk-sms/replies`;
    const { headers } = signed(undefined);
    const told = async (init: RequestInit) => {
      const answer = await fetch(address, init);
      const { code } = JSON.parse((await answer.text()) || '{}') as { code?: string };
      return [answer.status, code];
    };
    expect(await told({})).toEqual([401, 'signature-wrong']);
    const elsewhere = { ...(headers as Record<string, string>), 'x-forwarded-for': '203.0.113.9' };
    expect(await told({ headers: elsewhere })).toEqual([403, 'caller-unknown']);
    const among = { ...(headers as Record<string, string>), 'x-forwarded-for': '198.51.100.7' };
    expect(await told({ headers: among })).toEqual([422, 'body-invalid']);
    // It says nothing that could be read, but it is Acme who says it.
    expect(await told({ headers: headers as Record<string, string> })).toEqual([422, 'body-invalid']);
    expect(await told({ method: 'HEAD', headers: headers as Record<string, string> })).toEqual([405, undefined]);
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
