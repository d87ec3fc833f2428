import { sleep } from '@temporalio/workflow';

/** A journey as a release before ours had it: its first step is another one. */
export async function welcome(): Promise<void> {
  await sleep('1 hour');
}
