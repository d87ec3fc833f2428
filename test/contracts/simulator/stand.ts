import { simulator } from '../../../activities/providers/simulator/index.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import type { OutboundMessage, RawCallback } from '../../../models/domain/deliveries/provider.ts';
import { control, number, secret, setUp } from '../../unit/simulator/stand.ts';

/** The simulator as the kit wants it. @param to the number to which the next message goes */
export async function simulatorStand(to: string = number): Promise<ProviderStand> {
  const { hooks, put, post, url } = await setUp();
  const phone = `/phones/${encodeURIComponent(to)}`;
  const next = (behaviour: string) => async () => {
    await put(`${phone}/next`, { behaviour });
    return {};
  };
  const first = async (path: string): Promise<RawCallback> => {
    await hooks.until(() => hooks.seen.raw.some((callback) => callback.path.endsWith(path)));
    return hooks.seen.raw.find((callback) => callback.path.endsWith(path))!;
  };
  const changed = (over: Partial<OutboundMessage>) => () => Promise.resolve(over);
  return {
    declaration: simulator,
    settings: { right: { url: url(), secret }, stranger: { url: url(), secret: 'another-secret-altogether' } },
    settingsAt: ({ origin }) => ({ url: origin, secret }),
    refusals: {
      number: next('refuse-number'),
      content: next('refuse-content'),
      'opted-out': next('opted-out'),
      sender: changed({ sender: 'A sender that is too long' }),
    },
    throttle: next('throttle'),
    loseAnswer: next('lose-answer'),
    cutOff: next('cut-before-accepting'),
    knowsRepetition: false,
    taken: async (wanted) => {
      const { messages } = await control<{ messages: { reference: string; text: string }[] }>(url(), 'GET', phone);
      return messages.filter(({ reference }) => reference === wanted).map(({ text }) => text);
    },
    receipt: () => first('/receipts'),
    reply: async (from, text) => {
      await post(`/phones/${encodeURIComponent(from)}/replies`, { text });
      return first('/replies');
    },
  };
}
