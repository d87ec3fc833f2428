import type { QueryFilter } from 'mongoose';
import { defined } from '../../../models/domain/defined.ts';
import { dataRequestDue } from '../../../models/domain/replies/data-request-due.ts';
import { whereabouts } from '../../../models/domain/time/time-zones.ts';
import type { DataRight } from '../../../models/domain/replies/refusals/data-rights.ts';
import type { Contact } from '../../../models/documents/contacts/contact.ts';
import { openTask, TeamTaskModel, type TeamTask } from '../../../models/documents/team-task.ts';

const questions: Record<DataRight, string> = {
  erasure: 'somebody asks to have the data on him erased',
  access: 'somebody asks what data is held on him',
  withdrawal: 'somebody takes a consent back',
  restriction: 'somebody asks that the data on him be kept and not used',
  rectification: 'somebody asks to have the data on him put right',
};

/** Where a right to the data was claimed: in a reply, or in an act that was told to the API. */
interface Claim {
  /** Of the reply or the act. */
  _id: string;
  at: Date;
  replyId?: string;
  /** Keyed hash of the number that it came from, or that the contact has; absent where there is none. */
  addressHash?: string | undefined;
  /** That of the number. */
  country?: string | undefined;
}

/** Asks the team to meet a claim to the data on a person, with the day by which the law wants it met. May be repeated. */
export async function askForData(
  { _id: claimId, at, country: byNumber, addressHash, replyId }: Claim,
  right: DataRight,
  contact: Contact,
): Promise<void> {
  const { _id: contactId } = contact;
  const _id = `data ${claimId}`;
  // What is asked again has the day of the first time.
  const who = addressHash ? { addressHash } : { contactId };
  const same = { kind: 'data-request', ...who, 'details.right': right, state: { $ne: 'done' } } as const;
  if (await TeamTaskModel.exists({ ...same, _id: { $ne: _id } })) return;
  const countries = [...whereabouts(contact).countries, byNumber].filter((each) => each !== undefined);
  await openTask(
    defined({
      _id,
      kind: 'data-request',
      contactId,
      addressHash,
      replyId,
      question: questions[right],
      details: { right },
      dueAt: dataRequestDue(at, countries),
    }),
  );
  await keepFirst(same);
}

/** Two claims at once may both have found none before them. Whoever looks last sees all, so that one stays. */
async function keepFirst(same: QueryFilter<TeamTask>): Promise<void> {
  const [, ...later] = await TeamTaskModel.find(same).sort({ createdAt: 1, _id: 1 }).select('_id').lean();
  const untouched = { state: 'open', revision: 1 } as const;
  if (later.length > 0) await TeamTaskModel.deleteMany({ _id: { $in: later.map(({ _id }) => _id) }, ...untouched });
}
