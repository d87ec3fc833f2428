import type { Expectation } from '../models/domain/replies/answers/expectation.ts';
import { readAnswerTo, type Meaning } from '../models/domain/replies/answers/read.ts';
import { ReplyModel, saidIn } from '../models/documents/reply.ts';

export interface ReplyToRead {
  replyId: string;
  expectation: Expectation;
}

/** What a stored reply means to a question; nothing when it cannot be read, or was erased. Its words stay where they are. */
export async function readReply({ replyId, expectation }: ReplyToRead): Promise<{ read?: Meaning }> {
  const reply = await ReplyModel.findById(replyId).select('text own').lean();
  const read = reply?.text === undefined ? undefined : readAnswerTo(expectation, saidIn(reply), replyId);
  return read === undefined ? {} : { read };
}
