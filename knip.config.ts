import type { KnipConfig } from 'knip';

export default {
  entry: [
    'tidings.config.ts',
    'cli/typescript-hook.ts',
    'workflows/journeys/*.ts',
    'workflows/own/*.ts',
    'workflows/journey/ending.ts',
    'cli/bench/floor-workflow.ts',
    'test/support/poll/poll.ts',
    'test/support/{restart,verbs,entering}/journeys/*.ts',
    'test/support/changing/*/changing.ts',
    'test/contracts/smpp/measure.ts',
    'test/support/reports/measure.ts',
    'test/types/*.ts',
    'test/installation/{tidings.config,types,vitest.config,*.test}.ts',
    'test/installation/journeys/*.ts',
    'api/pages/assets/*.js',
  ],
  project: ['**/*.{ts,js}', '!cli/init/template/**', '!examples/**'],
  ignoreBinaries: ['mkfifo', 'java'],
} satisfies KnipConfig;
