import type { Command } from './command.ts';

export const endRuns: Command = {
  name: 'end-runs',
  text: 'end the open runs of a journey on this machine, which a change has left behind',
  argument: ['<journey>', 'its name'],
  run: async (_options, journey = '') => (await import('../dev/end-runs.ts')).endRuns(journey),
};
