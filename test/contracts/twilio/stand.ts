import { onTestFinished } from 'vitest';
import { twilio } from '../../../activities/providers/twilio/index.ts';
import type { ProviderStand } from '../../../cli/testing/provider-stand.ts';
import { account, playTwilio, signed } from './gateway.ts';

/** Twilio, played, as the kit wants it. */
export async function twilioStand(): Promise<ProviderStand> {
  const { url, messages, tell, close } = await playTwilio();
  onTestFinished(close);
  const stranger = { ...account, authToken: 'fedcba9876543210'.repeat(2), url };
  const referenceIn = (form: Record<string, string>) =>
    new URL(form['StatusCallback'] ?? '').searchParams.get('reference');
  return {
    declaration: twilio,
    settings: { right: { ...account, url }, stranger },
    settingsAt: ({ origin }) => ({ ...account, url: origin }),
    refusals: {
      number: tell(21211),
      content: tell(21617),
      sender: tell(21659),
      'opted-out': tell(21610),
      other: tell(99999),
    },
    throttle: tell(20429),
    loseAnswer: tell('lose'),
    cutOff: tell('cut'),
    knowsRepetition: false,
    taken: (reference) =>
      Promise.resolve(
        messages.filter(({ form }) => referenceIn(form) === reference).map(({ form }) => form['Body'] ?? ''),
      ),
    receipt: () => {
      const { sid = '', form } = messages.at(-1) ?? {};
      return Promise.resolve(signed(form?.['StatusCallback'] ?? '', { MessageSid: sid, MessageStatus: 'delivered' }));
    },
    reply: (from, text) => {
      const said = { MessageSid: `SM${'0'.repeat(31)}1`, From: from, To: '+15005550006', Body: text };
      return Promise.resolve(signed('https://tidings.example/hooks/tested/replies', said));
    },
  };
}
