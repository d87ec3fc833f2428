import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environments, routeVariables, variablesOf } from '../../cli/wiring/environments.ts';
import { readConfiguration } from '../../cli/wiring/configuration.ts';
import { readWithGateways } from '../../cli/wiring/gateways.ts';
import { localDatabase } from '../../cli/wiring/local-access.ts';
import { ofCommands } from '../../cli/wiring/known-variables.ts';
import { readPolicy } from '../../cli/wiring/policy.ts';
import { readPrices } from '../../cli/wiring/prices.ts';
import { readEnvironment, refuseUnknownVariables } from '../../cli/wiring/read-environment.ts';
import { readRouting } from '../../cli/wiring/routing.ts';
import { readSenders } from '../../cli/wiring/senders.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const required = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1/x',
  TIDINGS_MASTER_KEY: 'master key '.repeat(3),
  TIDINGS_ROUTES: 'simulator',
  SIMULATOR_URL: 'http://127.0.0.1:1',
  SIMULATOR_SECRET: 'shared secret 16',
};
const readApi = (variables: NodeJS.ProcessEnv) =>
  readWithGateways(environments.api, { ...required, ...variables }).config;
const readWorker = (variables: NodeJS.ProcessEnv) =>
  readWithGateways(environments.worker, { ...required, ...variables }).config;

describe('a process asks for the variables that it reads, and no others', () => {
  it('indexes for the database alone', () => {
    const { MONGODB_URI } = required;
    const foreign = { SIMULATOR_SECRET: 'short', TEMPORAL_ADDRESS: '127.0.0.1', TIDINGS_DRAIN_SECONDS: 'soon' };
    expect(readEnvironment(environments.indexes, { MONGODB_URI, ...foreign })).toEqual({ MONGODB_URI });
  });

  it.each([
    ['api', { TIDINGS_SENDER: '12', TIDINGS_LINK_HOSTS: 'https://', WORKER_PORT: 'none' }],
    ['worker', { TIDINGS_TEAM_HOURS: 'always', TIDINGS_REQUESTS_PER_SECOND: '0', TIDINGS_API_KEY: 'key' }],
  ] as const)('%s not for what the other reads', (name, foreign) => {
    const read = readEnvironment(environments[name], { ...required, ...foreign });
    for (const variable of Object.keys(foreign)) expect(read).not.toHaveProperty(variable);
  });

  it('and docs/operations.md says which', () => {
    const docs = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const rows = [...docs.matchAll(/^\| (`\w+`(?:, `\w+`)*) +\| ([a-z, ]+) \|/gm)];
    const told = rows.flatMap(([, names = '', by = '']) =>
      [...names.matchAll(/\w+/g)].map(([name]) => [name, by.trim().split(', ')] as const),
    );
    expect(new Set(told.map(([name]) => name)).size).toBe(told.length);
    for (const process of ['api', 'worker', 'indexes', 'simulator'] as const) {
      const toldOf = told.filter(([, by]) => by.includes(process)).map(([name]) => name);
      const ofRoutes = process === 'api' || process === 'worker' ? routeVariables : [];
      expect(toldOf.toSorted(), process).toEqual([...variablesOf(process), ...ofRoutes].toSorted());
    }
    expect(told.map(([name]) => name)).toEqual(expect.arrayContaining(ofCommands));
  });
});

describe('tracked links need an address that readers reach', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['a short domain', { TIDINGS_LINK_BASE: 'https://go.example' }, true],
    ['the public address', { PUBLIC_URL: 'https://tidings.example' }, true],
    ['none while developing', { TIDINGS_ENV: 'development' }, true],
    ['none', {}, false],
    ['one without https', { PUBLIC_URL: 'http://tidings.example' }, false],
    [
      'a short one on this machine',
      { TIDINGS_LINK_BASE: 'http://127.0.0.1:8080', PUBLIC_URL: 'https://t.example' },
      false,
    ],
  ])('%s', (_case, variables, right) => {
    const TIDINGS_LINK_HOSTS = 'shop.example,*.shop.example';
    const read = () => readWorker({ TIDINGS_LINK_HOSTS, ...variables });
    if (right) expect(read().TIDINGS_LINK_HOSTS).toEqual(['shop.example', '*.shop.example']);
    else expect(read).toThrow('TIDINGS_LINK_HOSTS: needs');
  });
});

