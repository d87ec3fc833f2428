import { describe, expect, it } from 'vitest';
import { cloudEvent, eventually, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('a grant is evidence or none, on the real engines', () => {
  const { system, poll, contact, consent, deliveries, reply } = town();

  const wording = { text: 'Yes, offers by SMS from Example Shop Ltd', version: 'box/1', language: 'en' };
  const post = (id: string, act: object) =>
    system().api('POST', `/v1/contacts/${id}/consents`, {
      action: 'grant',
      purpose: 'offers',
      channel: 'sms',
      source: 'test',
      ...act,
    });
  const read = async (id: string) => (await system().api('GET', `/v1/contacts/${id}/consents`)).body;
  const offers = async (id: string) =>
    ((await read(id))['standing'] as Record<string, unknown>[]).find(
      ({ purpose, brand, channel }) => purpose === 'offers' && brand === 'shop' && channel === 'sms',
    );
  const explained = async (id: string) =>
    (await system().api('GET', `/v1/policy/explain?contactId=${id}&kind=marketing&purpose=offers`)).body;
  const offered = async (id: string): Promise<unknown> => (await poll().begin('offer', id)).result();
  const tasks = async (id: string) =>
    (await system().api('GET', `/v1/team-tasks?contactId=${id}`)).body['items'] as Record<string, string>[];
  const stands = (id: string, state: string) =>
    eventually(
      () => offers(id),
      (standing) => standing?.['state'] === state,
    );

  it('ends marketing, held texts too, and asks the team once when the data is taken back', async () => {
    await contact('private', 1, { hour: 3 });
    await consent('private');
    const run = await poll().begin('patient', 'private');
    await eventually(
      () => deliveries('private'),
      (rows) => rows.some(({ state }) => state === 'deferred'),
    );
    const withdrawal = { action: 'withdraw', purpose: 'personal-data', channel: '*' };
    for (const requestId of ['letter 1', 'letter 1', 'letter 2']) {
      expect((await post('private', { ...withdrawal, requestId })).status).toBe(201);
    }
    expect(await run.result()).toEqual({ endedBy: 'data-withdrawn, data-withdrawn' });
    const [task, ...others] = await tasks('private');
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: 'data-request', details: { right: 'withdrawal' } });
    expect(Date.parse(task!['dueAt']!)).toBeGreaterThan(Date.parse(task!['createdAt']!));
  });

  it.each([
    ['GB', '+447700900002'],
    ['US', '+12025550123'],
    ['RU', '+79123456789'],
  ])('needs something that shows it in %s, and explains what is missing', async (country, phone) => {
    const id = `bare-${country}`;
    await contact(id, 0, { phone });
    expect((await post(id, {})).status).toBe(201);
    expect(await explained(id)).toMatchObject({
      verdict: 'suppress',
      reason: 'consent-unproven',
      consent: { state: 'unproven', seq: 1, evidence: 'none', missing: ['wording', 'method', 'proof'] },
    });
    await post(id, { method: 'web-box', wording });
    const { reason, consent: shown } = await explained(id);
    expect(reason).not.toBe('consent-unproven');
    expect(shown).toMatchObject({ state: 'granted', seq: 2, evidence: 'documented', missing: ['proof'] });
  });

  it.each([
    ['documented', { method: 'web-box', wording, proof: 'form 7' }, 'sent'],
    ['asserted', { method: 'call' }, 'sent'],
    ['none', {}, 'consent-unproven'],
  ])('given back by START is shown by what showed it before: %s', async (evidence, shows, endedBy) => {
    const phone = await contact(`back-${evidence}`, evidence.length);
    await post(`back-${evidence}`, shows);
    await reply(phone, 'STOP');
    await stands(`back-${evidence}`, 'withdrawn');
    await reply(phone, 'START');
    const standing = await stands(`back-${evidence}`, 'granted');
    expect(standing).toMatchObject({ evidence });
    const [restored] = (await read(`back-${evidence}`))['items'] as object[];
    expect(restored).toMatchObject({ ...shows, method: 'keyword' });
    expect(await offered(`back-${evidence}`)).toEqual({ endedBy });
  });

  it.each<[string, object, string]>([
    ['a grant by complaint', { method: 'complaint' }, 'method'],
    ['a grant by the operator’s refusal', { method: 'operator-refusal' }, 'method'],
    ['a withdrawal by double opt-in', { action: 'withdraw', method: 'sms-code' }, 'method'],
    ['a grant by keyword that nothing shows', { method: 'keyword' }, 'proof'],
  ])('refuses %s by its field', async (_case, act, field) => {
    await system().api('PUT', '/v1/contacts/refused', { timeZone: zoneWhereItIs(13) });
    const { status, body } = await post('refused', act);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'body-invalid', errors: [{ pointer: `/${field}` }] },
    });
    expect((await read('refused'))['items']).toEqual([]);
  });

  it('by import undoes no opt-out, whatever the action is called', async () => {
    await contact('imported', 20);
    await consent('imported');
    const optOut = await system().api('POST', '/v1/contacts/imported/opt-outs', { source: 'a shop' });
    expect(optOut.status).toBe(201);
    await stands('imported', 'withdrawn');
    for (const action of ['grant', 'import']) {
      expect((await post('imported', { action, method: 'import', wording, proof: 'old CRM' })).status).toBe(201);
    }
    expect(await offers('imported')).toMatchObject({ state: 'withdrawn' });
    expect(await offered('imported')).toEqual({ endedBy: 'suppressed' });
  });

  it('is asked of nobody who complained', async () => {
    await contact('complainer', 21);
    const complaint = { by: 'complaint', source: 'a letter' };
    expect((await system().api('POST', '/v1/contacts/complainer/opt-outs', complaint)).status).toBe(201);
    const invitation = { requestId: 'r1', wording: 'offers-sms/1', language: 'en', method: 'code' };
    await system().api('POST', '/v1/events', cloudEvent('consent.requested', 'complainer', 'doi', invitation));
    const [row] = await eventually(
      () => deliveries('complainer'),
      (rows) => rows.length > 0,
    );
    expect(row).toMatchObject({ message: 'double-opt-in/code', state: 'suppressed', reason: 'suppressed' });
  });
});
