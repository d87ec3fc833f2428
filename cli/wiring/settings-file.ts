import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { doubledKeys } from './doubled-keys.ts';
import { placeOfFault } from './place-of-fault.ts';
import { besideAll } from '../../models/domain/variable-kinds.ts';
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

/**
 * A table by routes, which tells of no others than those in use: what stands there of another would never be read.
 *
 * @param routes their names; without them, any is right
 */
export function byRoute<T extends z.ZodType>(table: T, routes: readonly string[] | undefined): T {
  return table.superRefine((named: unknown, context) => {
    if (!routes || typeof named !== 'object' || named === null) return;
    for (const route of Object.keys(named).filter((name) => !routes.includes(name)))
      context.addIssue({ code: 'custom', path: [route], message: noRoute(routes) });
  }, besideAll);
}

/** What is said of a route that there is not. */
export function noRoute(routes: readonly string[]): string {
  return `there is no such route, only ${routes.join(', ')}`;
}

/** One error for all that is wrong with a file. */
function settingsFileUnfit(variable: string, path: string, faults: string[]): SetUpError {
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
