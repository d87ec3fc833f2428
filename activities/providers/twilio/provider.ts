import { Agent, request } from 'undici';
import type { RoutePlace } from '../../../models/config/provider.ts';
import type { OutboundMessage, Provider, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { observedBody } from '../observed-body.ts';
import { readAnswer } from './answer.ts';

interface TwilioSettings {
  accountSid: string;
  authToken: string;
  messagingServiceSid?: string | undefined;
  url: string;
}

/** A hand-over has ended after this long, one way or the other: nothing of it leaves later. */
const timeoutMs = 14_500;

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
  // No limit on connections: a hand-over must not wait in line behind others until its own time is up.
  const agent = new Agent({ connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 5_000 });
  const headers = {
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };

  return {
    async send(message: OutboundMessage): Promise<SendOutcome> {
      const form = formOf(message, messagingServiceSid, hooks);
      const body = observedBody(form);
      try {
        const answer = await request(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
          method: 'POST',
          // Its length is told, since a body in chunks is not everywhere taken.
          headers: { ...headers, 'content-length': String(Buffer.byteLength(form)) },
          body,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        return readAnswer(answer, await answer.body.json().catch(() => undefined));
      } catch (error) {
        return { outcome: body.asked ? 'unknown' : 'not-sent', code: failureCode(error) };
      }
    },
    close: () => agent.close(),
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
