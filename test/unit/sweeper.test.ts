import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startSweeping } from '../../api/effects/sweeper.ts';

it('does many chores at once, of which Node does not warn as of a leak', async () => {
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  const done = new Set<number>();
  const chores = Array.from({ length: 40 }, (_, number) => ({
    name: `chore ${number}`,
    run: () => Promise.resolve(done.add(number)),
  }));
  const stop = startSweeping(chores, pino({ level: 'silent' }), () => Promise.resolve(false));
  await setTimeout(100);
  await stop();
  process.off('warning', onWarning);
  expect(done.size).toBe(40);
  expect(warnings).toEqual([]);
});
