import { organisationPolicy, organisationRules } from '../../models/domain/policy/organisation.ts';
import { createPolicy, type PolicyOf } from '../../models/domain/policy/policy.ts';
import { readSettingsFile } from './settings-file.ts';

/**
 * The shipped rules together with the organisation's own.
 *
 * @param path a JSON file of `{ "rules": [...], "dates": {...}, "consentFollowsNumber": false }`; undefined for the shipped
 *   rules alone
 */
export function readPolicy(path: string | undefined): PolicyOf {
  if (path === undefined) return createPolicy();
  const { rules, ...terms } = readSettingsFile('TIDINGS_POLICY_FILE', path, organisationPolicy);
  return createPolicy(organisationRules({ rules }), terms);
}
