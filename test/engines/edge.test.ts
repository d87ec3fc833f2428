import { request as send } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedPaths } from '../../api/http/openapi.ts';
import '../../api/server.ts';
import { fictionalNumber, startSystem, type System } from '../support/system.ts';

/** An answer to a request that no fetch would send. */
interface Raw {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}

describe('at the edge, before any route', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    const whole = { phone: fictionalNumber(1), timeZone: 'Europe/London', attributes: { tier: 'gold' } };
    expect((await system.api('PUT', '/v1/contacts/kim', whole)).status).toBe(201);
  });
  afterAll(async () => system.stop());

  /** Every operation of the API with a path that names somebody; read from what the routes declared. */
  const operations = () =>
    describedPaths().flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { page }]) => !page)
        .map(([method, operation]) => ({
          at: path.replaceAll(/\{\+?\w+\}/g, 'kim'),
          method: method.toUpperCase(),
          operation,
        })),
    );

  const raw = (method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) =>
    new Promise<Raw>((resolve, reject) => {
      const sent = send(
        {
          hostname: '127.0.0.1',
          port: new URL(system.stack.addresses.api).port,
          path,
          method,
          headers: { authorization: `Bearer ${system.apiKey}`, ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => (text += part));
          response.on('end', () => {
            const isDocument = text.startsWith('{') && !response.headers['content-type']?.includes('ndjson');
            const body = isDocument ? (JSON.parse(text) as Raw['body']) : { text };
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const kim = async () => (await system.api('GET', '/v1/contacts/kim')).body;

  it('a parameter that an operation does not name is refused by name, on every one of them', async () => {
    const strict = operations().filter(({ operation }) => operation.query !== 'any');
    expect(strict.length).toBeGreaterThan(30);
    for (const { at, method } of strict) {
      const answer = await raw(method, `${at}?nonsense=1`);
      expect(answer, `${method} ${at}`).toMatchObject({ status: 400, body: { errors: [{ pointer: '/nonsense' }] } });
    }
  });

  it.each([
    ['phone=%2B447700900001', '/phone', 'is not a known parameter; the nearest is'],
    ['contactid=kim', '/contactid', 'the nearest is contactId'],
    ['state=delivered&state=sent', '/state', 'more than once'],
    ['state[]=delivered', '/state[]', 'the nearest is state'],
    ['__proto__=1', '/__proto__', 'is not a known parameter'],
    ['contactId=%ED%A0%80', '/contactId', 'UTF-8'],
    ['contactId=%zz', '/contactId', 'UTF-8'],
  ])('GET /v1/deliveries?%s is refused', async (query, pointer, detail) => {
    const answer = await raw('GET', `/v1/deliveries?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'query-invalid', errors: [{ pointer }] } });
    expect(JSON.stringify(answer.body)).toContain(detail);
  });

  it('a link in a message takes whatever an app hangs on to it', async () => {
    for (const path of ['/l/AAAAAAAA', '/u/x', '/c/x']) {
      expect([404, 410]).toContain((await raw('GET', `${path}?fbclid=1&fbclid=2&x=%zz`)).status);
    }
  });

  it('a method that a path does not have is 405 with those it has, on every path; OPTIONS lists them', async () => {
    for (const [path, methods] of describedPaths()) {
      const at = path.replaceAll(/\{\+?\w+\}/g, 'kim');
      const options = await raw('OPTIONS', at);
      expect(options.status, at).toBe(204);
      for (const method of Object.keys(methods)) expect(options.headers['allow']).toContain(method.toUpperCase());
      const answer = await raw('TRACE', at);
      expect(answer, at).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
      expect(answer.headers['allow'], at).toBe(options.headers['allow']);
    }
    expect((await raw('DELETE', '/v1/events')).headers['allow']).toBe('POST, GET, HEAD, OPTIONS');
    expect((await raw('POST', '/v1/contacts/kim')).headers['allow']).toBe('PUT, PATCH, GET, HEAD, DELETE, OPTIONS');
    expect((await raw('HEAD', '/v1/contacts/kim')).status).toBe(200);
    expect((await raw('HEAD', '/v1/contacts/import')).status, 'a contact may be called import').toBe(404);
  });

  it('nothing that the API tells is kept by a proxy or a browser', async () => {
    for (const { at, method } of operations()) {
      const { headers } = await raw(method === 'DELETE' ? 'GET' : method, at.replace('kim', 'nobody'));
      expect(headers['cache-control'], `${method} ${at}`).toBe('no-store');
    }
    expect((await raw('GET', '/v1/contacts/kim')).headers['cache-control']).toBe('no-store');
  });

  it('what comes before any operation is kept by nobody either', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['PATCH', '/v1/events'],
      ['GET', '/v1/events/%zz'],
      ['OPTIONS', '/v1/events'],
    ])
      expect((await raw(method!, path!)).headers['cache-control'], path).toBe('no-store');
  });

  it('a path or a query that would be cut short, or cannot be kept, is refused', async () => {
    const before = await kim();
    for (const [method, path] of [
      ['DELETE', '/v1/contacts/kim#77'],
      ['PUT', '/v1/contacts/kim#'],
      ['GET', '/v1/contacts?limit=1#&country=FR'],
      ['GET', '/v1/contacts/ki%00m'],
      ['GET', '/v1/runs/a%0ab'],
      ['GET', '/l/%7f'],
    ]) {
      const answer = await raw(method!, path!, method === 'PUT' ? '{}' : undefined, {
        'content-type': 'application/json',
      });
      expect(answer, path).toMatchObject({ status: 400, body: { code: 'path-malformed' } });
    }
    for (const query of ['stage=%00', 'outcome=a%1fb', 'journey=%0a', 'contactId=%85'.replace('%85', '%C2%85')])
      expect((await raw('GET', `/v1/runs?${query}`)).body, query).toMatchObject({ code: 'query-invalid' });
    expect(await kim()).toEqual(before);
  });

  it('a request that is no HTTP, or has a head without end, gets its problem document', async () => {
    const answerTo = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(system.stack.addresses.api).port), '127.0.0.1');
        let answer = '';
        socket.on('data', (part) => (answer += String(part))).on('error', reject);
        socket.on('close', () => resolve(answer)).write(text);
      });
    const malformed = await answerTo('GET / HTTP/1.1\r\nno header at all\r\n\r\n');
    expect(malformed).toMatch(/^HTTP\/1\.1 400 .*"code":"request-malformed"/s);
    const endless = await answerTo(`GET /v1/events?type=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(endless).toMatch(/^HTTP\/1\.1 431 .*no-store.*"code":"headers-too-large"/s);
    const nowhere = await answerTo('GET /readyz HTTP/1.1\r\nconnection: close\r\n\r\n');
    expect(nowhere).toMatch(/^HTTP\/1\.1 400 .*Host is missing.*"code":"request-malformed"/s);
    const twice = await answerTo(
      'GET /readyz HTTP/1.1\r\nhost: x\r\nce-id: a\r\nCe-Id: b\r\nconnection: close\r\n\r\n',
    );
    expect(twice).toMatch(/^HTTP\/1\.1 400 .*ce-id is given more than once.*"code":"request-malformed"/s);
    const wish = await answerTo('GET /healthz HTTP/1.1\r\nhost: x\r\nexpect: tea\r\nconnection: close\r\n\r\n');
    expect(wish).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a body that says it is too large is refused before it comes', async () => {
    const json = { 'content-type': 'application/json', 'content-length': '99999999' };
    const answer = await new Promise((resolve, reject) => {
      const { port } = new URL(system.stack.addresses.api);
      const headers = { ...json, authorization: `Bearer ${system.apiKey}` };
      const sent = send(
        { hostname: '127.0.0.1', port, path: '/v1/contacts/kim', method: 'PUT', headers },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject).flushHeaders();
    });
    expect(answer).toBe(413);
  });

  it('names that only the driver knows are refused by field, wherever they come', async () => {
    const json = { 'content-type': 'application/json' };
    const put = await raw('PUT', '/v1/contacts/kim', '{"attributes":{"_bsontype":"Long"}}', json);
    expect(put.body).toMatchObject({ code: 'body-invalid', errors: [{ pointer: '/attributes/_bsontype' }] });
    const rows = await raw(
      'POST',
      '/v1/contacts/import',
      '{"id":"a1"}\n{"id":"a2","attributes":{"_bsontype":1}}\n{"id":"a3"}\n',
      {
        'content-type': 'application/x-ndjson',
      },
    );
    expect(rows.body['text']).toContain('"line":2,"result":"rejected"');
    expect((await raw('GET', '/v1/contacts/a3')).status).toBe(200);
    expect((await raw('GET', '/v1/contacts/a2')).status).toBe(404);
  });

  it('every operation but those that say so asks for a key', async () => {
    for (const { at, method, operation } of operations()) {
      if (operation.open) continue;
      const answer = await raw(method, at, undefined, { authorization: '' });
      expect(answer.status, `${method} ${at}`).toBe(401);
    }
  });

  it('an operation that needs a body says so, whichever way none is sent, and changes nothing', async () => {
    const before = await kim();
    const needy = operations().filter(
      ({ operation: { body, bodyOptional } }) => body && body !== 'any' && !bodyOptional,
    );
    expect(needy.length).toBeGreaterThan(5);
    for (const { at, method, operation } of needy) {
      const type = { 'content-type': Object.keys(operation.body!)[0]! };
      const ways = [
        raw(method, at),
        raw(method, at, '', type),
        raw(method, at, undefined, { ...type, 'content-length': '0' }),
        ...(at.endsWith('/import') ? [] : [raw(method, at, undefined, { ...type, 'transfer-encoding': 'chunked' })]),
      ];
      for (const answer of await Promise.all(ways)) {
        expect(answer, `${method} ${at}`).toMatchObject({ status: 400, body: { code: 'body-missing' } });
      }
    }
    expect(await kim()).toEqual(before);
  });

  it('a content type that an operation does not read is 415 and named, on every one that reads a body', async () => {
    for (const { at, method, operation } of operations()) {
      if (!operation.body || operation.body === 'any') continue;
      const answer = await raw(method, at, '<x/>', { 'content-type': 'application/xml' });
      expect(answer, `${method} ${at}`).toMatchObject({ status: 415, body: { code: 'content-type-unsupported' } });
      expect(answer.body['detail']).toContain(Object.keys(operation.body)[0]);
      const packed = await raw(method, at, 'x', {
        'content-type': Object.keys(operation.body)[0]!,
        'content-encoding': 'lzma',
      });
      expect(packed, `${method} ${at}`).toMatchObject({ status: 415, body: { code: 'content-encoding-unsupported' } });
      expect(packed.headers['accept-encoding']).toContain('identity');
    }
  });

  const json = { 'content-type': 'application/json' };
  const put = (body: string | Buffer, headers: object = {}) =>
    raw('PUT', '/v1/contacts/kim', body, { ...json, ...headers });

  it.each(['null', '7', '"x"', 'true'])('the body %s is refused as what it is, and changes nothing', async (body) => {
    const before = await kim();
    expect(await put(body)).toMatchObject({ status: 422, body: { code: 'body-invalid' } });
    expect(await kim()).toEqual(before);
  });

  it('compressed bodies are read, and one that is not what it says is told so', async () => {
    const body = Buffer.from(JSON.stringify({ phone: fictionalNumber(1), attributes: { tier: 'packed' } }));
    expect((await put(gzipSync(body), { 'content-encoding': 'gzip' })).status).toBe(200);
    expect((await put(brotliCompressSync(body), { 'content-encoding': 'br' })).status).toBe(200);
    expect(await put(body, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
      body: { code: 'body-malformed' },
    });
    expect(await put(body, { 'content-encoding': 'br' })).toMatchObject({
      status: 400,
      body: { code: 'body-malformed' },
    });
    const bomb = gzipSync(Buffer.alloc(9_000_000, ' '));
    expect(await put(bomb, { 'content-encoding': 'gzip' })).toMatchObject({ status: 413 });
    const file = raw('POST', '/v1/contacts/import', gzipSync('id\na\n'), {
      'content-type': 'text/csv',
      'content-encoding': 'gzip',
    });
    expect(await file).toMatchObject({ status: 415, body: { detail: 'Send it uncompressed; nothing was taken.' } });
  });

  it('octets that are no UTF-8 are refused wherever they stand', async () => {
    const half = Buffer.concat([Buffer.from('{"locale":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]);
    expect(await put(half)).toMatchObject({ status: 422, body: { code: 'encoding-invalid' } });
    expect(await put('{}', { 'content-type': 'application/json; charset=utf-16' })).toMatchObject({ status: 415 });
    for (const path of ['/v1/contacts/%ED%A0%80', '/v1/contacts/%zz', '/v1/events/a/%ff']) {
      expect(await raw('GET', path), path).toMatchObject({ status: 400, body: { code: 'path-malformed' } });
    }
  });
});
