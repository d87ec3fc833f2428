import { Agent, request } from 'undici';
import type { TeamTask } from '../../../models/documents/team-task.ts';

export interface TeamNotices {
  /** Where the team's own system listens. */
  url: string;
  /** The value of `webhook-signature` for an id, a time in seconds and a body. */
  sign: (id: string, timestamp: number, body: string) => string;
  /** Where the api is reached from outside, for the link to the task. */
  publicUrl: string;
}

/** The team's system answered something other than 2xx; the notice comes again. */
class NoticeRefused extends Error {
  override readonly name = 'NoticeRefused';
}

/**
 * Posts each change of a task to the team's own system, signed by Standard Webhooks. Ids and the question only: no
 * words of the person leave. At least once; a receiver drops a repetition by `webhook-id`. Redirects are not followed.
 *
 * @throws NoticeRefused, or the error of the connection
 */
export function teamNotices({ url, sign, publicUrl }: TeamNotices): (task: TeamTask) => Promise<void> {
  const agent = new Agent({ connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 5_000 });
  return async (task) => {
    const id = `${task._id}.${task.revision}`.replaceAll(/\s/g, '_');
    const timestamp = Math.floor(Date.now() / 1_000);
    const body = JSON.stringify(notice(task, publicUrl));
    const answer = await request(url, {
      method: 'POST',
      body,
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign(id, timestamp, body),
      },
    });
    await answer.body.dump();
    if (answer.statusCode >= 300) throw new NoticeRefused(`the team's system answered ${answer.statusCode}`);
  };
}

function notice(task: TeamTask, publicUrl: string) {
  const { _id: id, kind, state, question, journey, workflowId, contactId, assignee, outcome, createdAt } = task;
  return {
    type: `team-task.${state}`,
    data: {
      id,
      kind,
      state,
      question,
      journey,
      workflowId,
      contactId,
      assignee,
      outcome,
      createdAt: createdAt.toISOString(),
      url: `${publicUrl}/v1/team-tasks/${encodeURIComponent(id)}`,
    },
  };
}
