import type { Command } from './command.ts';

export const dev: Command = {
  name: 'dev',
  text: 'run everything on this machine (npm start)',
  run: async () => (await import('../dev/dev.ts')).runDev(),
};
