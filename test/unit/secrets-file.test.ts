import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unknownVariables } from '../../cli/wiring/known-variables.ts';
import { findVariable, readVariable } from '../../cli/wiring/read-variable.ts';
import { seal, unseal, writeSecrets } from '../../cli/wiring/secrets-file.ts';

const key = 'master key '.repeat(3);
const token = 'сekrét-0123456789';

const fileOf = (all: Record<string, string>) => {
  const path = join(mkdtempSync(join(tmpdir(), 'tidings-secrets-')), 'secrets.json');
  writeSecrets(path, all);
  return path;
};
const sealed = (name: string, value = token, by = key) => ({ [name]: seal(by, name, value) });

describe('a secret at rest', () => {
  it('is opened by its key and its name alone', () => {
    const written = seal(key, 'TWILIO_AUTH_TOKEN', token);
    expect(written).not.toContain(token);
    expect(unseal(key, 'TWILIO_AUTH_TOKEN', written)).toBe(token);
    expect(unseal(key, 'SMSC_API_KEY', written)).toBeUndefined();
    expect(unseal(`${key}!`, 'TWILIO_AUTH_TOKEN', written)).toBeUndefined();
  });

  it('is never the same twice', () => {
    expect(seal(key, 'A', token)).not.toBe(seal(key, 'A', token));
  });

  it.each([0, 1, 2, 3])('is not opened once part %i of it is altered', (part) => {
    const parts = seal(key, 'A', token).split('.');
    const text = parts[part] ?? '';
    parts[part] = `${text.slice(0, -2)}${text.at(-2) === 'A' ? 'B' : 'A'}${text.at(-1)}`;
    if (part > 0) expect(unseal(key, 'A', parts.join('.'))).toBeUndefined();
    else
      expect(() => readVariable({ TIDINGS_SECRETS_FILE: fileOf({ A: parts.join('.') }) }, 'A')).toThrow('A: was not');
  });

  it('stands in a file that only its user reads, whole or not at all', () => {
    const path = fileOf({ B: 'v1', A: 'v1' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object)).toEqual(['A', 'B']);
  });
});

describe('a variable in the file of secrets', () => {
  const env = (path: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    TIDINGS_SECRETS_FILE: path,
    TIDINGS_MASTER_KEY: key,
    ...more,
  });

  it('is read as if it stood in the environment', () => {
    expect(readVariable(env(fileOf(sealed('TWILIO_AUTH_TOKEN'))), 'TWILIO_AUTH_TOKEN')).toBe(token);
    expect(readVariable(env(fileOf(sealed('TWILIO_AUTH_TOKEN'))), 'SMSC_API_KEY')).toBeUndefined();
  });

  it('says nothing of where that file is', () => {
    const path = fileOf(sealed('A'));
    expect(readVariable(env(path), 'TIDINGS_SECRETS_FILE')).toBe(path);
  });

  it('is opened by a key that stands in a file of its own', () => {
    const keyFile = join(mkdtempSync(join(tmpdir(), 'tidings-key-')), 'key');
    writeFileSync(keyFile, `${key}\n`);
    const { TIDINGS_MASTER_KEY: _key, ...rest } = env(fileOf(sealed('A')));
    expect(readVariable({ ...rest, TIDINGS_MASTER_KEY_FILE: keyFile }, 'A')).toBe(token);
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['beside the environment', env(fileOf(sealed('A')), { A: 'b' }), 'A: stands in TIDINGS_SECRETS_FILE too, and only'],
    [
      'of another name',
      env(fileOf({ A: seal(key, 'B', token) })),
      'A: cannot be opened in TIDINGS_SECRETS_FILE: it was set',
    ],
    [
      'of another key',
      env(fileOf(sealed('A', token, `${key}!`))),
      'A: cannot be opened in TIDINGS_SECRETS_FILE: it was set',
    ],
    ['without a key', env(fileOf(sealed('A')), { TIDINGS_MASTER_KEY: '' }), 'which TIDINGS_MASTER_KEY opens'],
    ['in no such file', env('/nowhere'), 'TIDINGS_SECRETS_FILE cannot be read: ENOENT'],
    ['in words that anybody can read', env(fileOf({ A: token })), 'A: was not written by `tidings secrets set`'],
    [
      'beside the key itself',
      env(fileOf({ ...sealed('A'), ...sealed('TIDINGS_MASTER_KEY') })),
      'TIDINGS_MASTER_KEY: cannot be in the file that it opens',
    ],
  ])('is refused %s, and its words are in no message', (_case, variables, fault) => {
    const found = findVariable(variables, 'A');
    expect(found.value).toBeUndefined();
    expect(found.fault).toContain(fault);
    expect(found.fault).not.toContain(token);
  });

  it('that nobody reads is told, with the nearest', () => {
    expect(unknownVariables(env(fileOf(sealed('TWILIO_AUTH_TOKN'))), [], true)).toEqual([
      'TWILIO_AUTH_TOKN: nobody reads it in TIDINGS_SECRETS_FILE; did you mean TWILIO_AUTH_TOKEN?',
    ]);
    expect(unknownVariables(env(fileOf(sealed('OP_PASSWORD'))), [], true)).toEqual([
      'OP_PASSWORD: nobody reads it in TIDINGS_SECRETS_FILE; take it out, or name its route in TIDINGS_ROUTES',
    ]);
    expect(unknownVariables(env(fileOf(sealed('ACME_TOKEN'))), ['ACME_TOKEN'])).toEqual([]);
    expect(unknownVariables(env(fileOf(sealed('ACME_TOKEN'))))).toEqual([]);
  });
});
