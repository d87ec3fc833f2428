import { organisationPolicy, organisationRules } from '../models/domain/policy/organisation.ts';
import { createPolicy, type PolicyOf } from '../models/domain/policy/policy.ts';
import { readSettingsFile } from './settings-file.ts';

/**
 * The shipped rules together with the organisation's own.
 *
 * @param path a JSON file of `{ "rules": [...] }`; undefined for the shipped rules alone
 */
export function readPolicy(path: string | undefined): PolicyOf {
  if (path === undefined) return createPolicy();
  return createPolicy(organisationRules(readSettingsFile('TIDINGS_POLICY_FILE', path, organisationPolicy)));
}
