import type { Command } from './command.ts';

export const texts: Command = {
  name: 'texts',
  text: 'every text with its parts, its cost, and what could be saved',
  run: async () => (await import('../texts/text-table.ts')).listTexts(),
};
