import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Child } from '../../../cli/dev/child.ts';
import { noteRunning, noteStopped, takeOver } from '../../../cli/dev/leftovers.ts';

/** No system gives a process this number. */
const nobody = 2 ** 30;
let directory: string;
let started: ChildProcess[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-leftovers-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

const idle = "console.log('here'); setInterval(() => undefined, 1000)";
const stubborn = `process.on('SIGTERM', () => undefined); ${idle}`;
const run = (...args: string[]) => {
  const child = spawn(process.execPath, args);
  started.push(child);
  return child;
};
const note = (content: unknown) => writeFileSync(join(directory, 'run.json'), JSON.stringify(content));
const noted = () => JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8')) as { children: { name: string }[] };
/** What begins has for a moment no line of arguments in the process table: it is there once it has spoken. */
const begun = async (script: string, ...args: string[]) => {
  const child = run('-e', script, ...args);
  await once(child.stdout, 'data');
  return child;
};
const lineOf = ({ spawnargs }: ChildProcess) => spawnargs.join(' ');
const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

describe('the next start', () => {
  it('ends an engine that a killed supervisor left behind', async () => {
    const engine = await begun(idle, directory);
    note({ supervisor: nobody, children: [{ name: 'mongodb', pid: engine.pid, args: `-e ${idle} ${directory}` }] });
    const ended = once(engine, 'exit');
    expect(await takeOver(directory)).toEqual(['mongodb']);
    await ended;
    expect(noted()).toEqual({
      supervisor: process.pid,
      line: expect.any(String) as string,
      children: [expect.objectContaining({ name: 'mongodb' })],
    });
  });

  it('insists when the engine does not listen', async () => {
    const engine = await begun(stubborn, directory);
    note({
      supervisor: nobody,
      children: [{ name: 'temporal', pid: engine.pid, args: `-e ${stubborn} ${directory}` }],
    });
    const ended = once(engine, 'exit');
    await takeOver(directory, 300);
    expect((await ended)[1]).toBe('SIGKILL');
  });

  it.each([
    ['the same program for another directory', (pid: number) => ({ pid, args: `-e ${idle} ${directory}` })],
    ['a file of an older version', (pid: number) => ({ pid, command: 'node' })],
    ['a file that was tampered with', (pid: number) => ({ pid, args: '' })],
  ])('leaves a stranger alone that got the number: %s', async (_what, child) => {
    const stranger = await begun(idle, '/somewhere/else');
    note({ supervisor: nobody, children: [{ name: 'mongodb', ...child(stranger.pid ?? 0) }] });
    expect(await takeOver(directory)).toEqual([]);
    expect(isAlive(stranger)).toBe(true);
  });

  it.each(['', '{"superv', '[]', '{}'])('is not stopped by a broken file: %s', async (text) => {
    writeFileSync(join(directory, 'run.json'), text);
    expect(await takeOver(directory)).toEqual([]);
    noteStopped(directory);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is refused beside a supervisor that lives, however that was started', async () => {
    const supervisor = await begun(idle, '/a/shop/node_modules/.bin/tidings', 'dev');
    note({ supervisor: supervisor.pid, line: lineOf(supervisor), children: [] });
    await expect(takeOver(directory)).rejects.toThrow(/^Tidings already runs here \(process \d+\); stop it first/);
    writeFileSync(join(directory, 'address'), 'http://127.0.0.1:8080');
    await expect(takeOver(directory)).rejects.toThrow('already runs here at http://127.0.0.1:8080 (process');
  });

  it('is not refused when another program got the number of the supervisor', async () => {
    const other = await begun(idle);
    note({ supervisor: other.pid, line: 'node /a/shop/node_modules/.bin/tidings dev', children: [] });
    expect(await takeOver(directory)).toEqual([]);
  });
});

it('of many starts at the same moment after a kill -9, exactly one gets the directory', async () => {
  note({ supervisor: nobody, children: [] });
  const module = new URL('../../../cli/dev/leftovers.ts', import.meta.url).href;
  // They wait for one moment, try, say how it went, and stay, as supervisors do.
  const script = `import(${JSON.stringify(module)}).then(async ({ takeOver }) => {
    while (Date.now() < Number(process.argv[1])) ;
    console.log(await takeOver(${JSON.stringify(directory)}).then(() => 'mine', () => 'refused'));
    setInterval(() => undefined, 1000) });`;
  const at = String(Date.now() + 1_500);
  const starts = Array.from({ length: 4 }, () => run('--import', 'tsx', '-e', script, at));
  const answers = await Promise.all(starts.map(async ({ stdout }) => String(await once(stdout, 'data')).trim()));
  expect(answers.toSorted()).toEqual(['mine', 'refused', 'refused', 'refused']);
});

it('notes engines, but not our own processes, which end by themselves', async () => {
  const program = (name: string, ipc: boolean) => ({
    name,
    command: process.execPath,
    args: ['-e', idle, directory],
    ipc,
    port: 1,
    logFile: join(directory, `${name}.log`),
    ready: () => Promise.resolve(true),
  });
  const children = [new Child(program('mongodb', false)), new Child(program('api', true))];
  noteRunning(directory, children);
  expect(noted().children.map(({ name }) => name)).toEqual(['mongodb']);
  await Promise.all(children.map((child) => child.kill('SIGKILL')));
});
