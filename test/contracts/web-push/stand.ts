import { onTestFinished } from 'vitest';
import { webPush } from '../../../activities/providers/web-push/index.ts';
import type { PushStand } from '../../../cli/testing/provider-stand.ts';
import { ours, playPushService, theirs } from './gateway.ts';

export const contact = 'mailto:push@shop.example';

/** A subscription as it is kept. */
export const kept = ({ endpoint, keys }: { endpoint: string; keys: object }): string =>
  JSON.stringify({ endpoint, keys });

/** A push service, played, as the kit wants it. */
export async function webPushStand(): Promise<PushStand> {
  const { url, shown, subscriptionAt, endedAt, tell, close } = await playPushService();
  onTestFinished(close);
  const right = { ...ours, contact, services: url };
  return {
    declaration: webPush,
    to: kept(subscriptionAt(url)),
    toAt: ({ origin }) => kept(subscriptionAt(origin)),
    told: subscriptionAt(url),
    gone: kept(endedAt(url)),
    settings: { right, stranger: { ...theirs, contact, services: url } },
    settingsAt: ({ origin }) => ({ ...right, services: origin }),
    refusals: { number: tell('gone'), content: tell('large'), other: tell('odd') },
    throttle: tell('busy'),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    knowsRepetition: false,
    taken: (wanted) =>
      Promise.resolve(
        shown.filter(({ notification }) => notification.tag === wanted).map(({ notification }) => notification.body),
      ),
  };
}
