import type { Command } from './command.ts';

export const chaos: Command = {
  name: 'chaos',
  text: 'kill and stop processes at random, and compare every text with a model',
  options: {
    '--seed <number>': ['the same seed makes the same plan', '1'],
    '--minutes <number>': ['how long the shop posts', '2'],
    '--apis <1|2>': ['one api, or two on the same stores', '1'],
    '--profile <name>': ['how hard: mixed, calm, stall, rush or orders', 'mixed'],
  },
  run: async (options) => (await import('../chaos/chaos.ts')).runChaos(options),
};
