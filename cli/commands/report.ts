import type { Command } from './command.ts';

export const report: Command = {
  name: 'report',
  text: 'what became of messages, and what people did after them',
  options: {
    '--journey <name>': ['the messages of one journey'],
    '--days <number>': ['of so many days, today with them', '30'],
    '--group-by <groupings>': [
      'journey, message, variant, channel, route, country, day: up to three, apart by commas',
      'message',
    ],
  },
  run: async ({ journey, days, groupBy }) =>
    (await import('../reports/show-report.ts')).showReport({ journey, days, groupBy }),
};
