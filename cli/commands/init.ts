import type { Command } from './command.ts';

export const init: Command = {
  name: 'init',
  text: 'make a project of your own: tidings init my-shop',
  argument: ['[folder]', 'where; it must not be there yet'],
  readsSettings: true,
  run: async (_options, folder) => (await import('../init/init.ts')).makeProject(folder),
};
