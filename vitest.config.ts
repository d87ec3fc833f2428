import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { stories } from './cli/testing/vitest.ts';
import { alias } from './test/support/sources.ts';
import { verbsConfig } from './test/support/verbs/place.ts';

/** What waits for servers leaves a core idle; more files at once would keep two cores from being in time. */
const twoAtOnce = { maxWorkers: 2, sequence: { groupOrder: 1 } };

/** Files that share a server, a clock or ports come one behind the other, each project in its turn. */
const oneAtATime = (groupOrder: number) => ({ fileParallelism: false, sequence: { groupOrder } });

/** Projects by what they need: nothing, Go, the time-skipping server, or the real engines. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', ...twoAtOnce, include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'deploy',
          ...oneAtATime(2),
          globalSetup: ['test/support/once/packed.ts'],
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
          ...oneAtATime(3),
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
          ...oneAtATime(4),
          globalSetup: ['test/support/once/verbs-stories.ts'],
          env: { TIDINGS_CONFIG: verbsConfig },
          include: ['test/verbs/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          ...twoAtOnce,
          globalSetup: ['test/support/once/poll-bundle.ts'],
          setupFiles: ['test/support/quiet-temporal.ts'],
          include: ['test/engines/**/*.test.ts', 'test/promises/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
