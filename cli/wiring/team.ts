import { sign } from '../../activities/providers/standard-webhooks.ts';
import { teamNotices } from '../../api/effects/team/team-notices.ts';
import type { ApiContext } from '../../api/context.ts';
import type { ApiConfig } from './environments.ts';
import { publicUrlOf } from './public-url.ts';

/** How the team's own system is told of its tasks: not at all, unless it has an address. */
export function teamNotifier(config: ApiConfig): Pick<ApiContext['team'], 'notify'> {
  const { TIDINGS_TEAM_WEBHOOK_URL: url, TIDINGS_TEAM_WEBHOOK_SECRETS: secrets } = config;
  if (!url || !secrets) return {};
  const signAll = (id: string, timestamp: number, body: string) =>
    secrets
      .split(' ')
      .map((secret) => sign(secret, id, timestamp, body))
      .join(' ');
  return { notify: teamNotices({ url, sign: signAll, publicUrl: publicUrlOf(config) }) };
}
