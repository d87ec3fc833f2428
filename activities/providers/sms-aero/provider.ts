import { z } from 'zod';
import type { RoutePlace } from '../../../models/config/provider.ts';
import type { FoundMessage, LookupOutcome, LostMessage, Provider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import { readAnswer } from './answer.ts';
import { readPage } from './look-up.ts';

const left = z.object({ success: z.literal(true), data: z.object({ balance: z.coerce.number() }) });

interface SmsAeroSettings {
  email: string;
  apiKey: string;
  hookSecret: string;
  url: string;
}

/** Nothing is said of how soon a message is listed. */
const listedWithinMs = 60_000;

/** So many pages of what went to one number are read; where there are more, the lost message may be on another. */
const pages = 5;

/**
 * Hands each message over once, at one gate. SMS Aero takes no reference of ours, so it stands in the address of the reports on the
 * message; a lost answer is looked up by number, words and time.
 */
export function smsAeroProvider({ email, apiKey, hookSecret, url }: SmsAeroSettings, { hooks }: RoutePlace): Provider {
  const gateway = httpGateway();
  const headers = {
    authorization: `Basic ${Buffer.from(`${email}:${apiKey}`).toString('base64')}`,
    'content-type': 'application/json',
    accept: 'application/json',
  };

  async function lookup(lost: LostMessage): Promise<LookupOutcome> {
    if (lost.to === undefined) return { found: 'unclear' };
    // Not by its words: a list that compares them otherwise than letter by letter would miss the message.
    const content = JSON.stringify({ number: lost.to.slice(1) });
    const messages: FoundMessage[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const question = { url: `${url}/v2/sms/list?page=${page}`, headers, content };
      const answer = await gateway.ask(question, (body) => readPage(body, lost));
      if ('found' in answer) return answer;
      messages.push(...answer.alike);
      if (!answer.hasMore) return { found: 'alike', messages };
    }
    return { found: 'unclear' };
  }

  return {
    send: ({ reference, to, sender, text }) => {
      const asked = new URLSearchParams({ key: hookSecret, reference }).toString();
      const callbackUrl = `${hooks}/receipts?${asked}`;
      const content = JSON.stringify({ number: to.slice(1), sign: sender, text, callbackUrl });
      return gateway.handOver({ url: `${url}/v2/sms/send`, headers, content }, readAnswer);
    },
    lookup,
    listedWithinMs,
    balance: () =>
      gateway.ask({ url: `${url}/v2/balance`, headers, content: '{}' }, (body) => {
        // In roubles, in which its prices are.
        return { amount: String(left.parse(body).data.balance), currency: 'RUB' };
      }),
    close: () => gateway.close(),
  };
}
