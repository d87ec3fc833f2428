import { proxyActivities } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing: (id: string) => Promise<void> }>({ startToCloseTimeout: '30 seconds' });

/** The floor: as many activities as `order-tracking` has before its first wait, and nothing else. */
export async function floor(id: string): Promise<void> {
  await nothing(id);
}
