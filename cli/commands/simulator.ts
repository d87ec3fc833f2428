import type { Command } from './command.ts';

export const simulator: Command = {
  name: 'simulator',
  text: 'run the SMS gateway simulator',
  lasts: true,
  readsSettings: true,
  run: async () => (await import('../simulator/main.ts')).runSimulator(),
};
