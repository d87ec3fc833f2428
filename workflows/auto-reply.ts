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
      en: '{{brand}}: no more advertising. Messages about your own orders still come; reply STOP ALL to end these too. Help: {{help}}.{{#if undo}} Reply START to undo.{{/if}}',
      ru: '{{brand}}: рекламы больше не будет. О ваших заказах пишем; отключить и это: СТОП ВСЁ. Помощь: {{help}}{{#if undo}}. Вернуть: СТАРТ{{/if}}',
    },
  },
  'stopped-matter': {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: no more messages about this, and no advertising. Others about your own orders still come; reply STOP ALL to end these too. Help: {{help}}. Reply START to undo.',
      ru: '{{brand}}: об этом больше не пишем, рекламы не будет. О прочих заказах пишем; отключить всё: СТОП ВСЁ. Помощь: {{help}}. Вернуть: СТАРТ',
    },
  },
  'stopped-all': {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: you get no more messages from us. Help: {{help}}. Reply START to undo.',
      ru: '{{brand}}: сообщений от нас больше не будет. Помощь: {{help}}. Вернуть: СТАРТ',
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
  'data-request': {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: your request about your data is with our team, who will answer it. Help: {{help}}.',
      ru: '{{brand}}: запрос о ваших данных передан сотрудникам, они ответят. Помощь: {{help}}',
    },
  },
  'data-stopped': {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: your request about your data is with our team, who will answer it. You get no more advertising. Help: {{help}}.',
      ru: '{{brand}}: запрос о ваших данных передан сотрудникам, они ответят. Рекламы больше не будет. Помощь: {{help}}',
    },
  },
  reopened: {
    kind: 'service',
    answers: true,
    text: {
      en: '{{brand}}: messages about your own orders come again; advertising only if you agree to it. Reply STOP ALL to end them.',
      ru: '{{brand}}: сообщения о ваших заказах снова приходят, реклама только с вашего согласия. Отключить всё: СТОП ВСЁ',
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
  /** START gives back what this took. */
  undo?: true;
  /** Later than this nobody expects an answer, ISO 8601. */
  notAfter: string;
}

/** Answers STOP, START or HELP with one text, through the same gate as everything else. */
export async function autoReply({ contactId, event, answer, brand, undo, notAfter }: AutoReplyStart): Promise<Ended> {
  const startedBy = eventKey(event.source, event.id);
  const narration = new Narration();
  const kit = { narration, pause: pausing(narration), inbox: new Inbox(event) };
  const { key, kind } = messages[answer];
  const { name, help } = brands[brand];
  const result = await sendThrough(
    kit,
    { kind },
    {
      workflowId: workflowInfo().workflowId,
      startedBy,
      journey: 'auto-reply',
      contactId,
      ordinal: 1,
      message: key,
      values: { brand: name, help, undo: undo ? 1 : 0 },
      notAfter,
    },
  );
  return { endedBy: result.outcome };
}
