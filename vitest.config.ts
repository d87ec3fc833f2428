import { defineConfig } from 'vitest/config';

/** Projects by what they need: nothing, Go, the time-skipping server, or the real engines. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'deploy',
          include: ['test/deploy/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
      {
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
