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

it('says of a journey that is gone that its file lost its name, not that steps changed', async () => {
  const run = (key: number) => ({ workflowId: `order-news/ann/${key}`, why: 'it is not there', gone: true }) as const;
  const lines = await told(() => Promise.resolve({ misfits: [1, 2].map(run), unseen: 0 }));
  expect(lines).toEqual([
    '2 open runs of order-news will stand still, since no journey of this name is there any more:',
    '  order-news/ann/1',
    '  order-news/ann/2',
    '  Give the file its name back, order-news, or end these runs: npx tidings end-runs order-news',
  ]);
});
