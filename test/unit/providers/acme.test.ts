import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { acme } from '../../contracts/acme/index.ts';
import { playAcme, secrets, signed } from '../../contracts/acme/gateway.ts';
import { providerContract } from '../../../cli/testing/provider.ts';

providerContract('acme', async () => {
  const { url, messages, taken, tell, close } = await playAcme();
  onTestFinished(close);
  const right = { ...secrets, url };
  return {
    declaration: acme,
    settings: { right, stranger: { url, token: 'some-other-token', hookSecret: 'some-other-secret' } },
    settingsAt: ({ origin }) => ({ ...secrets, url: origin }),
    refusals: { number: tell('NO_SUCH_NUMBER'), content: tell('SPAM'), 'opted-out': tell('BLOCKED_BY_OWNER') },
    throttle: tell('SLOW_DOWN'),
    loseAnswer: tell('LOSE'),
    cutOff: tell('CUT'),
    knowsRepetition: true,
    taken: (wanted) =>
      Promise.resolve(messages.filter(({ reference }) => reference === wanted).map(({ text }) => text)),
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
