import type { RoutePlace } from '../../../models/config/provider.ts';
import type { OutboundMessage, Provider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';

interface TwilioSettings {
  accountSid: string;
  authToken: string;
  messagingServiceSid?: string | undefined;
  url: string;
}

/** Twilio gives a message at most this long: https://www.twilio.com/docs/messaging/api/message-resource. */
const longestValidity = 36_000;

/**
 * Creates a message for each hand-over. Twilio takes no reference of ours and knows no repetition, so the reference stands
 * in the address of the reports on the message: the first report says what became of one whose answer was lost.
 */
export function twilioProvider(
  { accountSid, authToken, messagingServiceSid, url }: TwilioSettings,
  { hooks }: RoutePlace,
): Provider {
  const gateway = httpGateway();
  const endpoint = `${url}/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  return {
    send: (message) => {
      const content = formOf(message, messagingServiceSid, hooks);
      return gateway.handOver({ url: endpoint, headers, content }, readAnswer);
    },
    close: () => gateway.close(),
  };
}

function formOf(
  { reference, to, sender, text, validUntil }: OutboundMessage,
  service: string | undefined,
  hooks: string,
): string {
  const seconds = Math.floor((validUntil.getTime() - Date.now()) / 1_000);
  return new URLSearchParams({
    To: to,
    ...(service ? { MessagingServiceSid: service } : { From: sender }),
    Body: text,
    StatusCallback: `${hooks}/receipts?reference=${encodeURIComponent(reference)}`,
    ValidityPeriod: String(Math.min(Math.max(seconds, 1), longestValidity)),
    // Our texts are made economical before they are counted; what leaves is what was counted.
    SmartEncoded: 'false',
  }).toString();
}
