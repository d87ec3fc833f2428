import { model } from 'mongoose';
import type { ChatAct } from '../domain/deliveries/provider.ts';
import type { Channel } from '../domain/message.ts';
import { collection } from './collection.ts';
import { indexOwing, owingFields, type Owing } from './owing.ts';

/** What may become of a reply. */
export const replyHandlings = [
  'opt-out',
  'start',
  'help',
  'needs-review',
  'data-request',
  'reaction',
  'automatic',
  'consent-confirmed',
  'consent-refused',
  'to-run',
  'ambiguous',
  'no-question',
  'run-ended',
  'wait-over',
  'unknown-number',
  'chat-linked',
  'chat-unknown',
  'chat-blocked',
  'chat-moved',
] as const;
export type ReplyHandling = (typeof replyHandlings)[number];

/** An inbound message; its words stay here and never enter a run. */
export interface ReplyDocument extends Owing {
  /** `route id`, unique: a repeated callback is the same row. */
  _id: string;
  route: string;
  contactId?: string;
  /** By which it came; absent: SMS. */
  channel?: Channel;
  /** Absent once the contact is known, and once it is erased. */
  from?: string;
  text?: string;
  /** What of the text is the person's own, where it quotes something of ours. */
  own?: string;
  /** What was done with a chat; then the text is the token of a link until it has its effect. */
  act?: ChatAct;
  /** The language of the writer, where the messenger has told. */
  locale?: string;
  at: Date;
  receivedAt: Date;
  /** Set on words of nobody we know: they go then. */
  expiresAt?: Date;
  handling?: ReplyHandling;
  /** The delivery that it answers; written before it has its effect, which may bring the next text. */
  deliveryId?: string;
  /** The run that is told; written before it is. */
  workflowId?: string;
  journey?: string;
  /** By the plan of the number it came from. */
  country?: string;
}

const schema = collection<ReplyDocument>('replies', {
  _id: { type: String, required: true },
  route: { type: String, required: true },
  contactId: String,
  channel: String,
  from: String,
  text: String,
  own: String,
  act: String,
  locale: String,
  at: { type: Date, required: true },
  receivedAt: { type: Date, required: true },
  ...owingFields,
  expiresAt: Date,
  handling: String,
  deliveryId: String,
  workflowId: String,
  journey: String,
  country: String,
});
for (const field of ['contactId', 'handling', 'journey', 'country'] as const) {
  schema.index({ [field]: 1, receivedAt: -1, _id: -1 });
}
schema.index({ receivedAt: -1, _id: -1 });
schema.index({ from: 1 }, { sparse: true });
indexOwing(schema);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const ReplyModel = model<ReplyDocument>('Reply', schema);

/** What the person says by a reply: its own words, without what it quotes. */
export function saidIn({ text = '', own }: Pick<ReplyDocument, 'text' | 'own'>): string {
  return own ?? text;
}
