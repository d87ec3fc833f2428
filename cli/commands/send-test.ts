import type { Command } from './command.ts';

export const sendTest: Command = {
  name: 'send-test',
  text: 'send one text through one route, and follow it to its report',
  argument: ['<route>', 'as TIDINGS_ROUTES calls it'],
  options: {
    '--to <address>': ['whom it goes to: your own number, e-mail address, chat or device'],
    '--wait <seconds>': ['how long a report may take', '60'],
  },
  readsSettings: true,
  run: async ({ to, wait }, route = '') => (await import('../gateways/send-test.ts')).runSendTest({ route, to, wait }),
};
