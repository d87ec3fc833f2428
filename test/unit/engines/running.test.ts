import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Child, Program } from '../../../cli/dev/child.ts';
import { anyPort, PortTaken } from '../../../cli/dev/ports.ts';
import { Running, type ProcessName } from '../../../cli/dev/running.ts';
import { SetUpError } from '../../../models/domain/set-up-error.ts';

const names: ProcessName[] = ['mongodb', 'temporal', 'simulator', 'api', 'worker'];
let directory: string;
let children: Child[];
let ports: number[];

beforeEach(async () => {
  ports = [];
  for (const _name of names) ports.push(await anyPort());
  directory = mkdtempSync(join(tmpdir(), 'tidings-running-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill('SIGKILL')));
  rmSync(directory, { recursive: true, force: true });
});

/** Says when it is up and when it is asked to end, all in one file. */
const script = (name: string) => `
  const { appendFileSync } = require('node:fs');
  const tell = (what) => appendFileSync(${JSON.stringify(join(directory, 'story'))}, what + ' ${name}\\n');
  process.on('SIGTERM', () => { tell('-'); process.exit(0); });
  tell('+'); setInterval(() => undefined, 1000);`;
const story = () => {
  try {
    return readFileSync(join(directory, 'story'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
};
const program = (name: ProcessName, over: Partial<Program> = {}): [ProcessName, Program] => [
  name,
  {
    name,
    command: process.execPath,
    args: ['-e', script(name)],
    port: ports[names.indexOf(name)] ?? 0,
    logFile: join(directory, `${name}.log`),
    ready: () => Promise.resolve(story().includes(`+ ${name}`)),
    ...over,
  },
];
const stack = (over: Partial<Record<ProcessName, Partial<Program>>> = {}, options = {}) =>
  new Running(new Map(names.map((name) => program(name, over[name]))), {
    onStart: (started: Child[]) => {
      children = started;
    },
    ...options,
  });
const nothingRuns = () => expect(children.filter(({ running }) => running)).toEqual([]);

describe('a stack', () => {
  it('starts engines first and stops them last', async () => {
    const running = stack();
    await running.startAll();
    await running.stop();
    expect(story().slice(0, 3)).toEqual(['+ mongodb', '+ temporal', '+ simulator']);
    expect(story().slice(5)).toEqual(['- worker', '- api', '- simulator', '- temporal', '- mongodb']);
    nothingRuns();
  });

  it('leaves nothing running when one of them does not come up', async () => {
    const running = stack({ api: { args: ['-e', 'process.exit(3)'] } });
    await expect(running.startAll()).rejects.toThrow(/^api ended before it was ready; see .*api\.log$/);
    nothingRuns();
  });

  it('tells whole what a process of ours says that does not come up, without the lines of its log', async () => {
    const faults = Array.from({ length: 40 }, (_, at) => `  fault ${at}`);
    const lines = ['{"level":30,"msg":"starts"}', 'The config is not right:', ...faults, '{"level":60,"err":"broken"}'];
    const says = `console.error(${JSON.stringify(lines.join('\n'))}); process.exit(1)`;
    const running = stack({ api: { args: ['-e', says], ipc: true } });
    const log = join(directory, 'api.log');
    await expect(running.startAll()).rejects.toThrow(
      new SetUpError('process-ended', [...lines.slice(1), '', `api ended before it was ready; see ${log}`].join('\n')),
    );
    const many = stack({ api: { args: ['-e', `console.error('fault\\n'.repeat(310)); process.exit(1)`], ipc: true } });
    await expect(many.startAll()).rejects.toThrow(`… 10 more in ${log}\n\napi ended before it was ready; see ${log}`);
  });

  it('tells the end of the log of an engine that does not come up', async () => {
    const says = `for (let at = 0; at < 20; at += 1) console.log('line ' + at + '.'); process.exit(1)`;
    const refused = expect(stack({ mongodb: { args: ['-e', says] } }).startAll()).rejects;
    await refused.toThrow(/^line 8\.\n[^]*\nline 19\.\n\nmongodb ended before it was ready; see .*mongodb\.log$/);
  });

  it('says what a process lacks that does not become ready in time', async () => {
    const ready = () => Promise.reject(new Error('Indexes are missing.'));
    const running = stack({ api: { ready, readyWithinMs: 0 } });
    await expect(running.startAll()).rejects.toThrow(
      /^api was not ready in 0 s: Indexes are missing\.; see .*api\.log$/,
    );
    nothingRuns();
  });

  it('leaves nothing running when it is stopped in the middle of its start', async () => {
    const stopping = new AbortController();
    const running = stack({ temporal: { ready: () => Promise.resolve(false) } }, { signal: stopping.signal });
    const starting = running.startAll().catch((error: unknown) => error);
    await vi.waitFor(() => expect(story()).toContain('+ temporal'), 5_000);
    stopping.abort();
    expect(await starting).toBeInstanceOf(Error);
    nothingRuns();
    expect(story()).not.toContain('+ simulator');
  });

  it('does not start where another program listens, whose answers would be taken for its own', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const running = stack({ mongodb: { port, ready: () => Promise.resolve(true) } });
    await expect(running.startAll()).rejects.toThrow(`mongodb cannot start: another program took its port ${port}`);
    expect(story()).toEqual([]);
    other.close();
  });

  it('tells the loss of a port, which another one mends, from every other end', async () => {
    const lost = stack({ api: { args: ['-e', `console.error('listen EADDRINUSE'); process.exit(1)`] } });
    await expect(lost.startAll()).rejects.toThrow(PortTaken);
    const broken = stack({ api: { args: ['-e', `console.error('broken'); process.exit(1)`] } });
    await expect(broken.startAll()).rejects.not.toThrow(PortTaken);
    nothingRuns();
  });

  it('leaves out what it is told to, and brings it up later', async () => {
    const running = stack({}, { without: ['worker'] });
    await running.startAll();
    expect(story()).not.toContain('+ worker');
    await running.start('worker');
    expect(story()).toContain('+ worker');
    await running.stop();
  });

  it('starts nothing any more once it is stopped', async () => {
    const running = stack();
    await running.startAll();
    await running.stop();
    await expect(running.start('api')).rejects.toThrow('everything is being stopped');
  });
});

describe('a process', () => {
  it('that is killed on purpose is no loss; that ends by itself is one, and can be started again', async () => {
    const lost = vi.fn<(name: ProcessName, restart: () => Promise<void>) => void>();
    const running = stack({}, { onLoss: lost });
    await running.startAll();
    await running.kill('api', 'SIGKILL');
    await running.start('api');
    expect(lost).not.toHaveBeenCalled();

    process.kill(children.find(({ program: { name } }) => name === 'worker')!.pid!, 'SIGKILL');
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce(), 5_000);
    expect(lost.mock.calls[0]?.[0]).toBe('worker');
    await lost.mock.calls[0]![1]();
    expect(children.every(({ running: alive }) => alive)).toBe(true);
    await running.stop();
  });

  it('that runs is not started a second time', async () => {
    const running = stack();
    await running.startAll();
    await running.start('api');
    expect(story().filter((line) => line === '+ api')).toHaveLength(1);
    await running.stop();
  });
});

describe('a newer api', () => {
  /** Listens in its turn, and has an answer in hand until another one listens. */
  const api = `
    const { readFileSync } = require('node:fs');
    const listening = () => readFileSync(STORY, 'utf8').split('listens').length - 1;
    process.on('message', ({ is, question }) => {
      if (is === 'asked') process.send({ is: 'answered', question });
      if (is === 'answered') tell('listens');
    });
    process.removeAllListeners('SIGTERM');
    process.on('SIGTERM', () => setInterval(() => listening() > 1 && (tell('-'), process.exit(0)), 20));
    process.send({ is: 'asked', question: 'port' });`;

  it('takes the port at once, while the older one finishes what it has in hand', async () => {
    const own = `${script('api')}\n${api.replace('STORY', JSON.stringify(join(directory, 'story')))}`;
    const ready = () => Promise.resolve(story().includes('listens api'));
    const running = stack({ api: { args: ['-e', own], ipc: true, answers: { port: () => true }, ready } });
    await running.startAll();
    await running.renew((worker) => worker);
    expect(story().filter((line) => /(listens|-) api/.test(line))).toEqual(['listens api', 'listens api', '- api']);
    await running.stop();
  });
});
