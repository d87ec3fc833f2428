import { simulator } from '../../../activities/providers/simulator/index.ts';
import type { OutboundMessage, RawCallback } from '../../../models/domain/deliveries/provider.ts';
import { providerContract } from '../../../cli/testing/provider.ts';
import { control, freePort, number, secret, setUp } from '../simulator/stand.ts';

providerContract('simulator', async () => {
  const { hooks, put, post, url } = await setUp();
  const next = (behaviour: string) => async () => {
    await put(`/phones/${encodeURIComponent(number)}/next`, { behaviour });
    return {};
  };
  const first = async (path: string): Promise<RawCallback> => {
    await hooks.until(() => hooks.seen.raw.some((callback) => callback.path.endsWith(path)));
    return hooks.seen.raw.find((callback) => callback.path.endsWith(path))!;
  };
  const changed = (over: Partial<OutboundMessage>) => () => Promise.resolve(over);
  const right = { SIMULATOR_URL: url(), SIMULATOR_SECRET: secret };
  return {
    declaration: simulator,
    variables: {
      right,
      nobodyThere: { ...right, SIMULATOR_URL: `http://127.0.0.1:${await freePort()}` },
      stranger: { ...right, SIMULATOR_SECRET: 'another-secret-altogether' },
    },
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
    taken: async (reference) => {
      const path = `/messages?reference=${encodeURIComponent(reference)}`;
      return (await control<{ messages: unknown[] }>(url(), 'GET', path)).messages.length;
    },
    receipt: () => first('/receipts'),
    reply: async (from, text) => {
      await post(`/phones/${encodeURIComponent(from)}/replies`, { text });
      return first('/replies');
    },
  };
});
