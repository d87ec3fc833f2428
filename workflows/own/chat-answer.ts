import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { Ended } from '../journey/start.ts';

// Whoever opened a chat has gone on by then.
const { answerChat } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '5 minutes',
});

/** Tells the chat that a reply came from, and that belongs to nobody we know, how it is connected. */
export async function chatAnswer({ replyId }: { replyId: string }): Promise<Ended> {
  return { endedBy: await answerChat.executeWithOptions({ summary: 'tell a chat how it is connected' }, [replyId]) };
}
