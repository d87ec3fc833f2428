import { onTestFinished } from 'vitest';
import { fcm } from '../../../activities/providers/fcm/index.ts';
import type { PushStand } from '../../../cli/testing/provider-stand.ts';
import { goneToken, playFcm, serviceAccountAt, token } from './gateway.ts';

/** Firebase, played, as the kit wants it. */
export async function fcmStand(): Promise<PushStand> {
  const { url, messages, tell, close } = await playFcm();
  onTestFinished(close);
  const right = { serviceAccount: serviceAccountAt(url), url };
  return {
    declaration: fcm,
    to: token,
    told: token,
    gone: goneToken,
    settings: { right, stranger: { url, serviceAccount: serviceAccountAt(url, true) } },
    settingsAt: ({ origin }) => ({ ...right, url: origin }),
    refusals: { number: tell('unregistered'), content: tell('no-message'), other: tell('odd') },
    throttle: tell('quota'),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    knowsRepetition: false,
    taken: (wanted) =>
      Promise.resolve(
        messages.filter(({ data }) => data.reference === wanted).map(({ notification }) => notification.body),
      ),
  };
}
