import type { ProcessName } from './running.ts';

/** A process that lasted this long after it came back is healthy again: its next end counts as the first one. */
const steadyMs = 60_000;
const pauses = { first: 500, longest: 30_000 };

/** Says what to do when a process ends by itself: start it again, more slowly each time it does not last. */
export function keepAlive(
  say: (line: string) => void,
  stopping: () => boolean,
): (name: ProcessName, restart: () => Promise<void>) => void {
  const troubles = new Map<ProcessName, { pauseMs: number; backAt: number }>();

  const revive = async (name: ProcessName, restart: () => Promise<void>) => {
    const before = troubles.get(name);
    let pauseMs = before && Date.now() - before.backAt < steadyMs ? before.pauseMs : pauses.first;
    let told = '';
    say(`${name} ended unexpectedly; starting it again. Its log: .tidings/logs/${name}.log`);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (stopping()) return;
      pauseMs = Math.min(pauseMs * 2, pauses.longest);
      try {
        await restart();
        troubles.set(name, { pauseMs, backAt: Date.now() });
        say(`${name} is back.`);
        return;
      } catch (error) {
        if (stopping()) return;
        const { message } = error as Error;
        // What it says is told once; what became of it stands in the last line.
        const news = message === told ? message.slice(message.lastIndexOf('\n') + 1) : message;
        told = message;
        say(`${news}. Trying again in ${pauseMs / 1_000} s.`);
      }
    }
  };
  return (name, restart) => void revive(name, restart);
}
