import { expect, it } from 'vitest';
import { tellMisfits } from '../../../cli/dev/tell-misfits.ts';
import type { OpenMisfits } from '../../../worker/open-misfits.ts';

async function told(look: () => Promise<OpenMisfits>): Promise<string[]> {
  const lines: string[] = [];
  await tellMisfits(look, (line) => lines.push(line));
  return lines;
}

it('says nothing where all open runs fit', async () => {
  expect(await told(() => Promise.resolve({ misfits: [], unseen: 0 }))).toEqual([]);
});

it('says how many runs were not looked at', async () => {
  const lines = await told(() => Promise.resolve({ misfits: [], unseen: 12 }));
  expect(lines).toEqual(['12 more open runs were not looked at, and may not fit either.']);
});

it('says that it could not look, and why', async () => {
  const lines = await told(() => Promise.reject(new Error('Temporal does not answer')));
  expect(lines).toEqual([
    'The open runs could not be looked at, so some may not fit the change: Temporal does not answer',
  ]);
});
