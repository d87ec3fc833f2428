import { onTestFinished } from 'vitest';
import { telegram } from '../../../activities/providers/telegram/index.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { account, playTelegram, told, written } from './gateway.ts';

/** Telegram, played, as the kit wants it. */
export async function telegramStand(): Promise<ProviderStand> {
  const { url, messages, tell, close } = await playTelegram();
  onTestFinished(close);
  const stranger = { ...account, url, token: `123456789:${'Bb1_-'.repeat(7)}`, hookSecret: 'another-hook-secret' };
  return {
    declaration: telegram,
    to: '77001',
    settings: { right: { ...account, url }, stranger },
    settingsAt: ({ origin }) => ({ ...account, url: origin }),
    refusals: {
      number: tell('unknown'),
      content: tell('long'),
      'opted-out': tell('blocked'),
      other: tell('odd'),
    },
    throttle: tell('busy'),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    provesBy: 'header',
    knowsRepetition: false,
    taken: () => Promise.resolve(messages.map(({ asked }) => asked.text)),
    reply: (from, text) => Promise.resolve(told(written(from, text))),
  };
}