describe('a settings file that is not right', () => {
  const file = (content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'tidings-settings-')), 'settings.json');
    writeFileSync(path, content);
    return path;
  };
  const senders = (path: string) => readSenders(path, ['simulator']);
  it.each<[string, (path: string) => unknown, string, RegExp]>([
    ['policy that is not there', readPolicy, '/nowhere/at/all', /^TIDINGS_POLICY_FILE cannot be read: ENOENT/],
    [
      'senders that are no JSON',
      senders,
      file('{\n  S: "SECRET"'),
      /^TIDINGS_SENDERS_FILE names \S+\.json, which must be JSON: the fault is in line 2, column 3$/,
    ],
    [
      'prices of another shape',
      readPrices,
      file('{}'),
      /^TIDINGS_PRICES_FILE names \S+\.json, which is not right:\n {2}\w+: /,
    ],
    [
      'senders of a route that nobody has',
      senders,
      file('{ "simulatr": { "default": "Shop" } }'),
      /^TIDINGS_SENDERS_FILE names .*\n {2}simulatr: there is no such route, only simulator$/,
    ],
    [
      'routing by a route that nobody has',
      (path) => readRouting(path, [{ name: 'simulator', channel: 'sms' }], []),
      file('[{ "routes": ["simulator", "carrier"] }]'),
      /^TIDINGS_ROUTING_FILE names .*\n {2}0\.routes\.1: carrier: there is no such route, only simulator$/,
    ],
    [
      'routing by a price that nobody knows',
      (path) => readRouting(path, [{ name: 'simulator', channel: 'sms' }], []),
      file('[{ "routes": ["simulator"], "cheapest": true }]'),
      /\n {2}0\.routes\.0: simulator: has no price in TIDINGS_PRICES_FILE$/,
    ],
    [
      'prices of a route that nobody has',
      (path) => readPrices(path, ['simulator']),
      file('{ "currency": "EUR", "routes": { "carrier": { "default": "0.07" } } }'),
      /\n {2}routes\.carrier: there is no such route, only simulator$/,
    ],
  ])('is named with its fault, as a sentence: %s', (_case, read, path, words) => {
    expect(() => read(path)).toThrow(SetUpError);
    expect(() => read(path)).toThrow(words);
  });

  it.each(['a pipe', 'a directory'])('is refused where it is %s', (what) => {
    const path = join(mkdtempSync(join(tmpdir(), 'tidings-settings-')), 'settings');
    if (what === 'a pipe') execFileSync('mkfifo', [path]);
    else mkdirSync(path);
    const words = 'TIDINGS_POLICY_FILE cannot be read: it is no regular file';
    expect(() => readPolicy(path)).toThrow(new SetUpError('settings-file-unfit', words));
  });

  it('is refused with each key that is there twice, and where', () => {
    const path = file(
      '\ufeff{ "rules": [\n{ "id": "a", "says": "A.", "forbids": true, "id": "b" }],\n"simulator": {}, "rules": [] }',
    );
    const faults = ['rules: is there again in line 3', 'rules.0.id: is there again in line 2'];
    for (const read of [readPolicy, readPrices, senders]) {
      for (const fault of faults) expect(() => read(path)).toThrow(`\n  ${fault}; only the last would count`);
    }
  });

  it('is read with a byte order mark as without', () => {
    const path = file('\ufeff{ "rules": [{ "id": "none", "says": "None.", "forbids": true }] }');
    const { forbiddenBy } = readPolicy(path)({}, { kind: 'service', channel: 'sms' });
    expect(forbiddenBy?.id).toBe('own.none');
  });

  it('stands in tidings.config.ts as well, and is refused beside a file, since one of the two would not hold', () => {
    const rules = [{ id: 'none', says: 'None.', forbids: true as const }];
    const { forbiddenBy } = readPolicy(undefined, { rules })({}, { kind: 'service', channel: 'sms' });
    expect(forbiddenBy?.id).toBe('own.none');
    const path = file('{ "rules": [] }');
    const told = `TIDINGS_POLICY_FILE names ${path}, but tidings.config.ts has a policy already`;
    expect(() => readPolicy(path, { rules })).toThrow(told);
  });

  it('is refused by whoever is given it, whether it needs it or not', () => {
    for (const name of ['TIDINGS_POLICY_FILE', 'TIDINGS_SENDERS_FILE', 'TIDINGS_PRICES_FILE', 'TIDINGS_ROUTING_FILE']) {
      const given = { ...required, [name]: file('no') };
      expect(() => readConfiguration(environments.api, given)).toThrow(name);
    }
  });
});

