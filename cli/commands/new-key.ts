import type { Command } from './command.ts';

export const newKey: Command = {
  name: 'new-key',
  text: 'make a new API key',
  run: async () => console.log((await import('../dev/secrets.ts')).newApiKey()),
};
