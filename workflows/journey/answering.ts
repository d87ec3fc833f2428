import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Expects } from '../../models/domain/replies/answers/expectation.ts';
import { seconds } from '../../models/domain/time/duration.ts';
import type { Reply } from '../../models/domain/runs/run-signal.ts';
import type { Message } from './messages.ts';
import { endOf, type Wait } from './wait.ts';

const { readReply } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** What an answer is expected to be, and how to ask once more when it cannot be read. */
export interface AnswerOptions<Meaning, Key extends string = string> {
  /** How the reply is read: `yesNo()`, `number()`, `choice({ … })` and the like. */
  expects: Expects<Meaning>;
  /** A text of the row, without placeholders, that asks the same in other words, and says `asks: true` too. */
  reask?: Message<never, Key> & { readonly asks: true; readonly needs?: Record<string, never> };
}

/** The next reply, or undefined when none comes in time. */
export type NextReply = (wait: Wait) => Promise<Reply | undefined>;

/** What the person meant, or the id of a reply that could not be read, for a person in the team to read. */
export type Answer<Meaning> = { means: Meaning } | { unreadable: string };

/**
 * Waits for a reply and reads it where its words are, so that only its meaning enters the history. What cannot be read
 * is asked again once, within the same time.
 */
export async function answerTo<Meaning>(
  { nextReply, ask }: { nextReply: NextReply; ask: (message: Message<never>) => Promise<unknown> },
  { expects, reask }: AnswerOptions<Meaning>,
  wait: Wait,
): Promise<Answer<Meaning> | undefined> {
  const end = endOf(wait);
  for (let again = reask; ; again = undefined) {
    const reply = await nextReply(whatIsLeft(wait, end));
    if (!reply) return undefined;
    const summary = `read a reply as ${expects.expectation.kind}`;
    const { expectation } = expects;
    const { read } = await readReply.executeWithOptions({ summary }, [{ replyId: reply.id, expectation }]);
    if (read !== undefined) return { means: read as Meaning };
    if (!again) return { unreadable: reply.id };
    await ask(again);
  }
}

function whatIsLeft(wait: Wait, end: string): Wait {
  if (wait.until !== undefined) return wait;
  const left = Math.max(1, Math.ceil((Date.parse(end) - Date.now()) / 1_000));
  return { ...wait, within: seconds(left) };
}
