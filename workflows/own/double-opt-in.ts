import { confirmWithin } from '../../models/domain/consent/confirmation.ts';
import { after } from '../../models/domain/time/duration.ts';
import type { BrandName } from '../../models/config/register.ts';
import { journey } from '../journey/declare.ts';
import { ownTexts } from '../journey/messages.ts';

/** Whoever asks waits now, at any hour; what arrives later nobody expects any more. */
const invitation = { kind: 'service', atOnce: true, invites: true, expiresAfter: '1 hour' } as const;

export const messages = ownTexts('double-opt-in', {
  code: { ...invitation, asks: true },
  wrong: { ...invitation, asks: true },
  link: { ...invitation },
  done: { ...invitation },
});

/** Lets whoever holds the number confirm a consent; the api appends it before the run hears of it. */
export default journey(
  'double-opt-in',
  {
    about: 'Has a consent confirmed by whoever holds the number.',
    startsOn: 'consent.requested',
    hears: ['consent.confirmed'],
    onePer: 'requestId',
    again: 'never',
    texts: messages,
  },
  async ({ event, send, waitForReply, sleepUntil, until }) => {
    const { wording, method } = event.data;
    const brand = event.data.brand as BrandName;
    const wait = { within: confirmWithin[method], then: 'no consent is given' };

    const ended = await until(['consent.confirmed'], async () => {
      const notAfter = after(event.time, '1 hour');
      const values = { topic: { topicOf: wording }, secret: { secret: method } };
      const sent = await send(messages[method], values, { notAfter, brand });
      if (sent.outcome !== 'sent') return { endedBy: sent.reason };
      if (method === 'link') await sleepUntil(after(new Date().toISOString(), wait.within), { then: wait.then });
      else if (await waitForReply(wait)) {
        await send(messages.wrong, {}, { brand });
        if (await waitForReply(wait)) return { endedBy: 'wrong code' };
      }
      return { endedBy: 'not confirmed' };
    });
    if (ended.event && method === 'code') await send(messages.done, {}, { brand });
    return ended;
  },
);
