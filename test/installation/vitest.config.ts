import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { stories } from '../../cli/testing/vitest.ts';
import { alias } from '../support/sources.ts';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

process.env['TIDINGS_CONFIG'] = here('tidings.config.ts');

/** The stories of this installation; a run of Vitest has one, so it is run for itself. */
export default defineConfig({
  root: here('.'),
  resolve: { alias },
  test: { ...stories, include: ['*.test.ts'] },
});
