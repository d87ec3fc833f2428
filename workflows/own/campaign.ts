import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { AudienceActivities, CampaignActivities } from '../../activities/campaigns/index.ts';
import type { Ended } from '../journey/start.ts';
import { audienceQueue, campaignQueue } from '../queues.ts';

const retry = { initialInterval: '1 second', maximumInterval: '1 minute' } as const;

/** Going through an audience waits behind no text, and no text behind it. */
const { freezeAudience } = proxyActivities<AudienceActivities>({
  taskQueue: audienceQueue,
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  retry,
});
const { sendWave } = proxyActivities<CampaignActivities>({
  taskQueue: campaignQueue,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '15 seconds',
  retry,
});

/** Somebody has changed the row of the campaign. */
export const changed = defineSignal('changed');

/** Sends one campaign. Its row says what it is to do; the run only sees to it that somebody does, for as long as it takes. */
export async function campaign({ campaign: name }: { campaign: string }): Promise<Ended> {
  let isChanged = false;
  setHandler(changed, () => {
    isChanged = true;
  });
  for (;;) {
    isChanged = false;
    const step = await sendWave.executeWithOptions({ summary: 'send as far as is due' }, [name]);
    if (step.next === 'end') return { endedBy: 'sent' };
    if (step.next === 'freeze') await freezeAudience.executeWithOptions({ summary: 'freeze the audience' }, [name]);
    if (step.next === 'wait') {
      const leftMs = step.until === undefined ? undefined : Math.max(1, Date.parse(step.until) - Date.now());
      if (leftMs === undefined) await condition(() => isChanged);
      else await condition(() => isChanged, leftMs);
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof campaign>({ campaign: name });
  }
}
