import { onTestFinished } from 'vitest';
import { smsc } from '../../../activities/providers/smsc/index.ts';
import { idOf } from '../../../activities/providers/smsc/message-id.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { account, playSmsc, told } from './gateway.ts';

/** SMSC.ru, played, as the kit wants it. @param method by which it calls back */
export async function smscStand(method: 'GET' | 'POST' = 'POST'): Promise<ProviderStand> {
  const { url, messages, tell, close } = await playSmsc();
  onTestFinished(close);
  const right = { ...account, url };
  return {
    declaration: smsc,
    settings: { right, stranger: { url, apiKey: 'another-api-key-of-tests', hookSecret: 'another-hook-secret' } },
    settingsAt: ({ origin }) => ({ ...account, url: origin }),
    refusals: { number: tell(7), content: tell(6), credentials: tell(3), other: tell(1) },
    throttle: tell(9),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    provesBy: 'address',
    knowsRepetition: false,
    taken: (reference) =>
      Promise.resolve(
        messages.filter(({ form }) => form['id'] === String(idOf(reference))).map(({ form }) => form['mes'] ?? ''),
      ),
    receipt: () => {
      const { id = '', phones = '' } = messages.at(-1)?.form ?? {};
      return Promise.resolve(told({ id, phone: phones, status: '1', err: '0', ts: '1790000000' }, method));
    },
    reply: (from, text) =>
      Promise.resolve(told({ phone: from.slice(1), mes: text, to: '79990000000', ts: '1790000001' }, method)),
  };
}
