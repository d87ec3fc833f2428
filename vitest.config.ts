import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { stories } from './cli/testing/vitest.ts';
import { verbsConfig } from './test/support/verbs/place.ts';
import manifest from './package.json' with { type: 'json' };

/** The names under which journeys and the installation import the engine, as its sources. */
const alias = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string'
    ? []
    : [
        {
          find: new RegExp(`^tidings${name.slice(1)}$`),
          replacement: fileURLToPath(new URL(entry['tidings-source'], import.meta.url)),
        },
      ],
);

/** Projects by what they need: nothing, Go, the time-skipping server, or the real engines. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'deploy',
          include: ['test/deploy/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          ...stories,
          name: 'journeys',
          globalSetup: [...stories.globalSetup, 'test/support/once/poll-bundle.ts'],
          provide: { histories: fileURLToPath(new URL('test/replay/histories', import.meta.url)) },
          include: ['test/journeys/**/*.test.ts', 'test/replay/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...stories,
          name: 'verbs',
          globalSetup: ['test/support/once/verbs-stories.ts'],
          env: { TIDINGS_CONFIG: verbsConfig },
          include: ['test/verbs/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          globalSetup: ['test/support/once/poll-bundle.ts'],
          setupFiles: ['test/support/quiet-temporal.ts'],
          include: ['test/engines/**/*.test.ts', 'test/promises/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
