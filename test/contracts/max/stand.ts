import { onTestFinished } from 'vitest';
import { max } from '../../../activities/providers/max/index.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { account, playMax, told, wrote } from './gateway.ts';

/** MAX, played, as the kit wants it. */
export async function maxStand(): Promise<ProviderStand> {
  const { url, messages, tell, close } = await playMax();
  onTestFinished(close);
  const stranger = { ...account, url, token: 'another-token-of-tests', hookSecret: 'another-hook-secret' };
  return {
    declaration: max,
    to: '77001',
    settings: { right: { ...account, url }, stranger },
    settingsAt: ({ origin }) => ({ ...account, url: origin }),
    refusals: {
      number: tell('unknown'),
      content: tell('payload'),
      'opted-out': tell('stopped'),
      other: tell('odd'),
    },
    throttle: tell('busy'),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    provesBy: 'header',
    knowsRepetition: false,
    taken: () => Promise.resolve(messages.map(({ asked }) => asked.body.text)),
    reply: (from, text) => Promise.resolve(told(wrote(from, text))),
  };
}
