import { CampaignModel, type Campaign } from '../../models/documents/campaigns/campaign.ts';
import { finish } from '../../models/documents/owing.ts';
import type { Runs } from '../runs/temporal.ts';

/** Sees to it that a run looks at a campaign whose row was changed: it begins one, or tells the one that there is. */
export async function tellCampaign(runs: Pick<Runs, 'startCampaign' | 'signal'>, row: Campaign): Promise<void> {
  const { _id: name, updatedAt } = row;
  if (!(await runs.startCampaign(name))) await runs.signal(`campaign/${name}`, 'changed', {});
  // Whoever has changed it again since owes the run another word.
  await finish(CampaignModel, { _id: name, updatedAt });
}
