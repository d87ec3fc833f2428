import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeVariables, variablesOf } from '../../cli/wiring/environments.ts';
import { attributeTypes } from '../../workflows/journey/attribute-types.ts';
import { onPath } from '../../cli/engines/shell.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const composeFile = join(root, 'docker-compose.yml');

/** What `.env.example` asks for, filled in. */
const settings = Object.fromEntries(
  [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [
    name ?? '',
    value || `filled-in-${name}`,
  ]),
);

interface Service {
  image: string;
  command: string[];
  environment?: Record<string, string>;
  ports?: { host_ip?: string; published: string }[];
  profiles?: string[];
  stop_grace_period?: string;
}

describe.skipIf(!onPath('go'))('docker-compose.yml (loaded with Go by the library of Docker Compose)', () => {
  let directory = '';
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tidings-compose-'));
    await promisify(execFile)('go', ['build', '-o', join(directory, 'load'), '.'], {
      cwd: join(root, 'test/deploy/compose'),
    });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const load = async (file = composeFile, env: Record<string, string> = settings) => {
    const { stdout } = await promisify(execFile)(join(directory, 'load'), [file], { env: { HOME: directory, ...env } });
    return (JSON.parse(stdout) as { services: Record<string, Service> }).services;
  };

  it('loads once .env.example is filled in', async () => {
    const needed = [
      'api',
      'worker',
      'indexes',
      'mongodb',
      'postgresql',
      'temporal',
      'search-attributes',
      'temporal-ui',
    ];
    expect(Object.keys(await load())).toEqual(expect.arrayContaining(needed));
  });

  it('would not load with a key that stands there twice', async () => {
    const doubled = join(directory, 'doubled.yml');
    const text = readFileSync(composeFile, 'utf8');
    writeFileSync(doubled, text.replace(/^( +PORT:.*\n)/m, '$1$1'));
    await expect(load(doubled)).rejects.toThrow(/PORT.*already defined/);
  });

  it.each(Object.keys(settings))('does not load without %s, so nothing has a default password', async (name) => {
    const { [name]: _left, ...others } = settings;
    await expect(load(composeFile, others)).rejects.toThrow(name);
  });

  it.each(['api', 'worker', 'indexes', 'simulator'] as const)(
    'gives %s the variables that it reads, and no others',
    async (name) => {
      const { [name]: service } = await load();
      // The simulator's secret is that of its route, and stands in gateways.env as all of routes does.
      const read = variablesOf(name).filter((variable) => !routeVariables.includes(variable));
      expect(Object.keys(service?.environment ?? {}).toSorted()).toEqual(read.toSorted());
    },
  );

  it('takes from .env every variable but those that docs/operations.md names', async () => {
    const docs = readFileSync(join(root, 'docs/operations.md'), 'utf8');
    const [, named = ''] = /sets for its own containers\s+\(([^:]+):/.exec(docs) ?? [];
    const variables = [...new Set([...variablesOf('api'), ...variablesOf('worker')])];
    const ofEnv = Object.fromEntries(variables.map((name) => [name, 'of .env']));
    const { api, worker } = await load(composeFile, { ...settings, ...ofEnv });
    const given = { ...api?.environment, ...worker?.environment };
    const own = variables.filter((name) => given[name] !== 'of .env');
    expect([...named.matchAll(/`(\w+)`/g)].map(([, name]) => name).toSorted()).toEqual(own.toSorted());
  });

  it('hands the variables of the routes, whatever they are called, to those who use routes', async () => {
    const variables = join(root, 'gateways.env');
    const kept = existsSync(variables) ? readFileSync(variables) : undefined;
    writeFileSync(variables, 'ACME_US_TOKEN=a-token\n');
    try {
      const { api, worker, indexes } = await load();
      expect([api, worker, indexes].map((service) => service?.environment?.['ACME_US_TOKEN'])).toEqual([
        'a-token',
        'a-token',
        undefined,
      ]);
    } finally {
      if (kept) writeFileSync(variables, kept);
      else rmSync(variables);
    }
  });

  it('starts without the simulator', async () => {
    const always = Object.values(await load()).filter(({ profiles }) => !profiles);
    expect(always.map(({ command }) => command).flat()).not.toContain('simulator');
  });

  it('opens to this machine only the api, which a proxy stands in front of, and what has no login', async () => {
    const open = Object.values(await load()).flatMap(({ ports = [] }) => ports);
    expect(open.map(({ host_ip: host = '', published }) => `${host}:${published}`).toSorted()).toEqual([
      '127.0.0.1:8080',
      '127.0.0.1:8233',
    ]);
  });

  it('makes the search attributes that the runs carry', async () => {
    const { 'search-attributes': service } = await load();
    expect(attributesMadeBy(service?.command.join(' ') ?? '')).toEqual(attributeTypes);
  });

  it('and docs/operations.md says how to make them elsewhere', () => {
    expect(attributesMadeBy(readFileSync(join(root, 'docs/operations.md'), 'utf8'))).toEqual(attributeTypes);
  });

  it('pins every image, and gives every lasting process time to end', async () => {
    for (const [name, { image, stop_grace_period: grace }] of Object.entries(await load())) {
      expect(image, name).toMatch(/:\d+[\w.-]*$/);
      if (!['indexes', 'search-attributes', 'temporal-ui'].includes(name)) expect(grace, name).toBeDefined();
    }
  });
});

function attributesMadeBy(command: string): Record<string, string> {
  const made = command.matchAll(/--name (\w+) --type (\w+)/g);
  return Object.fromEntries([...made].map(([, name = '', type = '']) => [name, type]));
}
