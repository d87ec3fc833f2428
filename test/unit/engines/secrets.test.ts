import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { environments } from '../../../cli/wiring/environments.ts';
import { readWithGateways } from '../../../cli/wiring/gateways.ts';
import { developmentSecrets, markShown, newApiKey } from '../../../cli/dev/secrets.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-secrets-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('an API key is tdk_<16 letters or digits>_<43 base64url>, and never the same twice', () => {
  const keys = Array.from({ length: 200 }, newApiKey);
  for (const key of keys) expect(key).toMatch(/^tdk_[A-Za-z0-9]{16}_[A-Za-z0-9_-]{43}$/);
  expect(new Set(keys).size).toBe(keys.length);
});

it('secrets are the same at every start, and the key is fresh until it was shown', () => {
  const first = developmentSecrets(directory, {});
  expect(first.fresh).toBe(true);
  expect(developmentSecrets(directory, {})).toEqual(first);
  markShown(directory);
  expect(developmentSecrets(directory, {})).toEqual({ ...first, fresh: false });
});

it.each(['api-key', 'master-key', 'simulator-secret'])('only the owner reads %s', (name) => {
  developmentSecrets(directory, {});
  expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600);
});

it('the environment wins, but not with an empty or blank variable', () => {
  const env = { TIDINGS_API_KEY: newApiKey(), TIDINGS_MASTER_KEY: 'm'.repeat(32) };
  expect(developmentSecrets(directory, env)).toMatchObject({
    apiKey: env.TIDINGS_API_KEY,
    masterKey: env.TIDINGS_MASTER_KEY,
    fresh: false,
  });
  const { apiKey, masterKey } = developmentSecrets(directory, { TIDINGS_API_KEY: '', TIDINGS_MASTER_KEY: ' ' });
  expect([apiKey, masterKey].every((secret) => secret.length >= 32)).toBe(true);
});

it('a secret whose writing was cut off is made again', () => {
  writeFileSync(join(directory, 'api-key'), '');
  const { apiKey } = developmentSecrets(directory, {});
  expect(readFileSync(join(directory, 'api-key'), 'utf8')).toBe(apiKey);
});

it('what is made here is what the configuration accepts', () => {
  const { apiKey, masterKey, simulatorSecret } = developmentSecrets(directory, {});
  const env = {
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    MONGODB_URI: 'mongodb://127.0.0.1/x',
    SIMULATOR_URL: 'http://127.0.0.1:1',
    TIDINGS_ROUTES: 'simulator',
  };
  const secrets = { TIDINGS_API_KEY: apiKey, TIDINGS_MASTER_KEY: masterKey, SIMULATOR_SECRET: simulatorSecret };
  const { config, gateways } = readWithGateways(environments.api, { ...env, ...secrets });
  const { SIMULATOR_SECRET: secret, ...ofApi } = secrets;
  expect(config).toMatchObject(ofApi);
  expect(gateways[0]?.settings).toMatchObject({ secret });
});
