import type { RoutePlace } from '../../../models/config/provider.ts';
import { z } from 'zod';
import type { OutboundMessage, Provider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';
import { findLost, listOf } from './look-up.ts';

const told = z.object({ balance: z.string(), currency: z.string() });

interface TwilioSettings {
  accountSid: string;
  authToken: string;
  messagingServiceSid?: string | undefined;
  url: string;
}

/** Twilio gives a message at most this long: https://www.twilio.com/docs/messaging/api/message-resource. */
const longestValidity = 36_000;

/** Twilio lists a message within seconds, and promises nothing; in a minute more it is believed to have none. */
const listedWithinMs = 60_000;

/**
 * Creates a message for each hand-over. Twilio takes no reference of ours and knows no repetition, so the reference stands
 * in the address of the reports on the message: the first report says what became of one whose answer was lost, and
 * before it the list of what went to the number.
 */
export function twilioProvider(
  { accountSid, authToken, messagingServiceSid, url }: TwilioSettings,
  { hooks }: RoutePlace,
): Provider {
  const gateway = httpGateway();
  const account = `${url}/2010-04-01/Accounts/${accountSid}`;
  const endpoint = `${account}/Messages.json`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    accept: 'application/json',
  };
  const formHeaders = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  return {
    send: (message) => {
      const content = formOf(message, messagingServiceSid, hooks);
      return gateway.handOver({ url: endpoint, headers: formHeaders, content }, readAnswer);
    },
    lookup: async (lost) => {
      if (lost.to === undefined) return { found: 'unclear' };
      return gateway.ask({ url: listOf(endpoint, lost.to), headers }, (body) => findLost(body, lost));
    },
    listedWithinMs,
    balance: () =>
      gateway.ask({ url: `${account}/Balance.json`, headers }, (body) => {
        const { balance: amount, currency } = told.parse(body);
        return { amount, currency };
      }),
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
