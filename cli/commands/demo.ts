import type { Command } from './command.ts';

export const demo: Command = {
  name: 'demo',
  text: 'post two real days of a shop to a running Tidings',
  run: async () => (await import('../demo/demo.ts')).runDemo(),
};
