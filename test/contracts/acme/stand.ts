import { onTestFinished } from 'vitest';
import type { ProviderDeclaration } from 'tidings/provider';
import type { ProviderStand } from 'tidings/testing/provider';
import { playAcme, secrets, signed } from './gateway.ts';

/** Acme, played, as the kit wants it. @param declaration of one that is written, or described */
export async function acmeStand(declaration: ProviderDeclaration): Promise<ProviderStand> {
  const { url, messages, taken, tell, close } = await playAcme();
  onTestFinished(close);
  const right = { ...secrets, url };
  return {
    declaration,
    settings: { right, stranger: { url, token: 'some-other-token', hookSecret: 'some-other-secret' } },
    settingsAt: ({ origin }) => ({ ...secrets, url: origin }),
    refusals: {
      number: tell('NO_SUCH_NUMBER'),
      content: tell('SPAM'),
      'opted-out': tell('BLOCKED_BY_OWNER'),
      other: tell('WHATEVER'),
    },
    throttle: tell('SLOW_DOWN'),
    loseAnswer: tell('LOSE'),
    cutOff: tell('CUT'),
    knowsRepetition: true,
    taken: (wanted) =>
      Promise.resolve(messages.filter(({ reference }) => reference === wanted).map(({ text }) => text)),
    receipt: () => Promise.resolve(signed({ id: taken.get('r-1'), status: 'DELIVRD' })),
    reply: (from, text) => Promise.resolve(signed({ from, to: 'Tidings', text })),
  };
}
