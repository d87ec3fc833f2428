import type { Command, CommandGroup } from './command.ts';

const verify: Command = {
  name: 'verify',
  text: 'walk the chains of consent records and name what is broken',
  options: { '--contact <id>': ['the chain of one contact'] },
  run: async ({ contact }) => (await import('../database/verify-consents.ts')).verifyConsents(contact),
};

export const consents: CommandGroup = { name: 'consents', text: 'consents as evidence', commands: [verify] };
