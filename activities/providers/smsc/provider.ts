import { z } from 'zod';
import type { LostMessage, OutboundMessage, Provider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';
import { readStatus } from './look-up.ts';
import { idOf, providerIdOf } from './message-id.ts';

const left = z.object({
  balance: z.union([z.string(), z.number()]).transform(String),
  currency: z.string().optional(),
});

/** How long SMSC.ru tries, in hours: https://smsc.ru/api/http/send/sms. */
const longestValidity = 24;

/** Hands each message over under an id made of our reference, by which SMSC.ru can be asked for it. */
export function smscProvider({ apiKey, url }: { apiKey: string; url: string }): Provider {
  const gateway = httpGateway();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  // Posted, since an address is written into logs on the way.
  const form = (fields: Record<string, string>) =>
    new URLSearchParams({ apikey: apiKey, fmt: '3', charset: 'utf-8', ...fields }).toString();
  return {
    send: (message) => {
      const { reference, to } = message;
      const providerId = providerIdOf(idOf(reference), to.slice(1));
      const handOver = { url: `${url}/sys/send.php`, headers, content: form(fieldsOf(message)) };
      return gateway.handOver(handOver, (answer) => readAnswer(answer, providerId));
    },
    lookup: async ({ reference, to, attemptedAt }: LostMessage) => {
      if (to === undefined) return { found: 'unclear' };
      const [id, phone] = [idOf(reference), to.slice(1)];
      const content = form({ phone, id: String(id), all: '1' });
      return gateway.ask({ url: `${url}/sys/status.php`, headers, content }, (body) =>
        readStatus(body, providerIdOf(id, phone), attemptedAt),
      );
    },
    listedWithinMs,
    balance: () =>
      gateway.ask({ url: `${url}/sys/balance.php`, headers, content: form({ cur: '1' }) }, (body) => {
        const { balance: amount, currency } = left.parse(body);
        return { amount, currency };
      }),
    close: () => gateway.close(),
  };
}

/** Nothing is said of how soon a message can be asked for. */
const listedWithinMs = 20_000;

function fieldsOf({ reference, to, sender, text, validUntil }: OutboundMessage): Record<string, string> {
  const hours = Math.floor((validUntil.getTime() - Date.now()) / 3_600_000);
  return {
    phones: to.slice(1),
    mes: text,
    sender,
    id: String(idOf(reference)),
    valid: String(Math.min(Math.max(hours, 1), longestValidity)),
    // Our texts are made economical before they are counted; what leaves is what was counted.
    translit: '0',
  };
}
