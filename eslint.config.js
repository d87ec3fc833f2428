import js from '@eslint/js';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';

/** What `tidings/eslint` gives to projects is what journeys are held to here. */
const { journeys, replayedSyntax } = await tsImport('./cli/eslint/index.ts', import.meta.url);

/** Import directions of the design: who may know whom. Paths are matched as written, since imports are relative. */
const forbid = (folders, message, allowTypes = false) => ({
  regex: `(^|/)(${folders.join('|')})/`,
  message,
  ...(allowTypes ? { allowTypeImports: true } : {}),
});
const nodeBuiltins = { regex: '^(node:|fs$|path$|crypto$|http$)', message: 'This code must run without Node.' };
const packages = (pattern, message, allowTypes = false) => ({
  regex: pattern,
  message,
  ...(allowTypes ? { allowTypeImports: true } : {}),
});
/** The line between the engine and the installation. */
const theLine = {
  regex: '(^|/)(shop|journeys)/|tidings\\.config',
  message: 'The engine knows the installation only through models/installation.ts and workflows/catalogue.ts.',
};
const restrict = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...patterns, theLine] }],
});

/** A literal that is spread into another is not checked for fields that the type does not have. */
const spreads = [
  { selector: 'SpreadElement > ObjectExpression', message: 'Write the fields out: tsc checks no spread literal.' },
  { selector: 'SpreadElement > ArrayExpression', message: 'Write the elements out.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.tidings/',
      'test/replay/histories/',
      'api/pages/assets/',
      'cli/init/template/',
      'examples/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-restricted-syntax': ['error', ...spreads],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['models/domain/**'],
    rules: restrict([
      nodeBuiltins,
      packages('^(?!\\.|zod$|temporal-polyfill$|libphonenumber-js/max$)', 'models/domain is pure (ADR 0002).'),
      forbid(['documents', 'workflows', 'activities', 'api', 'worker', 'cli'], 'models/domain knows nobody.'),
    ]),
  },
  {
    files: ['models/documents/**'],
    // Mongoose takes plain objects where its types name classes.
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      ...restrict([forbid(['workflows', 'activities', 'api', 'worker', 'cli'], 'models/documents knows only domain.')]),
    },
  },
  {
    files: ['workflows/**'],
    rules: {
      ...restrict([
        nodeBuiltins,
        packages('^(?!\\.|@temporalio/(workflow|common)$)', 'Workflow code is replayed: only @temporalio/workflow.'),
        forbid(['documents', 'activities'], 'Side effects are activities; import their types only.', true),
        forbid(['api', 'worker', 'cli'], 'Workflows know only domain functions.'),
      ]),
      'no-restricted-globals': ['error', 'setInterval', 'process', 'fetch', 'WeakRef', 'FinalizationRegistry'],
    },
  },
  {
    // What reads the folder of journeys; it never enters the bundle, which a test looks through.
    files: ['workflows/catalogue.ts'],
    rules: restrict([forbid(['activities', 'documents', 'api', 'worker', 'cli'], 'The catalogue knows journeys.')]),
  },
  ...['./workflows/journeys', './test/installation/journeys'].map((folder) => journeys(folder)),
  {
    files: ['workflows/journeys/**', 'test/installation/journeys/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...spreads, ...replayedSyntax],
    },
  },
  {
    files: ['models/shop/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            packages('^(?!\\./|tidings/config$|zod$)', 'The shop is written as another team would write theirs.'),
          ],
        },
      ],
    },
  },
  {
    files: ['activities/**'],
    rules: restrict([forbid(['workflows', 'api', 'worker', 'cli'], 'The worker injects what activities need.')]),
  },
  {
    files: ['api/**'],
    rules: restrict([forbid(['activities', 'worker', 'cli'], 'The api stores and signals; it never sends.')]),
  },
  {
    files: ['cli/**', 'models/*.ts', 'models/config/**', 'models/own-texts/**'],
    rules: restrict([]),
  },
  {
    files: ['worker/**'],
    rules: restrict([forbid(['api', 'cli'], 'The worker wires workflows to activities, nothing else.')]),
  },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['eslint.config.js'], ...tseslint.configs.disableTypeChecked },
);
