import { organisationPolicy, organisationRules } from '../../models/domain/policy/organisation.ts';
import { createPolicy, type PolicyOf } from '../../models/domain/policy/policy.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { installation } from '../../models/installation.ts';
import { readSettingsFile } from './settings-file.ts';

/**
 * The shipped rules together with the organisation's own, from a file or from `policy` of the installation. Of two places
 * one would be believed and not hold, so both at once are refused.
 *
 * @param path a JSON file of `{ "rules": [...], "dates": {...}, "consentFollowsNumber": false }`, where one is named
 */
export function readPolicy(path?: string, declared = installation.policy): PolicyOf {
  if (path !== undefined && declared !== undefined) {
    throw new SetUpError(
      'policy-doubled',
      `TIDINGS_POLICY_FILE names ${path}, but tidings.config.ts has a policy already: move the rules of the file there, or take policy out`,
    );
  }
  if (path !== undefined) return policyOf(readSettingsFile('TIDINGS_POLICY_FILE', path, organisationPolicy));
  return declared === undefined ? createPolicy() : policyOf(organisationPolicy.parse(declared));
}

function policyOf({ rules, ...terms }: ReturnType<typeof organisationPolicy.parse>): PolicyOf {
  return createPolicy(organisationRules({ rules }), terms);
}
