import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configWarnings, readConfig } from '../../cli/config.ts';
import { readPolicy } from '../../cli/policy.ts';
import { readPrices } from '../../cli/prices.ts';
import { readSenders } from '../../cli/senders.ts';
import { SetUpError } from '../../cli/set-up-error.ts';

const required = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1/x',
  TIDINGS_MASTER_KEY: 'm'.repeat(32),
  SIMULATOR_URL: 'http://127.0.0.1:1',
  SIMULATOR_SECRET: 's'.repeat(16),
  TIDINGS_LINK_HOSTS: 'shop.example,*.shop.example',
};

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
    const read = () => readConfig({ ...required, ...variables });
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
  it.each<[string, (path: string) => unknown, string, RegExp]>([
    ['policy that is not there', readPolicy, '/nowhere/at/all', /^TIDINGS_POLICY_FILE cannot be read: ENOENT/],
    ['senders that are no JSON', readSenders, file('{"'), /^TIDINGS_SENDERS_FILE cannot be read: /],
    ['prices of another shape', readPrices, file('{}'), /^TIDINGS_PRICES_FILE is not right:\n {2}\w+: /],
  ])('is named with its fault, as a sentence: %s', (_case, read, path, words) => {
    expect(() => read(path)).toThrow(SetUpError);
    expect(() => read(path)).toThrow(words);
  });
});

describe('a proxy that nobody told of is said at start', () => {
  it.each<[string, Record<string, string>, number]>([
    ['https in front and nothing said', { PUBLIC_URL: 'https://t.example' }, 1],
    ['nothing said, as compose says it', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '' }, 1],
    ['one proxy', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '1' }, 0],
    ['none, on purpose', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '0' }, 0],
    ['no https', { PUBLIC_URL: 'http://127.0.0.1:8080', TIDINGS_ENV: 'development' }, 0],
  ])('%s', (_case, variables, count) => {
    const warnings = configWarnings(readConfig({ ...required, ...variables }));
    expect(warnings).toHaveLength(count);
    for (const warning of warnings) expect(warning).toContain('TIDINGS_TRUSTED_PROXIES');
  });
});
