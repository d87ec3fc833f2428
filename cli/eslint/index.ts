/** `tidings/eslint`: what ESLint can tell of a journey before a replay does. */
import type { Linter } from 'eslint';

const standsStill =
  "The clock of a run stands still between its steps: wait by a verb, or count from the event's time.";
const differs = 'A replay would read another value: ask a look-up for it.';
const notSeen = 'No story sees it and no restart keeps it: wait by a verb of the journey.';
const outside = 'A journey is replayed, so it reaches the world by look-ups only.';

/** What a replay of a run would find changed, or would do again. */
export const replayed: Linter.RulesRecord = {
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({ name, message: notSeen })),
    ...['process', 'require', 'fetch', 'XMLHttpRequest', 'WebSocket'].map((name) => ({ name, message: outside })),
    ...['globalThis', 'global'].map((name) => ({ name, message: outside })),
    ...['crypto', 'performance'].map((name) => ({ name, message: differs })),
    ...['WeakRef', 'FinalizationRegistry'].map((name) => ({ name, message: differs })),
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: standsStill },
    { object: 'Math', property: 'random', message: differs },
  ],
};

/** The same where a rule has a name for nothing but syntax; to be joined with others of this kind. */
export const replayedSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: standsStill },
  { selector: "CallExpression[callee.name='Date']", message: standsStill },
  { selector: 'ImportExpression', message: 'What is imported while a run goes on is not in the bundle.' },
];

/** Of two texts of one name, spread together, neither the compiler nor the start sees the first. */
const apart = {
  selector: "*:has(CallExpression[callee.name='texts']) ~ *:has(CallExpression[callee.name='texts'])",
  message: 'Declare all texts of a journey in one call: of two of one name the first would be lost.',
};

/** What a journey may import, as a regular expression of all else. */
const foreign = String.raw`^(?!\./|tidings/journey$)`;

/**
 * The rules of journeys, for the flat config of a project. It needs a parser of TypeScript beside it.
 *
 * @param folder of the journeys, as `tidings.config.ts` names it
 * @example
 * import { awaited, journeys } from 'tidings/eslint';
 * import tseslint from 'typescript-eslint';
 *
 * export default tseslint.config(tseslint.configs.base, journeys('./journeys'), awaited('./journeys', './stories'));
 */
export function journeys(folder: string): Linter.Config & { rules: Linter.RulesRecord } {
  return {
    name: 'tidings/journeys',
    files: [`${within(folder)}/**/*.{ts,mts,js,mjs}`],
    rules: {
      ...replayed,
      'no-restricted-syntax': ['error', ...replayedSyntax, apart],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: foreign, message: 'A journey imports tidings/journey and files beside it.' }] },
      ],
    },
  };
}

/**
 * Refuses a verb that nobody awaits, and a step of a story likewise: a run would fail for it. It asks the compiler, so the
 * tsconfig of the project must know the folders.
 *
 * @param folders of journeys and stories
 */
export function awaited(...folders: string[]): Linter.Config & { rules: Linter.RulesRecord } {
  return {
    name: 'tidings/awaited',
    files: folders.map((folder) => `${within(folder)}/**/*.ts`),
    languageOptions: { parserOptions: { projectService: true } },
    // A verb that is given up by `void` is under way all the same.
    rules: { '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }] },
  };
}

/** The folder as patterns of ESLint begin. */
function within(folder: string): string {
  return folder.replace(/^\.\//, '').replace(/\/$/, '');
}
