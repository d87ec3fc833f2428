import { fileURLToPath } from 'node:url';
import { ending } from '../../models/config/own-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What all stories of a run share: where the time-skipping server listens, and the file with the workflow code. */
    stories: { address: string; bundle: string };
    /** The folder of released histories; every later change must replay them. */
    histories: string;
  }
}

const besideThis = (name: string) => fileURLToPath(new URL(`./${name}.${ending}`, import.meta.url));

/**
 * What Vitest needs for stories, to be spread into `test` of its config: one server and one bundle for a run, and one
 * worker for all files, since all stories share the server's clock. `provide.histories` is the folder for recordings.
 */
export const stories = {
  globalSetup: [besideThis('set-up')],
  setupFiles: [besideThis('between-tests')],
  provide: { histories: 'histories' },
  server: { deps: { inline: ['tidings'] } },
  isolate: false,
  fileParallelism: false,
  // A long timeline is told by the lines that differ.
  diff: { expand: false, contextLines: 3 },
  testTimeout: 60_000,
  hookTimeout: 300_000,
};
