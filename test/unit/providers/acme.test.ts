import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { acme } from '../../contracts/acme/index.ts';
import { playAcme, signed, variables } from '../../contracts/acme/gateway.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { freePort } from '../simulator/stand.ts';

providerContract('acme', async () => {
  const { url, taken, tell, close } = await playAcme();
  onTestFinished(close);
  const right = { ...variables, ACME_URL: url };
  return {
    declaration: acme,
    variables: {
      right,
      nobodyThere: { ...right, ACME_URL: `http://127.0.0.1:${await freePort()}` },
      stranger: { ...right, ACME_TOKEN: 'some-other-token', ACME_HOOK_SECRET: 'some-other-secret' },
    },
    refusals: { number: tell('NO_SUCH_NUMBER'), content: tell('SPAM'), 'opted-out': tell('BLOCKED_BY_OWNER') },
    throttle: tell('SLOW_DOWN'),
    loseAnswer: tell('LOSE'),
    cutOff: tell('CUT'),
    knowsRepetition: true,
    taken: (reference) => Promise.resolve(taken.has(reference) ? 1 : 0),
    receipt: () => Promise.resolve(signed({ id: taken.get('r-1'), status: 'DELIVRD' })),
    reply: (from, text) => Promise.resolve(signed({ from, to: 'Tidings', text })),
  };
});

it('is the one that docs/extend-provider.md shows', () => {
  const page = readFileSync('docs/extend-provider.md', 'utf8');
  const source = readFileSync('test/contracts/acme/index.ts', 'utf8');
  const [, shown = ''] = /```ts\n(.*?)```/s.exec(page) ?? [];
  expect(shown).toBe(source);
});
