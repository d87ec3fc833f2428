/**
 * Why a process did not start, and what mends it, by a stable code; docs/errors.md has the same words. The message of the
 * error says what exactly is wrong.
 */
export const setUpCodes = {
  'installation-unfit': {
    why: '`tidings.config.ts`, or a file that it names, says what Tidings cannot use; each line names its place.',
    fix: 'Mend what the lines name; docs/installation.md tells what each field may be.',
  },
  'journeys-unfit': {
    why: 'The journeys cannot be made into the bundle that Temporal replays, most often because one imports a library.',
    fix: 'Import only `tidings/journey` and files beside the journey; ask libraries by a look-up.',
  },
  'texts-unfit': {
    why: 'A text has a placeholder, a helper or a length that cannot be sent; each line names text, language, line and column.',
    fix: 'Mend the texts that the lines name; docs/texts.md tells what a text may say.',
  },
  'environment-unfit': {
    why: 'An environment variable is missing, misspelt, or has a value that is not allowed.',
    fix: 'Set, mend or remove the variables that the lines name; docs/operations.md lists them all.',
  },
  'settings-file-unfit': {
    why: 'A file that a variable names is away, is no JSON, or has a value that is not allowed.',
    fix: 'Mend the file at the places that the lines name; docs/operations.md shows its form.',
  },
  'policy-doubled': {
    why: 'Your own rules stand in two places, and one of them would be believed and not hold.',
    fix: 'Keep them in `policy` of `tidings.config.ts`, and take `TIDINGS_POLICY_FILE` away.',
  },
  'channel-unserved': {
    why: 'A journey has a text for a channel, or with the link to a chat, and no route in `TIDINGS_ROUTES` carries that channel.',
    fix: 'Name a route of that channel, such as `smtp` for e-mail, `telegram` for its chats, `fcm` or `web-push` for notifications, or take the text or its link out of the journey.',
  },
  'budgets-unpriced': {
    why: 'A journey has a budget in money, and nobody says what its messages cost in that currency.',
    fix: 'Give every route a price in `TIDINGS_PRICES_FILE`, in the currency of the budgets.',
  },
  'master-key-wrong': {
    why: 'The database was first used with another master key; under this one opt-outs would not be found.',
    fix: 'Set `TIDINGS_MASTER_KEY` to the first key again; docs/operations.md tells about it.',
  },
  'wording-edited': {
    why: 'A wording says other words than people were asked with under its version: its own, its topic, or the `legalName` in it.',
    fix: 'Put the words back as they were; or take the version out and give the new words the next one, such as `offers-sms/2`.',
  },
  'index-in-the-way': {
    why: 'An index of the same name has other fields, and MongoDB does not replace one by itself.',
    fix: 'Drop the index that the line names, then run `tidings indexes` again.',
  },
  'rows-doubled': {
    why: 'An index must be unique, and rows with one key are there twice.',
    fix: 'Take one of each away, then run `tidings indexes` again.',
  },
  'database-unusable': {
    why: 'MongoDB answers, and waiting will not help: the password, the replica set or the address is another.',
    fix: 'Mend `MONGODB_URI`, or the server, as the line says.',
  },
  'engine-away': {
    why: 'MongoDB or Temporal did not answer at the address that was given.',
    fix: 'Start it, or mend its address: `MONGODB_URI`, `TEMPORAL_ADDRESS`.',
  },
  'engine-missing': {
    why: 'MongoDB or Temporal is not on this machine, and could be neither downloaded nor built.',
    fix: 'Do what the line advises, or name a running one in `MONGODB_URI` or `TEMPORAL_ADDRESS`.',
  },
  'port-unusable': {
    why: 'Another program listens at the port, or this machine or user may not listen there.',
    fix: 'Stop the other program, or choose another port or host in the variable that the line names.',
  },
  'directory-unusable': {
    why: 'A file or directory for data is no such thing, or may not be written.',
    fix: 'Move away what is there, or let the user of this process write to it.',
  },
  'already-running': {
    why: 'One folder has one Tidings at a time, and another process has it.',
    fix: 'Stop the other one, with Ctrl-C in its terminal.',
  },
  'process-ended': {
    why: 'A program of the stack ended, or did not become ready in time.',
    fix: 'Mend what it says before; where it says nothing, read the log that the line names.',
  },
  'nothing-running': {
    why: 'The command speaks with a running Tidings, and found none.',
    fix: 'Start it with `npm start`, or say where one is: `TIDINGS_URL` and `TIDINGS_API_KEY`, or `MONGODB_URI`.',
  },
  'request-refused': {
    why: 'The running Tidings answered the command with an error.',
    fix: 'Follow the problem document in the line: its `type` is the page that explains it.',
  },
  'arguments-unfit': {
    why: 'The command was given something that it cannot use, or less than it needs.',
    fix: 'Mend the arguments as the line says; `--help` behind a command shows them.',
  },
  stopped: {
    why: 'The command was told to end before it had found anything out.',
    fix: 'Run it again to its end.',
  },
} as const satisfies Record<string, { why: string; fix: string }>;

export type SetUpCode = keyof typeof setUpCodes;
