import type { Command } from './command.ts';

export const indexes: Command = {
  name: 'indexes',
  text: 'build all database indexes',
  readsSettings: true,
  run: async () => (await import('../database/prepare.ts')).prepareDatabase(),
};
