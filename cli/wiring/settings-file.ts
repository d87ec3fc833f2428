import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { doubledKeys } from './doubled-keys.ts';
import { placeOfFault } from './place-of-fault.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/**
 * A JSON file that a variable names, in the shape of a schema.
 *
 * @throws SetUpError that names the variable, the file and every fault of it at once
 */
export function readSettingsFile<T extends z.ZodType>(variable: string, path: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(readJson(variable, path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'file'}: ${message}`);
  throw settingsFileUnfit(variable, path, faults);
}

/** @throws SetUpError when a file tells of routes that no gateway has, since nothing would ever be read there */
export function refuseUnknownRoutes(variable: string, path: string, named: object, routes: readonly string[]): void {
  const unknown = Object.keys(named).filter((route) => !routes.includes(route));
  if (unknown.length === 0) return;
  const faults = unknown.map((route) => `${route}: there is no such route, only ${routes.join(', ')}`);
  throw settingsFileUnfit(variable, path, faults);
}

/** One error for all that is wrong with a file. */
export function settingsFileUnfit(variable: string, path: string, faults: string[]): SetUpError {
  return new SetUpError(
    'settings-file-unfit',
    [`${variable} names ${path}, which is not right:`, ...faults].join('\n  '),
  );
}

function readJson(variable: string, path: string): unknown {
  let text: string;
  try {
    // A pipe would keep the start waiting for its other end.
    if (!statSync(path).isFile()) throw new Error('it is no regular file');
    // It drops a byte order mark, which editors and spreadsheets of Windows write.
    text = new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    throw new SetUpError(
      'settings-file-unfit',
      `${variable} cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The words of the error quote what stands there, which may be a secret.
    throw new SetUpError('settings-file-unfit', `${variable} names ${path}, which must be JSON${placeOfFault(text)}`);
  }
  const doubled = doubledKeys(text);
  if (doubled.length > 0) throw settingsFileUnfit(variable, path, doubled);
  return value;
}
