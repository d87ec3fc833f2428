import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { SetUpError } from './set-up-error.ts';

/**
 * A JSON file that a variable names, in the shape of a schema.
 *
 * @throws an error that names the variable and every fault of the file at once
 */
export function readSettingsFile<T extends z.ZodType>(variable: string, path: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(readJson(variable, path));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: at, message }) => `  ${at.join('.') || 'file'}: ${message}`);
  throw new SetUpError(`${variable} is not right:\n${faults.join('\n')}`);
}

function readJson(variable: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SetUpError(`${variable} cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}
