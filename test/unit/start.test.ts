import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anyPort } from '../../cli/dev/ports.ts';
import { setUpCodes } from '../../models/domain/set-up-codes.ts';
import { startProcess } from '../support/process.ts';

const simulator = {
  SIMULATOR_SECRET: 'shared secret 16',
  SIMULATOR_CALLBACK_URL: 'http://127.0.0.1:1',
  SIMULATOR_DATA: join(mkdtempSync(join(tmpdir(), 'tidings-simulator-')), 'simulator.ndjson'),
};

describe('a start that cannot succeed ends with one sentence, why, and what mends it', () => {
  const refused = async (command: string, env: Record<string, string>) => {
    const started = startProcess(command, env);
    expect(await started.ended).toBe(1);
    const [sentence, ...more] = started.said().split('\n');
    return { sentence, more: more.join('\n') };
  };

  it('where another program has the port of the simulator', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const { sentence, more } = await refused('simulator', { ...simulator, SIMULATOR_PORT: String(port) });
      expect(sentence).toBe(`Port ${port} is in use by another program: stop it, or set SIMULATOR_PORT.`);
      const { why, fix } = setUpCodes['port-unusable'];
      const code = 'port-unusable, see docs/errors.md#port-unusable';
      expect(more).toBe(`  why: ${why}\n  fix: ${fix}\n  code: ${code}\n`);
    } finally {
      other.close();
    }
  });

  it('where HOST is no address of this machine', async () => {
    const { sentence } = await refused('simulator', { ...simulator, HOST: '999.1.1.1' });
    expect(sentence).toBe('HOST is 999.1.1.1, which is no address of this machine: mend it, or leave it out.');
  });

  it.each(['a file', 'a link that leads nowhere'])('where .tidings is %s', async (what) => {
    const directory = mkdtempSync(join(tmpdir(), 'tidings-state-'));
    const state = join(directory, '.tidings');
    if (what === 'a file') writeFileSync(state, '');
    else symlinkSync(join(directory, 'nowhere', 'at-all'), state);
    const started = startProcess('dev', {}, directory);
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/^\S+\.tidings cannot be used \(E[A-Z]+\): it must be a directory .*\n {2}why: /);
  });

  it('where the simulator may not keep its file', async () => {
    const { sentence } = await refused('simulator', { ...simulator, SIMULATOR_DATA: tmpdir() });
    expect(sentence).toMatch(/^SIMULATOR_DATA cannot be used: EISDIR/);
  });

  it.each(['api', 'worker', 'indexes', 'texts', 'simulator'])('where a variable is misspelt: %s', async (command) => {
    const { more } = await refused(command, { ...simulator, TIDINGS_POLICYFILE: '/etc/tidings/policy.json' });
    expect(more).toContain('  TIDINGS_POLICYFILE: nobody reads it; did you mean TIDINGS_POLICY_FILE?');
  });
});

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends a process once what is in hand is finished',
  async (signal) => {
    const started = startProcess('simulator', { ...simulator, SIMULATOR_PORT: String(await anyPort()) });
    await started.until('simulator is ready');
    started.signal(signal);
    expect(await started.ended).toBe(0);
    expect(started.said()).toContain('stopping: finishing what is in hand');
  },
);
