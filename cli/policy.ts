import { readFileSync } from 'node:fs';
import { organisationPolicy, organisationRules } from '../models/domain/policy/organisation.ts';
import { createPolicy, type PolicyOf } from '../models/domain/policy/policy.ts';

/**
 * The shipped rules together with the organisation's own.
 *
 * @param path a JSON file of `{ "rules": [...] }`; undefined for the shipped rules alone
 * @throws an error that names every fault of the file at once
 */
export function readPolicy(path: string | undefined): PolicyOf {
  if (path === undefined) return createPolicy();
  const parsed = organisationPolicy.safeParse(readJson(path));
  if (parsed.success) return createPolicy(organisationRules(parsed.data));
  const faults = parsed.error.issues.map(({ path: at, message }) => `  ${at.join('.') || 'file'}: ${message}`);
  throw new Error(`TIDINGS_POLICY_FILE is not right:\n${faults.join('\n')}`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`TIDINGS_POLICY_FILE cannot be read: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}
