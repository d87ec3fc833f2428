import type { Command } from './command.ts';

export const bench: Command = {
  name: 'bench',
  text: 'measure beside a floor on engines of its own',
  run: async () => (await import('../bench/bench.ts')).runBench(),
};
