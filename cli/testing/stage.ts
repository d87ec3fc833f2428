import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { activitiesOf, type Play } from './activities.ts';
import { connectTimeSkipping, type TimeSkipping } from './server.ts';

const shared = 'all stories share one clock, so let each end before the next begins, and take away .concurrent';
export const storyIsOver = `this story is over, since another has begun: ${shared}`;
export const twoAtOnce = `two stories begin at once: ${shared}`;

/** Where stories are played, one after the other: their server, and one worker that asks the present story. */
export interface Stage {
  time: TimeSkipping;
  taskQueue: string;
  /** The call that is about to begin a story. */
  beginning?: symbol;
  /** The story that is played. */
  present?: Play;
}

/** Kept beside the modules, which Vitest may load anew for each file. */
const kept = globalThis as { tidingsStage?: Promise<Stage> };

/** The stage of this process. */
export function theStage(): Promise<Stage> {
  return (kept.tidingsStage ??= setUpStage());
}

/** Waits no longer for a story that is about to begin, since its test is over. */
export async function leaveBeginning(): Promise<void> {
  delete (await kept.tidingsStage)?.beginning;
}

async function setUpStage(): Promise<Stage> {
  const { address, bundle } = inject('stories');
  const stage: Stage = { time: await connectTimeSkipping(address), taskQueue: `stories-${randomUUID()}` };
  const worker = await Worker.create({
    connection: stage.time.nativeConnection,
    taskQueue: stage.taskQueue,
    workflowBundle: { codePath: bundle },
    activities: activitiesOf(() => {
      if (!stage.present) throw new Error('no story is played');
      return stage.present;
    }),
    // A story whose code throws fails at once, instead of being tried again for ever.
    workflowFailureErrorTypes: { '*': ['Error', 'NondeterminismError'] },
  });
  void worker.run();
  return stage;
}
