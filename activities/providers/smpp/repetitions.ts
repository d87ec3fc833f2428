import { createHash, randomUUID } from 'node:crypto';
import type { Session } from './session.ts';

/** An SMSC that got no answer tells a message again within this time. */
const toldAgainMs = 15 * 60_000;
/** So long an SMSC may take until it has read an answer, and so long it waits for one. */
const answerMs = 3_000;
/** So many messages are remembered; the oldest is forgotten. */
const most = 10_000;

interface Heard {
  id: string;
  at: number;
  session: Pick<Session, 'endedAt'>;
  answeredAt?: number;
}

/**
 * Gives inbound messages ids, of which SMPP has none. The same words of the same person are the same message only where the
 * SMSC may not have read our answer to the first: it came late, or the session ended with it. Else somebody has said the
 * same again.
 */
export function knowRepetitions(): {
  hear: (content: string, session: Pick<Session, 'endedAt'>) => { id: string; answered: () => void };
} {
  const heard = new Map<string, Heard>();
  return {
    hear(content, session) {
      const key = createHash('sha256').update(content).digest('base64');
      const before = heard.get(key);
      const same = before && isUnread(before) ? before : undefined;
      const message: Heard = { id: same?.id ?? randomUUID(), at: Date.now(), session };
      heard.delete(key);
      heard.set(key, message);
      const [oldest] = heard.keys();
      if (heard.size > most && oldest !== undefined) heard.delete(oldest);
      return { id: message.id, answered: () => (message.answeredAt = Date.now()) };
    },
  };
}

/** Whether the SMSC may not know that the message was taken. */
function isUnread({ at, session, answeredAt }: Heard): boolean {
  const now = Date.now();
  if (now - at > toldAgainMs) return false;
  if (answeredAt === undefined || answeredAt - at > answerMs || now - answeredAt < answerMs) return true;
  return session.endedAt !== undefined && session.endedAt - answeredAt < answerMs;
}
