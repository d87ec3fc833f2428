import { sleep } from '@temporalio/workflow';

/** A journey as a release before ours had it: its first step is another one. */
export async function welcome(): Promise<void> {
  await sleep('1 hour');
}

/** A journey that a later release has taken away. */
export async function bygone(): Promise<void> {
  await sleep('1 hour');
}
