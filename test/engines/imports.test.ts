import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { british } from '../../cli/fiction.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { ImportPieceModel } from '../../models/documents/imports/piece.ts';
import { eventually, startSystem, type System } from '../support/system.ts';

/** What is said of them here holds of British numbers, at any time of day. */
const fictionalNumber = british.phoneOf;

interface Report {
  id: string;
  state: string;
  reason?: string;
  counts: Record<string, number>;
}

describe('imports on the real engines', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    await connectDatabase(system.stack.addresses.mongodb);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  const rows = 6_000;
  const file = (prefix: string) =>
    ['id,phone', ...Array.from({ length: rows }, (_, index) => `${prefix}${index},${fictionalNumber(index)}`)].join(
      '\n',
    );

  /** Begins an upload and leaves the rest to the caller. */
  const upload = (length: number, query = ''): ClientRequest => {
    const headers = {
      authorization: `Bearer ${system.apiKey}`,
      'content-type': 'text/csv',
      'content-length': length,
    };
    const sent = httpRequest(`${system.stack.addresses.api}/v1/contacts/import${query}`, { method: 'POST', headers });
    return sent.on('error', () => undefined);
  };

  const newest = async (): Promise<Report> => {
    const { body } = await system.api('GET', '/v1/imports?limit=1');
    return (body['items'] as Report[])[0] ?? { id: '', state: 'none', counts: {} };
  };
  const ended = async (but: string, state: string) =>
    eventually(newest, (report) => report.id !== but && report.state === state, 240_000);
  const nothingIsLeft = async () => expect(await ImportPieceModel.countDocuments({})).toBe(0);
  const saved = (prefix: string) => ContactModel.countDocuments({ _id: { $regex: `^${prefix}\\d+$` } });

  it('finishes a file that is sent again and again, each time after it', async () => {
    const content = file('again').split('\n').slice(0, 1_001).join('\n');
    const send = () =>
      system.api('POST', '/v1/contacts/import?report=rejected', content, { 'content-type': 'text/csv' });
    const answers = await Promise.all(Array.from({ length: 12 }, send));
    const ends = answers.map(({ body }) => body as { summary: { created: number; updated: number; rejected: number } });
    for (const { summary } of ends) expect(summary.created + summary.updated).toBe(1_000);
    expect(await saved('again')).toBe(1_000);
    await nothingIsLeft();
  });

  it('finishes an import whose client leaves while it is answered', async () => {
    const content = file('left');
    const sent = upload(Buffer.byteLength(content));
    sent.end(content);
    await new Promise((resolve) => sent.on('response', (answer) => answer.once('data', resolve)));
    sent.destroy();
    expect((await ended('', 'done')).counts).toEqual({ created: rows, updated: 0, rejected: 0 });
    expect(await saved('left')).toBe(rows);
    await nothingIsLeft();
  });

  it('takes nothing of an upload whose client leaves before its end, and says so', async () => {
    const before = await newest();
    const content = file('half');
    const sent = upload(Buffer.byteLength(content));
    sent.write(content.slice(0, content.length / 2));
    await eventually(newest, ({ id, state }) => id !== before.id && state === 'receiving');
    sent.destroy();
    const report = await ended(before.id, 'stopped');
    expect(report).toMatchObject({ reason: 'upload-broken', counts: { created: 0, updated: 0, rejected: 0 } });
    expect(await saved('half')).toBe(0);
    await nothingIsLeft();
  });

  it('finishes an import whose api is killed, and counts every row once', async () => {
    const before = await newest();
    const content = file('killed');
    const sent = upload(Buffer.byteLength(content));
    sent.end(content);
    await new Promise((resolve) => sent.on('response', (answer) => answer.once('data', resolve)));
    await system.stack.kill('api', 'SIGKILL');
    await system.stack.start('api');
    expect((await newest()).state).toBe('running');
    expect((await ended(before.id, 'done')).counts).toEqual({ created: rows, updated: 0, rejected: 0 });
    expect(await saved('killed')).toBe(rows);
    await nothingIsLeft();
  });

  it('tells the id as soon as the file is in, and pauses when the api is told to stop, for the next to finish', async () => {
    const content = file('paused');
    const sent = upload(Buffer.byteLength(content), '?report=rejected');
    sent.end(content);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const id = String(answer.headers.location).replace('/v1/imports/', '');
    expect(await newest()).toMatchObject({ id, state: 'running' });
    const toldAt = Date.now();
    const [said] = await Promise.all([text(answer), system.stack.kill('api', 'SIGTERM')]);
    expect(Date.now() - toldAt).toBeLessThan(15_000);
    expect(JSON.parse(said)).toMatchObject({ import: id, continues: true });
    expect(await saved('paused')).toBeLessThan(rows);
    await system.stack.start('api');
    expect((await ended('', 'done')).counts).toEqual({ created: rows, updated: 0, rejected: 0 });
    await nothingIsLeft();
  });

  it('refuses a file at once, on a connection that can be used again', async () => {
    const before = await newest();
    const content = `id,fone\n${'a,1\n'.repeat(500_000)}`;
    const { hostname, port } = new URL(system.stack.addresses.api);
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.on('data', (bytes) => (heard += bytes.toString()));
    const head = (method: string, path: string) =>
      `${method} ${path} HTTP/1.1\r\nhost: tidings\r\nauthorization: Bearer ${system.apiKey}\r\n`;
    socket.write(
      `${head('POST', '/v1/contacts/import')}content-type: text/csv\r\ncontent-length: ${content.length}\r\n\r\n`,
    );
    socket.write(content.slice(0, 1_000_000));
    await eventually(
      () => Promise.resolve(heard),
      (answer) => answer.includes('HTTP/1.1 422') && answer.includes('columns-invalid'),
    );
    socket.write(content.slice(1_000_000));
    socket.write(`${head('GET', '/v1/imports?limit=1')}\r\n`);
    await eventually(
      () => Promise.resolve(heard),
      (answer) => answer.includes('HTTP/1.1 200'),
    );
    socket.destroy();
    expect((await newest()).id).toBe(before.id);
    await nothingIsLeft();
  });

  it('names others with the same number until they are erased', async () => {
    const before = await newest();
    const content = 'id,phone\nzz1,+79161234567\nzz2,+79161234567\n';
    expect((await system.api('POST', '/v1/contacts/import', content, { 'content-type': 'text/csv' })).status).toBe(200);
    const { id } = await newest();
    expect(id).not.toBe(before.id);
    const faults = async () => (await system.api('GET', `/v1/imports/${id}/faults`)).body['items'];
    const shared = { field: 'phone', reason: 'saved, but others have the same number' };
    expect(await faults()).toMatchObject([
      { ...shared, contactId: 'zz2', sharedWith: ['zz1'], raw: '+79161234567' },
      { ...shared, contactId: 'zz1', sharedWith: ['zz2'] },
    ]);
    expect((await system.api('DELETE', '/v1/contacts/zz1')).status).toBe(204);
    expect(await faults()).toMatchObject([{ ...shared, contactId: 'zz2', sharedWith: [] }]);
    expect(JSON.stringify(await faults())).not.toContain('zz1');
  });

  it('reads an encoding by its name, and takes a row nested 30,000 deep for one bad row', async () => {
    const windows = Buffer.from([...Buffer.from('id,attributes.city\ncyrillic,'), 0xce, 0xec, 0xf1, 0xea, 10]);
    const named = { 'content-type': 'text/csv; charset=windows-1251' };
    expect((await system.api('POST', '/v1/contacts/import', windows, named)).status).toBe(200);
    expect((await system.api('GET', '/v1/contacts/cyrillic')).body).toMatchObject({ attributes: { city: 'Омск' } });

    const deep = `{"id":"deep2","attributes":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const lines = ['{"id":"deep1","phone":null}', deep, '{"id":"deep3","locale":"en_GB"}'].join('\n');
    const answer = await system.api('POST', '/v1/contacts/import', lines, { 'content-type': 'application/x-ndjson' });
    expect(String(answer.body['text'])).toContain('"summary":{"created":2,"updated":0,"rejected":1}');
    expect(String(answer.body['text'])).toContain('nested deeper than');
  });

  const take = async (type: string, lines: string[]) => {
    const { body } = await system.api('POST', '/v1/contacts/import', lines.join('\n'), { 'content-type': type });
    return String(body['text'])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { result?: string; errors?: unknown });
  };
  const person = async (id: string) => (await system.api('GET', `/v1/contacts/${id}`)).body;
  const phone = fictionalNumber(77);
  const whole = { phone, timeZone: 'Europe/London', locale: 'en-GB', attributes: { tier: 'blue', cats: 2 } };

  it('refuses an attribute of another kind than is declared, by its name', async () => {
    const [refused, taken] = await take('application/x-ndjson', [
      JSON.stringify({ id: 'misfit', attributes: { plan: 'gold' } }),
      JSON.stringify({ id: 'fits', attributes: { plan: 'pro' } }),
    ]);
    const errors = [{ field: 'attributes/plan', reason: expect.any(String) as string }];
    expect(refused).toMatchObject({ result: 'rejected', errors });
    expect(taken).toMatchObject({ result: 'created' });
  });

  it('sets the columns that a CSV names and leaves the rest; an empty cell removes its field', async () => {
    await system.api('PUT', '/v1/contacts/named', whole);
    await take('text/csv', ['id,attributes.tier', 'named,gold']);
    const { createdAt, ...before } = await person('named');
    expect(before).toMatchObject({ ...whole, country: 'GB', attributes: { tier: 'gold', cats: 2 } });
    await take('text/csv', ['id,country,locale,attributes.cats,attributes.dogs', 'named,,,,1']);
    const { locale, ...after } = await person('named');
    expect(locale).toBeUndefined();
    // The number tells its country.
    expect(after).toMatchObject({ phone, country: 'GB', timeZone: 'Europe/London', createdAt });
    expect(after['attributes']).toEqual({ tier: 'gold', dogs: 1 });
    await take('text/csv', ['id,phone,attributes.none', 'named,,', 'blank,,']);
    expect(Object.keys(await person('named')).toSorted()).toEqual(
      ['attributes', 'createdAt', 'id', 'timeZone', 'updatedAt'].toSorted(),
    );
    expect(await person('blank')).toMatchObject({ attributes: {} });
    expect(await ContactModel.findById('named').lean()).not.toHaveProperty('addressHash');
    await system.api('PUT', '/v1/contacts/named', {});
    expect(await person('named')).toMatchObject({ attributes: {} });
  });

  it('sets what a line of NDJSON names, and removes what is null in it', async () => {
    await system.api('PUT', '/v1/contacts/line', whole);
    const lines = [
      { id: 'line', locale: null, attributes: { cats: null, dogs: 1 } },
      { id: 'line', attributes: null },
      { id: 'line', region: 'GB-ENG' },
    ].map((line) => JSON.stringify(line));
    await take('application/x-ndjson', lines);
    const { locale, ...line } = await person('line');
    expect(locale).toBeUndefined();
    expect(line).toMatchObject({ phone, region: 'GB-ENG', timeZone: 'Europe/London' });
    expect(line['attributes']).toEqual({ tier: 'blue', dogs: 1 });
  });

  it('says what does not fit the number, and keeps a stated country beside that of the number', async () => {
    await take('text/csv', [
      'id,phone,country,timeZone,region',
      `stated,${fictionalNumber(20)},FR,Etc/GMT+5,`,
      `abroad,${fictionalNumber(21)},,Asia/Tokyo,CA-BC`,
    ]);
    const doubts = async (id: string) =>
      ((await person(id))['doubts'] as { field: string }[]).map(({ field }) => field);
    expect([await doubts('stated'), await doubts('abroad')]).toEqual([
      ['timeZone', 'country'],
      ['timeZone', 'region'],
    ]);
    const { id } = await newest();
    const faults = await system.api('GET', `/v1/imports/${id}/faults`);
    expect(JSON.stringify(faults.body)).toMatch(/is a fixed offset and no place/);
    const { country } = await person('stated');
    await take('text/csv', ['id,country', 'stated,DE']);
    expect(await person('stated')).toMatchObject({ country, statedCountry: 'DE' });
  });

  it('reads a national number by the country that the contact has, and forgets the state of another number', async () => {
    await system.api('PUT', '/v1/contacts/boris', { country: 'RU' });
    await ContactModel.updateOne({ _id: 'boris' }, { numberState: 'stale' });
    const [first, nobody] = await take('text/csv', ['id,phone', 'boris,8 916 123-45-67', 'nobody,8 916 123-45-67']);
    expect([first?.result, nobody?.result]).toEqual(['updated', 'rejected']);
    expect(await person('boris')).toMatchObject({ phone: '+79161234567', country: 'RU' });
    expect(await person('boris')).not.toHaveProperty('numberState');
  });

  it('rejects a row that would bring a contact past a hundred attributes, with those that it has', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`a${n}`, n]));
    await system.api('PUT', '/v1/contacts/full', { attributes });
    const rows = ['full,1,', 'full,,1', 'full,1,1'];
    const [one, other, both] = await take('text/csv', ['id,attributes.x,attributes.y', ...rows]);
    expect([one?.result, other?.result]).toEqual(['updated', 'updated']);
    expect(both).toMatchObject({ result: 'rejected', errors: [{ field: 'attributes' }] });
    await system.api('DELETE', '/v1/contacts/full');
    expect((await take('text/csv', ['id,locale', 'full,ru']))[0]).toMatchObject({ errors: [{ field: 'id' }] });
    const erased = await ContactModel.findById('full').lean();
    for (const trace of ['toldAt', 'wholeAsOf', 'asOf']) expect(erased).not.toHaveProperty(trace);
  });
});
