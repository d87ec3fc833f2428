import { createHash } from 'node:crypto';
import webPush from 'web-push';
import { defined } from '../../../models/domain/defined.ts';
import type { OutboundPush, PushProvider, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { keyedId } from '../keyed-id.ts';
import { toDevices } from '../to-devices.ts';
import { readAnswer } from './answer.ts';
import { isPublicKey, isServed, subscriptionIn } from './subscription.ts';
import type { VapidKeys } from './vapid.ts';

interface WebPushSettings extends VapidKeys {
  contact: string;
  services: readonly string[];
}

/**
 * Hands each notification, encrypted for its browser (RFC 8291), to the service of that browser (RFC 8030). A service takes a
 * second one under the same topic in place of the first, and reports nothing later.
 */
export function webPushProvider({ publicKey, privateKey, contact, services }: WebPushSettings): PushProvider {
  const gateway = httpGateway();
  const vapidDetails = { subject: contact, publicKey, privateKey };
  return {
    replaces: true,
    send: (notification) =>
      toDevices(notification.devices, (address): Promise<SendOutcome> => {
        const subscription = subscriptionIn(address);
        // It was a service of ours when the browser was told of.
        if (!isServed(subscription.endpoint, services))
          return Promise.resolve({ outcome: 'rejected', cause: 'number', code: 'service-unknown' });
        // Rows may be older than the check of what is told; for these keys nothing can be encrypted.
        if (!isPublicKey(subscription.keys.p256dh))
          return Promise.resolve({ outcome: 'rejected', cause: 'number', code: 'key-unusable' });
        const TTL = Math.max(0, Math.floor((notification.validUntil.getTime() - Date.now()) / 1_000));
        const { reference } = notification;
        const options = { vapidDetails, TTL, topic: topicOf(reference), contentEncoding: 'aes128gcm' } as const;
        const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, shown(notification), options);
        const idOf = (location: string) => keyedId(privateKey, endpoint, reference, location);
        return gateway.handOver({ url: endpoint, headers: asText(headers), content: body }, (answer) =>
          readAnswer(answer, idOf),
        );
      }),
    close: () => gateway.close(),
  };
}

/** A topic has at most 32 characters of base64url (RFC 8030, 5.4). */
function topicOf(reference: string): string {
  return createHash('sha256').update(reference).digest('base64url').slice(0, 32);
}

/** What the service worker of the page is given: docs/gateways/web-push.md. */
interface Shown {
  title: string;
  body: string;
  tag: string;
  opens?: string;
  unsubscribeUrl?: string;
}

function shown({ reference, title, text, opens, unsubscribeUrl }: OutboundPush): string {
  return JSON.stringify(defined<Shown>({ title, body: text, tag: reference, opens, unsubscribeUrl }));
}

function asText(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
