import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Ended } from '../journey/start.ts';

const { checkNumber } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '1 day',
});

/** Asks the network about one contact's number, as long as it takes to get an answer. */
export async function numberCheck({ contactId }: { contactId: string }): Promise<Ended> {
  const summary = 'look the number up in the network';
  return { endedBy: await checkNumber.executeWithOptions({ summary }, [contactId]) };
}
