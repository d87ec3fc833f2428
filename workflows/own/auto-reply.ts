import { workflowInfo } from '@temporalio/workflow';
import type { ChatChannel } from '../../models/domain/message.ts';
import { eventKey } from '../../models/domain/encode.ts';
import { Inbox } from '../journey/inbox.ts';
import { ownTexts } from '../journey/messages.ts';
import { Narration } from '../journey/narration.ts';
import { pausing } from '../journey/pausing.ts';
import { sendThrough } from '../journey/sending.ts';
import type { Ended } from '../journey/start.ts';

const answer = { kind: 'service', answers: true } as const;

/** What Tidings says by itself to whoever wrote STOP, START, HELP, or claimed a right to the data. */
export const messages = ownTexts('auto-reply', {
  stopped: answer,
  'stopped-matter': answer,
  'stopped-all': answer,
  restored: answer,
  'data-request': answer,
  'data-stopped': answer,
  reopened: answer,
  help: answer,
  'chat-linked': answer,
});
export type AutoReplyName = keyof typeof messages;

/** What one automatic reply begins with; the words that it answers stay outside. */
export interface AutoReplyStart {
  contactId: string;
  event: { source: 'reply'; id: string };
  answer: AutoReplyName;
  brand: string;
  /** START gives back what this took. */
  undo?: true;
  /** The messenger by which that came which it answers; absent: SMS. */
  channel?: ChatChannel;
  /** Later than this nobody expects an answer, ISO 8601. */
  notAfter: string;
}

/** Answers STOP, START or HELP with one text, through the same gate as everything else. */
export async function autoReply(start: AutoReplyStart): Promise<Ended> {
  const { contactId, event, answer, brand, undo, channel, notAfter } = start;
  const startedBy = eventKey(event.source, event.id);
  const narration = new Narration();
  const kit = { narration, pause: pausing(narration), inbox: new Inbox(event) };
  const { key, kind } = messages[answer];
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
      values: { undo: undo ? 1 : 0 },
      brand,
      ...(channel ? { channel } : {}),
      notAfter,
    },
  );
  return { endedBy: result.outcome };
}