describe('a value that is not right is said in plain words', () => {
  const looseUser = 'must have user and password percent-encoded: @ as %40, / as %2F';
  const unnamed =
    'must name the database behind the hosts, as in mongodb://host/tidings: without one it would be called test';
  const noDatabase = 'must name a database without blanks and any of . $ / \\ " * < > : | ?, of at most 63 bytes';
  it.each([
    ['PORT', 'abc', 'must be a whole number, from 1 to 65535'],
    ['WORKER_PORT', '70000', 'must be a whole number, from 1 to 65535'],
    ['PORT', '1e4', 'must be a whole number, from 1 to 65535'],
    ['WORKER_PORT', '0x10', 'must be a whole number, from 1 to 65535'],
    ['MONGODB_URI', 'mongo://127.0.0.1/x', 'must begin with mongodb:// or mongodb+srv://'],
    ['MONGODB_URI', 'mongodb://127.0.0.1:notaport/x', 'must have ports from 1 to 65535'],
    ['MONGODB_URI', 'mongodb://[::1]:27017,b:99999/x', 'must have ports from 1 to 65535'],
    ['MONGODB_URI', 'mongodb://u:p@ss/w0rd@127.0.0.1/x', looseUser],
    ['MONGODB_URI', 'mongodb://u:p@ss@127.0.0.1/x', looseUser],
    ['MONGODB_URI', 'mongodb+srv://u:p/w0rd@db.example/x', looseUser],
    ['MONGODB_URI', 'mongodb://127.0.0.1', unnamed],
    ['MONGODB_URI', 'mongodb+srv://u:p@db.example/?retryWrites=true', unnamed],
    ['MONGODB_URI', 'mongodb://127.0.0.1/pl at$x', noDatabase],
    ['MONGODB_URI', 'mongodb://127.0.0.1/pl%20at', noDatabase],
    ['MONGODB_URI', `mongodb://127.0.0.1/${'x'.repeat(64)}`, noDatabase],
    ['PUBLIC_URL', 'x', 'must be an address that begins with https:// or http://'],
    ['PUBLIC_URL', 'tidings:8080', 'must be an address that begins with https:// or http://'],
    ['PUBLIC_URL', 'https://tidings.example:99999/x', 'must have a port from 1 to 65535, or none'],
    ['SIMULATOR_URL', 'http://sim.example:0', 'must have a port from 1 to 65535, or none'],
    ['PUBLIC_URL', 'https://tidings.example:99999/?a=b', 'must have a port from 1 to 65535, or none'],
    ['PUBLIC_URL', 'https://tidings.example/?a=b', 'must have no ? and no #'],
    ['PUBLIC_URL', 'https://tidings.example/#', 'must have no ? and no #'],
    ['TIDINGS_LINK_BASE', 'https://go.example?', 'must have no ? and no #'],
    ['SIMULATOR_URL', 'http://127.0.0.1:1/?key=a', 'must have no ? and no #'],
    ['PUBLIC_URL', 'https://user:s3cret@x.example', 'must have no user and no password'],
    ['PUBLIC_URL', 'https://@x.example', 'must have no user and no password'],
    ['TIDINGS_LINK_BASE', 'https://s3cret@go.example/a', 'must have no user and no password'],
    ['SIMULATOR_URL', 'http://user:s3cret@127.0.0.1:1', 'must have no user and no password'],
    ['TEMPORAL_ADDRESS', '127.0.0.1', 'must be host:port, with a port from 1 to 65535'],
    ['TEMPORAL_ADDRESS', '127.0.0.1:99999', 'must be host:port, with a port from 1 to 65535'],
    ['TIDINGS_LINK_BASE', 'go.example', 'must be an address that begins with https:// or http://'],
    ['TIDINGS_SENDER', '12', 'must be a number, or at most 11 Latin letters and digits with a letter among them'],
    ['TIDINGS_SENDER', '+12', 'must be a number, or at most 11 Latin letters and digits with a letter among them'],
    ['TIDINGS_DRAIN_SECONDS', '1', 'must be a whole number of seconds, from 5 to 3600'],
    ['TIDINGS_DRAIN_SECONDS', '7.5', 'must be a whole number of seconds, from 5 to 3600'],
    ['TIDINGS_TRUSTED_PROXIES', '-1', 'must be a whole number of proxies, 0 or more'],
    ['TIDINGS_MAX_EVENT_AGE_DAYS', '0', 'must be a number of days above 0'],
    ['TIDINGS_MAX_EVENT_AGE_DAYS', '1e2', 'must be a number of days above 0'],
    ['TIDINGS_KEEP_STRANGERS_DAYS', 'ten', 'must be a number of days above 0, at most 3650'],
    ['TIDINGS_ENV', 'prod', 'must be one of production, development'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, silent'],
    ['SIMULATOR_SECRET', 'short', 'must have at least 16 characters'],
    ['SIMULATOR_SECRET', 's'.repeat(16), 'must have at least 8 different characters'],
    [
      'TIDINGS_MASTER_KEY',
      'abcdefg'.repeat(5),
      'must have at least 8 different characters, such as 32 random bytes in base64',
    ],
    ['TIDINGS_MASTER_KEY', ' '.repeat(32), 'is required'],
  ])('%s=%s', (name, value, words) => {
    const reader = name in environments.api.shape ? readApi : readWorker;
    const read = () => reader({ [name]: value });
    expect(read).toThrow(new SetUpError('environment-unfit', `The environment is not right:\n  ${name}: ${words}`));
  });
});

it.each([
  'mongodb://127.0.0.1/tidings',
  'mongodb://u:p%40ss%2Fw0rd@a.example:27017,[::1]:27018,c/tidings?replicaSet=rs0&appName=a@b',
  'mongodb+srv://u:p@db.example/tidings?retryWrites=true',
])('%s may be an address of MongoDB', (MONGODB_URI) => {
  expect(readApi({ MONGODB_URI }).MONGODB_URI).toBe(MONGODB_URI);
});

it('a blank value counts as none', () => {
  const { PORT, HOST } = readApi({ PORT: ' ', HOST: '\t', PUBLIC_URL: '  ' });
  expect([PORT, HOST]).toEqual([8080, '0.0.0.0']);
});

it('a command reads a variable from its file as a process does', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'tidings-secrets-')), 'uri');
  writeFileSync(path, 'mongodb://127.0.0.1/x\n');
  expect(localDatabase({ MONGODB_URI_FILE: path })).toBe('mongodb://127.0.0.1/x');
  expect(() => localDatabase({ MONGODB_URI_FILE: '/nowhere' })).toThrow(
    new SetUpError('environment-unfit', 'The environment is not right:\n  MONGODB_URI_FILE: cannot be read (ENOENT)'),
  );
});

