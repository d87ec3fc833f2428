import type { Command } from './command.ts';

export const api: Command = {
  name: 'api',
  text: 'run the HTTP API',
  lasts: true,
  readsSettings: true,
  run: async () => (await import('../processes/api.ts')).runApi(),
};
