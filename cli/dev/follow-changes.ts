import { dirname, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { configFile } from '../../models/config/load.ts';
import { tellMisfits } from './tell-misfits.ts';
import { isLoaded, notLoaded } from './loaded-files.ts';
import type { Stack } from './stack.ts';

/** An editor writes a file in several steps. */
const settledMs = 150;

/**
 * Follows changes of the installation: once its files are written, a new worker and a new api take the places of those
 * that run, while the engines stay. What does not come up is told, and the old worker goes on.
 */
export function followChanges({
  stack,
  signal,
  say,
}: {
  stack: Pick<Stack, 'renew' | 'misfits'>;
  signal: AbortSignal;
  say: (line: string) => void;
}): void {
  const root = dirname(configFile());
  const stopping = () => signal.aborted;
  let waiting: NodeJS.Timeout | undefined;
  let renewing = Promise.resolve();
  const changed = (file: string) => {
    if (stopping() || !isLoaded(file, root)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      renewing = renewing.then(() => renew(relative(root, file)));
    }, settledMs);
  };

  const renew = async (file: string) => {
    if (stopping()) return;
    const begun = Date.now();
    try {
      await stack.renew();
      say(`${file} changed: live after ${((Date.now() - begun + settledMs) / 1_000).toFixed(1)} s.`);
    } catch (error) {
      if (stopping()) return;
      say(`${file} changed, and does not come up; what ran before goes on:\n${(error as Error).message}`);
      return;
    }
    await tellMisfits(
      () => stack.misfits(),
      (line) => {
        if (!stopping()) say(line);
      },
    );
  };

  const ignored = (path: string) =>
    relative(root, path)
      .split(sep)
      .some((part) => notLoaded.test(part));
  const watcher = watch(root, { ignored, ignoreInitial: true });
  watcher.on('all', (_event, path) => changed(path));
  signal.addEventListener('abort', () => void watcher.close(), { once: true });
}
