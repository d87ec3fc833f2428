import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Runs } from '../../api/runs/temporal.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { ConsentModel } from '../../models/documents/consents/record.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { databaseCheck } from '../../models/documents/health.ts';
import { anyPort } from '../../cli/dev/ports.ts';
import { startProcess } from '../support/process.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

interface Readiness {
  status: number;
  ready: boolean;
  details: string[];
}

describe('an operator is told the truth', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(async () => system.stop());

  /** Fails where a process hangs instead of answering. */
  const readiness = async (name: 'api' | 'worker'): Promise<Readiness> => {
    const answer = await fetch(`${system.stack.addresses[name]}/readyz`, { signal: AbortSignal.timeout(6_000) });
    return { status: answer.status, ...((await answer.json()) as Omit<Readiness, 'status'>) };
  };
  const until = (name: 'api' | 'worker', details: string[]) =>
    eventually(
      () => readiness(name),
      (told) => JSON.stringify(told.details) === JSON.stringify(details),
    );
  const mongoAway = 'MongoDB does not answer: start it, or mend MONGODB_URI.';
  const temporalAway = () =>
    `Temporal does not answer at ${system.stack.addresses.temporal}: start it, or mend TEMPORAL_ADDRESS.`;

  it('when all is well', async () => {
    expect(await until('api', [])).toMatchObject({ status: 200, ready: true });
    expect(await until('worker', [])).toEqual({ status: 200, ready: true, details: [] });
  });

  it('when the database is frozen, and calls are answered all the same', async () => {
    system.stack.signal('mongodb', 'SIGSTOP');
    try {
      const dependencies = { mongodb: 'down', temporal: 'up', worker: 'unknown' };
      expect(await until('api', [mongoAway])).toMatchObject({ status: 503, ready: false, dependencies });
      expect(await until('worker', [mongoAway])).toMatchObject({ status: 503, ready: false });
      const event = cloudEvent('order.placed', 'ann', 'frozen', { orderId: 'o' });
      const calls = ['POST /v1/events', 'GET /v1/contacts/ann', 'GET /v1/deliveries'].map(async (call) => {
        const [method, path] = call.split(' ') as ['GET' | 'POST', string];
        const { status, body } = await system.api(method, path, method === 'POST' ? event : undefined);
        expect([status, body['code']]).toEqual([503, 'database-away']);
      });
      await Promise.all(calls);
      const contact = { phone: '+447700900998', attributes: { name: 'Zdenka Novotná' } };
      expect((await system.api('PUT', '/v1/contacts/zdenka', contact)).status).toBe(503);
    } finally {
      system.stack.signal('mongodb', 'SIGCONT');
    }
    await until('api', []);
    await until('worker', []);
  });

  it('when Temporal is away: the worker is not ready, the api takes events and says what they wait for', async () => {
    await system.stack.kill('temporal', 'SIGKILL');
    expect(await until('worker', [temporalAway()])).toMatchObject({ status: 503 });
    expect(await until('api', [temporalAway()])).toMatchObject({
      status: 200,
      dependencies: { mongodb: 'up', temporal: 'down', worker: 'up' },
    });
    await system.stack.start('temporal');
    await until('worker', []);
    await until('api', []);
  });

  it('when the namespace is not there, or lacks search attributes', async () => {
    const runs = new Runs(system.stack.addresses.temporal, 'bare');
    try {
      expect(await runs.fault()).toEqual({
        says: 'Temporal has no namespace bare: run `temporal operator namespace create --namespace bare`, or mend TEMPORAL_NAMESPACE.',
        is: 'unfit',
      });
      const seconds = { seconds: 86_400 } as never;
      const bare = { namespace: 'bare', workflowExecutionRetentionPeriod: seconds };
      await runs.client.workflowService.registerNamespace(bare);
      const fault = await eventually(
        () => runs.fault(),
        (found) => found?.says.startsWith('Namespace bare') ?? false,
      );
      expect(fault).toMatchObject({ is: 'unfit' });
      expect(fault?.says).toContain('--name ContactId --type Keyword --name Stage --type Keyword');
      expect(fault?.says).toContain('run `temporal operator search-attribute create --namespace bare --name');
    } finally {
      await runs.close();
    }
  });

  it('at a start where the namespace is missing: once, in a sentence, and never that it is ready', async () => {
    const port = String(await anyPort());
    const started = startProcess('api', { ...system.stack.env, PORT: port, TEMPORAL_NAMESPACE: 'nowhere' });
    try {
      await started.until('api is not ready');
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect([answer.status, await answer.json()]).toMatchObject([
        503,
        { ready: false, dependencies: { mongodb: 'up', temporal: 'unfit', worker: 'up' } },
      ]);
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      const lines = started.said().trim().split('\n');
      expect(lines.filter((line) => line.includes('temporal operator namespace create'))).toHaveLength(1);
      expect(started.said()).not.toMatch(/api is ready|sweep failed/);
    } finally {
      started.signal('SIGTERM');
      await started.ended;
    }
  });

  it('when an index is missing', async () => {
    await connectDatabase(system.stack.addresses.mongodb);
    try {
      const check = () => databaseCheck([ContactModel])();
      expect(await check()).toBeUndefined();
      const [lost] = (await ContactModel.collection.indexes()).filter(({ name }) => name !== '_id_');
      await ContactModel.collection.dropIndex(lost?.name ?? '');
      expect(await check()).toEqual({
        says: 'Indexes are missing on contacts: run `tidings indexes`.',
        is: 'unfit',
      });
      await ContactModel.createIndexes();
      expect(await check()).toBeUndefined();
    } finally {
      await disconnectDatabase();
    }
  });

  it('when an index has lost its uniqueness, with what mends it', async () => {
    const { mongodb } = system.stack.addresses;
    const indexes = async () => {
      const started = startProcess('indexes', { MONGODB_URI: mongodb });
      return [await started.ended, started.said()] as const;
    };
    await connectDatabase(mongodb);
    try {
      await ConsentModel.collection.dropIndex('contactId_1_seq_1');
      await ConsentModel.collection.createIndex({ contactId: 1, seq: 1 }, {}, {});
      expect(await databaseCheck([ConsentModel])()).toMatchObject({ is: 'unfit' });
      expect(await indexes()).toEqual([
        1,
        expect.stringMatching(
          /^The index contactId_1_seq_1 of consents .*: drop it in mongosh with `db\.getCollection\('consents'\)\.dropIndex\('contactId_1_seq_1'\)`, then run `tidings indexes` again\.\n {2}why: .*\n {2}fix: .*\n {2}code: index-in-the-way, /,
        ),
      ]);
      await ConsentModel.collection.dropIndex('contactId_1_seq_1');
      const twice = { contactId: 'secret-ann', seq: 1 };
      await ConsentModel.collection.insertMany(['a', 'b'].map((id) => ({ _id: id as never, ...twice })));
      const [code, said] = await indexes();
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/^An index cannot be unique, since rows are there twice/),
      ]);
      expect(said).not.toContain('secret-ann');
      await ConsentModel.collection.deleteMany(twice);
      expect((await indexes())[0]).toBe(0);
      expect(await databaseCheck([ConsentModel])()).toBeUndefined();
    } finally {
      await disconnectDatabase();
    }
  });

  describe('at a start that cannot succeed', () => {
    const wrongSet = () => system.stack.addresses.mongodb.replace(/replicaSet=\w+/, 'replicaSet=other');
    const gone = 'mongodb://127.0.0.1:1/tidings?replicaSet=rs0';
    const cases: [string, 'api' | 'worker', () => Record<string, string>, string | RegExp][] = [
      ['a port in use', 'api', () => ({}), /^Port \d+ is in use by another program: stop it, or set PORT\.$/m],
      ['an address of no machine', 'api', () => ({ HOST: '999.1.1.1' }), /^HOST is 999\.1\.1\.1, which is no address/m],
      [
        'a set of another name',
        'api',
        () => ({ MONGODB_URI: wrongSet() }),
        /replicaSet=other, but MongoDB at .* mend the name\.$/m,
      ],
      ['an address that is none', 'worker', () => ({ MONGODB_URI: 'mongodb://:/x' }), /^MONGODB_URI cannot be read: /m],
    ];
    it.each(cases)('%s (%s)', async (_case, command, env, words) => {
      const free = command === 'worker' ? { WORKER_PORT: String(await anyPort()) } : {};
      const started = startProcess(command, { ...system.stack.env, ...free, ...env() });
      expect(await started.ended).toBe(1);
      expect(started.said()).toMatch(words);
      expect(started.said()).not.toMatch(/^ +at /m);
    });

    it.each([
      [
        'the database',
        'api',
        { MONGODB_URI: gone },
        'waiting, a minute at most: MongoDB does not answer at 127.0.0.1:1',
      ],
      [
        'Temporal',
        'worker',
        { TEMPORAL_ADDRESS: '127.0.0.1:1' },
        'waiting, a minute at most: Temporal does not answer at',
      ],
    ] as const)('says that it waits for %s, and a signal ends it', async (_what, command, env, words) => {
      const port = String(await anyPort());
      const started = startProcess(command, { ...system.stack.env, ...env, WORKER_PORT: port });
      await started.until(words);
      if (command === 'worker') {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
        expect(answer.status).toBe(503);
        expect(await answer.json()).toMatchObject({ details: ['It is starting: its log says what it waits for.'] });
      }
      started.signal(command === 'api' ? 'SIGTERM' : 'SIGHUP');
      expect(await started.ended).toBe(0);
    });

    it('obeys a signal while it is still loading', async () => {
      const started = startProcess('worker', { ...system.stack.env, LOG_LEVEL: 'debug' });
      started.signal('SIGTERM');
      expect([0, null]).toContain(await started.ended);
      expect(started.said()).toBe('');
    });
  });

  it('finishes requests in hand when it is told to stop, not ready from that moment on', async () => {
    const { host } = new URL(system.stack.addresses.api);
    const [, port] = host.split(':');
    const rows = ['id,phone', 'zed,+447700900999'];
    const headers = { authorization: `Bearer ${system.apiKey}`, 'content-type': 'text/csv' };
    const upload = request({ port, path: '/v1/contacts/import', method: 'POST', headers });
    upload.write(`${rows[0]}\n`);
    await eventually(
      () => Promise.resolve(upload.socket?.bytesWritten ?? 0),
      (bytes) => bytes > 0,
    );
    system.stack.signal('api', 'SIGTERM');
    await eventually(
      () => readiness('api'),
      ({ details }) => details.includes('It is stopping.'),
    );
    upload.end(rows[1]);
    const [response] = (await once(upload, 'response')) as [{ statusCode: number; resume: () => void }];
    expect(response.statusCode).toBe(200);
    response.resume();
    await eventually(
      () =>
        fetch(`${system.stack.addresses.api}/healthz`).then(
          () => 'there',
          () => 'gone',
        ),
      (word) => word === 'gone',
    );
  });

  it('and no log holds what anybody gave, whatever failed meanwhile', () => {
    const logs = ['api', 'worker'].map((name) => readFileSync(join(system.directory, 'logs', `${name}.log`), 'utf8'));
    for (const mark of ['7700900', 'Zdenka', 'Novotn', 'id,phone']) expect(logs.join('')).not.toContain(mark);
    const lines = logs.join('').split('\n').filter(Boolean);
    expect(lines.some((line) => line.includes('database-away'))).toBe(true);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
