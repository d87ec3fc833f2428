import { dataRequestDue } from '../models/domain/data-request-due.ts';
import type { DataRight } from '../models/domain/refusals/data-rights.ts';
import type { Contact } from '../models/documents/contact.ts';
import type { ReplyDocument } from '../models/documents/reply.ts';
import { openTask, TeamTaskModel } from '../models/documents/team-task.ts';

const questions: Record<DataRight, string> = {
  erasure: 'somebody asks to have the data on him erased',
  access: 'somebody asks what data is held on him',
  withdrawal: 'somebody takes a consent back',
};

/** Asks the team to meet a claim to the data on a person, with the day by which the law wants it met. May be repeated. */
export async function askForData(
  { _id: replyId, at, country: byNumber }: ReplyDocument,
  right: DataRight,
  { _id: contactId, country }: Contact,
  addressHash: string,
): Promise<void> {
  const _id = `data ${replyId}`;
  // What is asked again has the day of the first time.
  const waits = { _id: { $ne: _id }, kind: 'data-request', addressHash, state: { $ne: 'done' } } as const;
  if (await TeamTaskModel.exists({ ...waits, 'details.right': right })) return;
  const countries = [country, byNumber].filter((each) => each !== undefined);
  await openTask({
    ...{ _id, kind: 'data-request', contactId, addressHash, replyId },
    ...{ question: questions[right], details: { right }, dueAt: dataRequestDue(at, countries) },
  });
}
