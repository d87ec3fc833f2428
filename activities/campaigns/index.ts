import { createDeliverText, type DeliverDependencies } from '../deliver/deliver.ts';
import { freezeAudience } from './freeze-audience.ts';
import { createSendWave } from './send-wave.ts';

/** What goes through audiences, on a queue of its own. */
export const audienceActivities = { freezeAudience };
export type AudienceActivities = typeof audienceActivities;

/** What sends campaigns, on a queue of its own. */
export function createCampaignActivities(deps: DeliverDependencies) {
  return { sendWave: createSendWave(createDeliverText(deps)) };
}
export type CampaignActivities = ReturnType<typeof createCampaignActivities>;
