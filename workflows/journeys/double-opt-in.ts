import { brands } from '../../models/domain/brands.ts';
import { confirmWithin } from '../../models/domain/consent/confirmation.ts';
import { after } from '../../models/domain/time/duration.ts';
import { wordings } from '../../models/domain/wordings.ts';
import { journey } from '../journey/journey.ts';
import { defineMessages } from '../journey/messages.ts';
import type { Ended, JourneyStart } from '../journey/start.ts';

/** Whoever asks waits now, at any hour; what arrives later nobody expects any more. */
const invitation = { kind: 'service', atOnce: true, invites: true, expiresAfter: '1 hour' } as const;

export const messages = defineMessages('double-opt-in', {
  code: {
    ...invitation,
    asks: true,
    text: {
      en: '{{brand}}: to get {{topic}} by SMS, reply with the code {{secret}}. Not you? Do nothing.',
      ru: '{{brand}}: чтобы получать {{topic}} по СМС, ответьте кодом {{secret}}. Это не вы? Не отвечайте.',
    },
  },
  wrong: {
    ...invitation,
    asks: true,
    text: { en: 'That was not it. Please reply with the six digits.', ru: 'Код не тот. Нужны шесть цифр.' },
  },
  link: {
    ...invitation,
    text: {
      en: '{{brand}}: to get {{topic}} by SMS, confirm here: {{secret}} Not you? Do nothing.',
      ru: '{{brand}}: чтобы получать {{topic}} по СМС, подтвердите: {{secret}} Это не вы? Не открывайте.',
    },
  },
  done: {
    ...invitation,
    text: { en: 'Thank you, confirmed. Reply STOP to end this.', ru: 'Спасибо, подтверждено. Для отказа: СТОП.' },
  },
});

/** Lets whoever holds the number confirm a consent; the api appends it before the run hears of it. */
export async function doubleOptIn(start: JourneyStart<'consent.requested', 'consent.confirmed'>): Promise<Ended> {
  const { event, send, waitForReply, sleepUntil, until } = journey(start);
  const { brand, wording, method } = event.data;
  const words = { brand: brands[brand].name, topic: wordings[wording].topic };
  const wait = { within: confirmWithin[method], then: 'no consent is given' };

  const ended = await until(['consent.confirmed'], async () => {
    const notAfter = after(event.time, '1 hour');
    const sent = await send(messages[method], { ...words, secret: { secret: method } }, { notAfter });
    if (sent.outcome !== 'sent') return { endedBy: sent.reason };
    if (method === 'link') await sleepUntil(after(new Date().toISOString(), wait.within), wait);
    else if (await waitForReply(wait)) {
      await send(messages.wrong);
      if (await waitForReply(wait)) return { endedBy: 'wrong code' };
    }
    return { endedBy: 'not confirmed' };
  });
  if (ended.event && method === 'code') await send(messages.done);
  return ended;
}
