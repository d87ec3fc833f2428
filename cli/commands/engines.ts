import type { Command } from './command.ts';

export const engines: Command = {
  name: 'engines',
  text: 'find or install the engines for development and tests',
  run: async () => (await import('../engines/install.ts')).installEngines(),
};
