import type { Command } from './command.ts';

export const worker: Command = {
  name: 'worker',
  text: 'run a Temporal worker',
  lasts: true,
  readsSettings: true,
  run: async () => (await import('../processes/worker.ts')).runWorker(),
};