describe('a name that nobody reads', () => {
  it('is told together with all else that is wrong', () => {
    expect(() => readApi({ TIDINGS_POLICYFILE: '/etc/policy.json', PORT: '1e4' })).toThrow(
      new SetUpError(
        'environment-unfit',
        'The environment is not right:\n' +
          '  TIDINGS_POLICYFILE: nobody reads it; did you mean TIDINGS_POLICY_FILE?\n' +
          '  PORT: must be a whole number, from 1 to 65535',
      ),
    );
  });

  it('is refused with the nearest one that somebody reads, every one at once', () => {
    const misspelt = { ...required, TIDINGS_TRUSTED_PROXY: '1', TIDINGS_POLICYFILE: '/etc/tidings/policy.json' };
    expect(() => refuseUnknownVariables(misspelt)).toThrow(
      new SetUpError(
        'environment-unfit',
        'The environment is not right:\n' +
          '  TIDINGS_TRUSTED_PROXY: nobody reads it; did you mean TIDINGS_TRUSTED_PROXIES?\n' +
          '  TIDINGS_POLICYFILE: nobody reads it; did you mean TIDINGS_POLICY_FILE?',
      ),
    );
  });

  it('of another family is a slip only where it is nearly one that is missing', () => {
    expect(() => refuseUnknownVariables({ TEMPORAL_NAMESPCE: 'prod', TEMPORAL_TLS: 'true', MONGO_URL: 'x' })).toThrow(
      /:\n {2}TEMPORAL_NAMESPCE: nobody reads it; did you mean TEMPORAL_NAMESPACE\?$/,
    );
    expect(() => refuseUnknownVariables({ MONGODB_URI: 'x', MONGODB_URL: 'y' })).not.toThrow();
  });

  it('is not one that a command reads, nor one that Kubernetes sets for a service of ours', () => {
    const services = {
      TIDINGS_SERVICE_HOST: '10.0.0.1',
      TIDINGS_SERVICE_PORT_HTTP: '80',
      TIDINGS_PORT: 'tcp://10.0.0.1:80',
      TIDINGS_API_PORT_8080_TCP_ADDR: '10.0.0.1',
      TIDINGS_API_PORT_8080_TCP: 'tcp://10.0.0.1:80',
    };
    const ours = { ...required, TIDINGS_URL: 'http://127.0.0.1:8080', TIDINGS_CACHE_DIR: '/tmp' };
    expect(() => refuseUnknownVariables({ ...services, ...ours })).not.toThrow();
  });
});
