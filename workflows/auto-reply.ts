import { workflowInfo } from '@temporalio/workflow';
import { eventKey } from '../models/domain/encode.ts';
import { brands, type Brand } from '../models/domain/brands.ts';
import { Inbox } from './journey/inbox.ts';
import { defineMessages } from './journey/messages.ts';
import { Narration } from './journey/narration.ts';
import { pausing } from './journey/pausing.ts';
import { sendThrough } from './journey/sending.ts';
import type { Ended } from './journey/start.ts';

/** What Tidings says by itself. The confirmation of an opt-out sells nothing and argues with nobody: FCC 64.1200(a)(12). */
export const messages = defineMessages('auto-reply', {
  stopped: {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: you are unsubscribed from advertising. Help: {{help}}. Reply START to undo.',
      ru: '{{brand}}: вы отписаны от рекламы. Помощь: {{help}}. Вернуть: СТАРТ',
    },
  },
  restored: {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: you are subscribed again. Reply STOP to end it.',
      ru: '{{brand}}: вы снова подписаны. Отписаться: СТОП',
    },
  },
  help: {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: for help write to {{help}}. Msg & data rates may apply. Reply STOP to unsubscribe.',
      ru: '{{brand}}: напишите нам на {{help}}. Отписаться от рекламы: СТОП',
    },
  },
});
export type Answer = keyof typeof messages;

/** What one automatic reply begins with; the words that it answers stay outside. */
export interface AutoReplyStart {
  contactId: string;
  event: { source: 'reply'; id: string };
  answer: Answer;
  brand: Brand;
  /** Later than this nobody expects an answer, ISO 8601. */
  notAfter: string;
}

/** Answers STOP, START or HELP with one text, through the same gate as everything else. */
export async function autoReply({ contactId, event, answer, brand, notAfter }: AutoReplyStart): Promise<Ended> {
  const startedBy = eventKey(event.source, event.id);
  const narration = new Narration();
  const kit = { narration, pause: pausing(narration), inbox: new Inbox(event) };
  const { key, kind } = messages[answer];
  const { name, help } = brands[brand];
  const result = await sendThrough(
    kit,
    { kind },
    {
      ...{ workflowId: workflowInfo().workflowId, startedBy, journey: 'auto-reply', contactId, ordinal: 1 },
      ...{ message: key, values: { brand: name, help }, notAfter },
    },
  );
  return { endedBy: result.outcome };
}
