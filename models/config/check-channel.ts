import type { z } from 'zod';
import { isChatChannel, type TextChannel } from '../domain/message.ts';

/** What a text of a channel is. */
type Form = 'an SMS' | 'an e-mail' | 'a chat' | 'a notification';

function formOf(channel: TextChannel): Form {
  if (isChatChannel(channel)) return 'a chat';
  return channel === 'email' ? 'an e-mail' : channel === 'push' ? 'a notification' : 'an SMS';
}

/** The line above the words: which texts have one, and no others. */
const headlines = [
  { option: 'subject', form: 'an e-mail', channel: 'email' },
  { option: 'title', form: 'a notification', channel: 'push' },
] as const;

const ofParts = ['maxParts', 'smart', 'transliterate'];

/** Nobody can answer there, or nobody would read it. */
const unanswered: Partial<Record<Form, string>> = {
  'an e-mail': 'answers to e-mail are not read',
  'a notification': 'a notification has no answer',
};

/** Tells what a text of its channel must have and has not, and what it has that only another can have. */
export function faultsOfChannel(text: Record<string, unknown>, context: z.RefinementCtx): void {
  const refuse = (option: string, message: string) => context.addIssue({ code: 'custom', path: [option], message });
  const form = formOf((text['channel'] ?? 'sms') as TextChannel);
  for (const { option, form: only, channel } of headlines) {
    const has = text[option] !== undefined;
    if (form === only && !has) refuse(option, `is missing: ${only} has one in every language`);
    if (form !== only && has) refuse(option, `is of ${only} only: say channel: "${channel}" too`);
  }
  if (form !== 'a notification' && text['opens'] !== undefined)
    refuse('opens', 'is of a notification only: elsewhere a link stands in the words');
  for (const option of ofParts)
    if (form !== 'an SMS' && text[option] !== undefined)
      refuse(option, `is about the parts of an SMS, and ${form} has none`);
  const why = unanswered[form];
  if (why && text['asks'] === true) refuse('asks', `is of an SMS or a chat: ${why}`);
}
