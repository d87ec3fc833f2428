import { onTestFinished } from 'vitest';
import { smsAero } from '../../../activities/providers/sms-aero/index.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { account, playSmsAero, told } from './gateway.ts';

const referenceIn = (url: string) => new URL(url).searchParams.get('reference');

/** SMS Aero, played, as the kit wants it. */
export async function smsAeroStand(): Promise<ProviderStand> {
  const { url, messages, tell, close } = await playSmsAero();
  onTestFinished(close);
  const stranger = { ...account, url, apiKey: 'another-api-key-of-tests', hookSecret: 'another-hook-secret' };
  return {
    declaration: smsAero,
    settings: { right: { ...account, url }, stranger },
    settingsAt: ({ origin }) => ({ ...account, url: origin }),
    refusals: {
      number: tell('number'),
      sender: tell('sign'),
      content: tell('text'),
      credentials: tell('money'),
      other: tell('reject'),
    },
    throttle: tell('busy'),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    provesBy: 'address',
    knowsRepetition: false,
    taken: (reference) =>
      Promise.resolve(
        messages.filter(({ asked }) => referenceIn(asked.callbackUrl) === reference).map(({ asked }) => asked.text),
      ),
    receipt: () => {
      const { id = 0, asked } = messages.at(-1) ?? {};
      return Promise.resolve(told(asked?.callbackUrl ?? '', id, 1, 'delivery'));
    },
  };
}
