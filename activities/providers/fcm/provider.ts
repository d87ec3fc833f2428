import { defined } from '../../../models/domain/defined.ts';
import type { OutboundPush, PushProvider, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { toDevices } from '../to-devices.ts';
import { accessTokens } from './access.ts';
import { readAnswer } from './answer.ts';
import type { ServiceAccount } from './service-account.ts';

interface FcmSettings {
  serviceAccount: ServiceAccount;
  url: string;
}

/** Both together end before another worker may take a hand-over for one that has ended. */
const accessTimeoutMs = 4_000;
const sendTimeoutMs = 10_000;

/**
 * Hands each notification to Firebase, once for each device. It takes no reference of ours and reports nothing later, but a device
 * shows a second one with the same tag in place of the first. https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
 */
export function fcmProvider({ serviceAccount, url }: FcmSettings): PushProvider {
  const gateway = httpGateway({ timeoutMs: sendTimeoutMs });
  const asking = httpGateway({ timeoutMs: accessTimeoutMs });
  const tokens = accessTokens(serviceAccount, asking);
  const endpoint = `${url}/v1/projects/${serviceAccount.projectId}/messages:send`;
  return {
    replaces: true,
    async send(notification) {
      const access = await tokens.get();
      if ('refused' in access) return access.refused;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${access.token}` };
      const read = (answer: Parameters<typeof readAnswer>[0]): SendOutcome => {
        if (answer.statusCode === 401) tokens.forget(access.token);
        return readAnswer(answer);
      };
      return toDevices(notification.devices, (token) =>
        gateway.handOver({ url: endpoint, headers, content: asked(notification, token) }, read),
      );
    },
    close: async () => {
      await Promise.all([gateway.close(), asking.close()]);
    },
  };
}

/** What the app itself reads. */
interface AppData {
  reference: string;
  opens?: string;
  unsubscribeUrl?: string;
}

/** The message to one device, shown by its system where the app is not open; `data` is for the app. */
function asked({ reference, title, text, opens, unsubscribeUrl, validUntil }: OutboundPush, token: string): string {
  const seconds = Math.max(0, Math.floor((validUntil.getTime() - Date.now()) / 1_000));
  return JSON.stringify({
    message: {
      token,
      notification: { title, body: text },
      data: defined<AppData>({ reference, opens, unsubscribeUrl }),
      android: { ttl: `${seconds}s`, notification: { tag: reference } },
      apns: {
        headers: {
          'apns-collapse-id': reference,
          'apns-expiration': String(Math.floor(validUntil.getTime() / 1_000)),
        },
        payload: { aps: { sound: 'default' } },
      },
      webpush: {
        headers: { TTL: String(seconds) },
        notification: { tag: reference },
        ...(opens === undefined ? {} : { fcm_options: { link: opens } }),
      },
    },
  });
}
