import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };

/** The names under which journeys and the installation import the engine, as its sources. */
const alias = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string'
    ? []
    : [
        {
          find: `tidings${name.slice(1)}`,
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
          name: 'journeys',
          globalSetup: ['test/support/once/bundles.ts', 'test/support/once/time-skipping.ts'],
          setupFiles: ['test/support/quiet-temporal.ts'],
          include: ['test/journeys/**/*.test.ts', 'test/replay/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          globalSetup: ['test/support/once/bundles.ts'],
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
