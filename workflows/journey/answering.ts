import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Expects } from '../../models/domain/replies/answers/expectation.ts';
import type { Duration } from '../../models/domain/time/duration.ts';
import { milliseconds } from '../../models/domain/time/duration.ts';
import type { Reply } from '../../models/domain/runs/run-signal.ts';
import type { Message } from './messages.ts';

const { readReply } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** How long to wait; `then` says in the Temporal UI what happens when nothing comes. */
export interface Wait {
  within: Duration;
  then?: string;
}

/** What an answer is expected to be, and how to ask once more when it cannot be read. */
export interface AnswerOptions<Meaning> {
  expects: Expects<Meaning>;
  /** A text without placeholders that asks the same in other words. */
  reask?: Message<never> & { readonly needs?: Record<string, never> };
}

/** What the person meant, or the id of a reply that could not be read, for a person in the team to read. */
export type Answer<Meaning> = { means: Meaning } | { unreadable: string };

/**
 * Waits for a reply and reads it where its words are, so that only its meaning enters the history. What cannot be read
 * is asked again once, within the same time.
 */
export async function answerTo<Meaning>(
  {
    nextReply,
    ask,
  }: { nextReply: (wait: Wait) => Promise<Reply | undefined>; ask: (message: Message<never>) => Promise<unknown> },
  { expects, reask, within, then }: Wait & AnswerOptions<Meaning>,
): Promise<Answer<Meaning> | undefined> {
  const deadline = Date.now() + milliseconds(within);
  const words = then === undefined ? {} : { then };
  for (let again = reask; ; again = undefined) {
    const seconds = Math.max(1, Math.ceil((deadline - Date.now()) / 1_000));
    const reply = await nextReply({ within: `${seconds} seconds`, ...words });
    if (!reply) return undefined;
    const summary = `read a reply as ${expects.expectation.kind}`;
    const { expectation } = expects;
    const { read } = await readReply.executeWithOptions({ summary }, [{ replyId: reply.id, expectation }]);
    if (read !== undefined) return { means: read as Meaning };
    if (!again) return { unreadable: reply.id };
    await ask(again);
  }
}
