import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { secretsKey } from './keys.ts';
import { readSettingsFile } from './settings-file.ts';

/** Names the file in which variables stand encrypted. */
export const secretsVariable = 'TIDINGS_SECRETS_FILE';

/** Without it nothing in the file can be read, so it cannot stand there itself. */
export const keyVariable = 'TIDINGS_MASTER_KEY';

/** `v1`, the nonce, the tag and the ciphertext, in base64url. */
const sealed = z.string().regex(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/, 'was not written by `tidings secrets set`');
const secrets = z.record(z.string(), sealed).refine((all) => !Object.hasOwn(all, keyVariable), {
  path: [keyVariable],
  error: 'cannot be in the file that it opens',
});

/**
 * What stands in a file of secrets, each as it is encrypted.
 *
 * @throws SetUpError where the file is not there, or not right
 */
export function readSecrets(path: string): Record<string, string> {
  return readSettingsFile(secretsVariable, path, secrets);
}

/** Writes all of them, at once or not at all, for the eyes of this user alone. */
export function writeSecrets(path: string, all: Readonly<Record<string, string>>): void {
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([one], [other]) => one.localeCompare(other, 'en')));
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(beside, `${JSON.stringify(sorted, undefined, 2)}\n`, { mode: 0o600 });
    renameSync(beside, path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new SetUpError('directory-unusable', `${secretsVariable}: ${path} cannot be written (${code})`);
  }
}

/**
 * Encrypts what a variable says: AES-256 in GCM (NIST SP 800-38D) with a nonce of its own, bound to the name of the variable, so
 * that no value can be put in the place of another.
 */
export function seal(masterKey: string, name: string, value: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretsKey(masterKey), nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** What a variable says; undefined where it was encrypted with another key, for another variable, or was altered. */
export function unseal(masterKey: string, name: string, written: string): string | undefined {
  const [, nonce = '', tag = '', text = ''] = written.split('.').map((part) => Buffer.from(part, 'base64url'));
  try {
    const cipher = createDecipheriv('aes-256-gcm', secretsKey(masterKey), nonce, { authTagLength: 16 });
    cipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag));
    return Buffer.concat([cipher.update(Buffer.from(text)), cipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
