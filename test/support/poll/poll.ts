import { journey } from '../../../workflows/journey/journey.ts';
import { defineMessages } from '../../../workflows/journey/messages.ts';
import type { Ended, JourneyStart } from '../../../workflows/journey/start.ts';

export const messages = defineMessages('poll', {
  question: {
    kind: 'service',
    asks: true,
    text: { en: 'Do you like it? Reply YES or NO.', ru: 'Нравится? Ответьте ДА или НЕТ.' },
  },
  offer: { kind: 'marketing', purpose: 'offers', text: { en: 'Our offer', ru: 'Наше предложение' } },
});

/** Asks at once and waits for the answer: what the shipped journeys do only after days. */
export async function poll(start: JourneyStart<'user.registered'>): Promise<Ended> {
  const { send, waitForReply } = journey(start);
  await send(messages.question);
  const reply = await waitForReply({ within: '1 hour' });
  return { endedBy: `reply ${reply?.says ?? 'none'}` };
}

/** Sends one marketing text and tells what became of it. */
export async function offer(start: JourneyStart<'user.registered'>): Promise<Ended> {
  const { send } = journey(start);
  const result = await send(messages.offer, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return { endedBy: 'reason' in result ? result.reason : result.outcome };
}
