import { spawnSync } from 'node:child_process';
import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { adoptConsents } from '../../models/documents/across/adopted-consents.ts';
import { appendConsent, ConsentModel } from '../../models/documents/consents/record.ts';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, poll, contact, consent, deliveries } = town();

const consents = () => mongoose.connection.collection('consents');
const act = { purpose: 'offers', brand: 'shop', channel: 'sms', source: 'test' } as const;
const wording = { text: 'Yes, offers by SMS from Example Shop Ltd', version: 'box/1', language: 'en' };
const evidence = { method: 'web-box', wording, proof: 'form 77', ip: '192.0.2.7', userAgent: 'Browser' };
const post = (id: string, body: object) =>
  system().api('POST', `/v1/contacts/${id}/consents`, { ...act, brand: undefined, ...body });
const read = async (id: string, query = '') => (await system().api('GET', `/v1/contacts/${id}/consents${query}`)).body;
const offers = async (id: string, query = '') =>
  ((await read(id, query))['standing'] as Record<string, unknown>[]).find(
    ({ purpose, brand }) => purpose === 'offers' && brand === 'shop',
  );

function verify(...args: string[]) {
  const command = ['--import', 'tsx', 'cli/tidings.ts', 'consents', 'verify', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env: { ...process.env, MONGODB_URI: system().stack.addresses.mongodb },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

/** A contact with a chain of four records. */
async function chained(id: string, index: number): Promise<void> {
  await contact(id, index);
  for (const action of ['grant', 'withdraw', 'grant', 'withdraw']) {
    expect((await post(id, { action, ...evidence })).status).toBe(201);
  }
}
const at = (contactId: string, seq: number) => ({ contactId, seq });

describe('consent as evidence', () => {
  it('appends in one unbroken order however many append at once', async () => {
    await contact('crowd', 1);
    const both = ['grant', 'withdraw'] as const;
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => appendConsent('crowd', { ...act, action: both[index % 2]! })),
    );
    const rows = await consents().find({ contactId: 'crowd' }).sort({ seq: 1 }).toArray();
    expect(rows.map(({ seq }) => seq as number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(verify('--contact', 'crowd')).toMatchObject({ status: 0 });
  });

  it('appends once under one id, and says when it was used for another act', async () => {
    await contact('again', 2);
    const ids = Array.from({ length: 5 }, () => appendConsent('again', { ...act, action: 'grant', _id: 'a1' }));
    expect(new Set((await Promise.all(ids)).map(({ hash }) => hash)).size).toBe(1);
    const first = await post('again', { action: 'withdraw', requestId: 'r1' });
    const repeated = await post('again', { action: 'withdraw', requestId: 'r1' });
    expect(repeated.body).toEqual(first.body);
    expect(await post('again', { action: 'grant', requestId: 'r1' })).toMatchObject({
      status: 409,
      body: { code: 'consent-conflict' },
    });
    expect(await offers('again')).toMatchObject({ state: 'withdrawn', decidedBy: { seq: 2 } });
  });

  const others: [string, object][] = [
    ['wording', { wording: { ...wording, text: 'No, nothing' } }],
    ['wording', { wording: undefined }],
    ['method', { method: 'paper' }],
    ['proof', { proof: 'form 78' }],
    ['ip', { ip: undefined }],
    ['source', { source: 'elsewhere' }],
    ['actor', { actor: 'agent-7' }],
    ['expiresAt', { expiresAt: '2099-01-01T00:00:00Z' }],
    ['at', { at: '2026-01-01T00:00:00Z' }],
    ['zone', { zone: 'Asia/Omsk' }],
  ];
  it('takes other evidence under a used id for another act', async () => {
    await contact('evidence', 14);
    const told = { action: 'grant', ...evidence, requestId: 'form 77' };
    const first = await post('evidence', told);
    expect(await post('evidence', told)).toMatchObject({ status: 201, body: { hash: first.body['hash'] } });
    for (const [field, changed] of others) {
      const other = await post('evidence', { ...told, ...changed });
      expect(other).toMatchObject({ status: 409, body: { code: 'consent-conflict' } });
      expect(other.body['detail']).toContain(`another ${field};`);
    }
  });

  it('shows what was given, in which words and how, and tells what stood when', async () => {
    await contact('dora', 3);
    const { body: grant } = await post('dora', { action: 'grant', ...evidence });
    expect(grant).toMatchObject({
      seq: 1,
      action: 'grant',
      wording,
      method: 'web-box',
      proof: 'form 77',
      prevHash: '',
    });
    const { body: end } = await post('dora', { action: 'withdraw', purpose: '*' });
    expect(end).toMatchObject({ seq: 2, brand: '*', prevHash: grant['hash'] });
    expect(await offers('dora')).toMatchObject({ state: 'withdrawn', decidedBy: { seq: 2 } });
    expect(await offers('dora', `?at=${grant['recordedAt'] as string}`)).toMatchObject({
      state: 'granted',
      decidedBy: { seq: 1 },
    });
    const items = (await read('dora'))['items'] as { seq: number }[];
    expect(items.map(({ seq }) => seq).toSorted()).toEqual([1, 2]);
  });

  it('stores on a message the record that allowed it', async () => {
    await contact('eva', 4);
    await consent('eva');
    await (await poll().begin('offer', 'eva')).result();
    const [row] = await deliveries('eva');
    const [record] = (await read('eva'))['items'] as { id: string }[];
    expect(row).toMatchObject({ brand: 'shop', consent: { id: record!.id, seq: 1 } });
  });

  it('sends nothing on a grant that has run out', async () => {
    await contact('late', 5);
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const basis = { basis: 'implied-inquiry', at: new Date(Date.now() - 7_200_000).toISOString() };
    await post('late', { action: 'import', ...basis, expiresAt: anHourAgo });
    expect(await (await poll().begin('offer', 'late')).result()).toEqual({ endedBy: 'consent-expired' });
  });

  it.each<[string, (id: string) => Promise<unknown>, RegExp]>([
    ['changed', (id) => consents().updateOne(at(id, 2), { $set: { action: 'grant' } }), /record 2 \(.+\) was changed/],
    ['removed', (id) => consents().deleteOne(at(id, 2)), /record 2 is missing/],
    ['swapped', swap, /record 2 \(.+\) was changed/],
    [
      'cut off',
      (id) => consents().deleteMany({ contactId: id, seq: { $gt: 2 } }),
      /record 3 is missing, with all up to 4/,
    ],
    ['all removed', (id) => consents().deleteMany({ contactId: id }), /record 1 is missing, with all up to 4/],
  ])('finds a record that was %s in the database', async (how, tamper, words) => {
    const id = how.replace(' ', '-');
    await chained(id, 6);
    expect(verify('--contact', id)).toMatchObject({ status: 0 });
    await tamper(id);
    const { status, said } = verify('--contact', id);
    expect(said).toMatch(words);
    expect(status).toBe(1);
    expect(verify()).toMatchObject({ status: 1, said: expect.stringMatching(words) as string });
  });

  it('gives records of version 0.1 their places in a chain, and what stood still stands', async () => {
    await contact('old', 8);
    await consents().dropIndex('contactId_1_seq_1');
    const acts = [
      { _id: 'o3', action: 'grant', purpose: 'offers', at: 3 },
      { _id: 'o1', action: 'grant', purpose: 'tips', at: 1, wording: 'Tips, please', proof: 'box 7' },
      { _id: 'o2', action: 'withdraw', purpose: '*', at: 2 },
    ].map((old) => ({ ...old, contactId: 'old', channel: 'sms', source: 'form', at: new Date(old.at) }));
    await consents().insertMany(acts.map((old) => ({ ...old, recordedAt: new Date(5) })) as never[]);
    expect(await adoptConsents()).toBe(3);
    expect(await adoptConsents()).toBe(0);
    await ConsentModel.createIndexes();
    const states = (await read('old'))['standing'] as { purpose: string; brand: string; state: string }[];
    const stateOf = (purpose: string) => states.find((one) => one.purpose === purpose && one.brand === 'shop')?.state;
    expect([stateOf('offers'), stateOf('tips')]).toEqual(['granted', 'withdrawn']);
    expect((await post('old', { action: 'withdraw' })).body).toMatchObject({ seq: 4 });
    expect(verify('--contact', 'old')).toMatchObject({ status: 0 });
  });

  it('keeps the chain verifiable when a person is erased, and nothing personal in it', async () => {
    await chained('gone', 7);
    expect((await system().api('DELETE', '/v1/contacts/gone')).status).toBe(204);
    const rows = await eventually(
      () => consents().find({ contactId: 'gone' }).toArray(),
      (all) => all.every(({ proof }) => proof === undefined),
    );
    expect(JSON.stringify(rows)).not.toMatch(/form 77|192\.0\.2\.7|Browser|addressHash|salt/);
    expect(rows.every(({ evidenceHash }) => typeof evidenceHash === 'string')).toBe(true);
    expect(verify('--contact', 'gone')).toMatchObject({
      status: 0,
      said: expect.stringContaining('4 records') as string,
    });
  });
});

async function swap(contactId: string): Promise<void> {
  await consents().updateOne(at(contactId, 2), { $set: { seq: 99 } });
  await consents().updateOne(at(contactId, 3), { $set: { seq: 2 } });
  await consents().updateOne(at(contactId, 99), { $set: { seq: 3 } });
}
