import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Child } from '../../cli/dev/child.ts';
import { newApiKey } from '../../cli/dev/secrets.ts';
import { startStack } from '../../cli/dev/stack.ts';

const entry = fileURLToPath(new URL('../../cli/tidings.ts', import.meta.url));
const directories: string[] = [];
const place = () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-start-'));
  directories.push(directory);
  return directory;
};
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

/** `npm start` in a directory, with what it says. */
function start(cwd: string): {
  child: ChildProcess;
  says: (what: RegExp) => Promise<RegExpExecArray>;
  end: Promise<void>;
} {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry, 'dev'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  const end = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const says = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(told);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
      void end.then(() => reject(new Error(`ended without a word of ${String(what)}:\n${told}`)));
    });
  const hear = (chunk: Buffer) => (told += chunk.toString());
  child.stdout.prependListener('data', hear);
  child.stderr.prependListener('data', hear);
  return { child, says, end };
}

describe('two starts at once', () => {
  it('in two directories come up side by side, each with its own data; in one directory, the second says why not', async () => {
    const [here, there] = [place(), place()];
    const starts = [start(here), start(there)];
    try {
      const addresses = await Promise.all(
        starts.map(async ({ says }) => (await says(/API +(http:\S+)[\s\S]*Ctrl-C stops everything/))[1] ?? ''),
      );
      expect(new Set(addresses).size).toBe(2);
      const keys = [here, there].map((directory) => readFileSync(join(directory, '.tidings/api-key'), 'utf8').trim());
      const status = async (address = '', key = '') =>
        (await fetch(`${address}/v1/journeys`, { headers: { authorization: `Bearer ${key}` } })).status;
      expect(await status(addresses[0], keys[0])).toBe(200);
      expect(await status(addresses[1], keys[1])).toBe(200);
      expect(await status(addresses[0], keys[1])).toBe(401);

      const again = start(here);
      await again.says(
        new RegExp(`Tidings already runs here at http:\\S+ \\(process ${starts[0]?.child.pid}\\); stop it first`),
      );
      await again.end;
      expect(again.child.exitCode).toBe(1);
    } finally {
      for (const { child, end } of starts) {
        child.kill('SIGINT');
        await end;
      }
    }
  });

  it('try again on other ports when another program was faster after all', async () => {
    const secrets = {
      masterKey: 'master key '.repeat(3),
      simulatorSecret: 'shared secret '.repeat(3),
      apiKey: newApiKey(),
    };
    const thieves: Server[] = [];
    const told: string[] = [];
    /** Listens where the simulator was to listen, in the moment in which that is started for the first time. */
    const steal = (children: Child[]) => {
      const simulator = children.find(({ program }) => program.name === 'simulator');
      if (simulator && thieves.length === 0) thieves.push(createServer().listen(simulator.program.port, '127.0.0.1'));
    };
    const stack = await startStack({
      directory: place(),
      ports: 'any',
      secrets,
      onStart: steal,
      log: (line) => told.push(line),
    });
    try {
      expect(told.at(-1)).toMatch(
        /^simulator cannot start: another program took its port \d+; starting on other ports\.$/,
      );
      expect((await fetch(`${stack.addresses.api}/healthz`)).status).toBe(200);
    } finally {
      await stack.stop();
      thieves.forEach((thief) => thief.close());
    }
  });
});
