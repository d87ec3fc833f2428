import type { Command, CommandGroup } from './command.ts';

const run = () => import('../secrets/secrets.ts');

const set: Command = {
  name: 'set',
  text: 'encrypt what a variable says; it is typed unseen, or comes by a pipe',
  argument: ['<name>', 'name of the variable, such as TWILIO_AUTH_TOKEN'],
  run: async (_options, name = '') => (await run()).setSecret(name),
};
const list: Command = {
  name: 'list',
  text: 'name the variables that stand there',
  run: async () => (await run()).listSecrets(),
};
const remove: Command = {
  name: 'remove',
  text: 'take a variable away',
  argument: ['<name>', 'name of the variable'],
  run: async (_options, name = '') => (await run()).removeSecret(name),
};

export const secrets: CommandGroup = {
  name: 'secrets',
  text: 'variables in an encrypted file, TIDINGS_SECRETS_FILE',
  commands: [set, list, remove],
};
