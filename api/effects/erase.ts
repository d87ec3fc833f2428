import { addressKinds } from '../../models/domain/addresses.ts';
import { personalFields } from '../../models/documents/consents/chain.ts';
import { ConsentModel } from '../../models/documents/consents/record.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { hashesOf, hashFields, type AddressHashes } from '../../models/documents/contacts/address-hashes.ts';
import { ofChats } from '../../models/documents/contacts/chats.ts';
import { ofDevices } from '../../models/documents/contacts/devices.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { storedFields } from '../../models/documents/contacts/fields.ts';
import { healthFields } from '../../models/documents/contacts/address-health.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { EndedRunModel } from '../../models/documents/ended-run.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { EventModel } from '../../models/documents/event.ts';
import { OptOutModel } from '../../models/documents/opt-out.ts';
import { ImportFaultModel } from '../../models/documents/imports/fault.ts';
import { PressureModel } from '../../models/documents/pressure.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { RunCancellationModel } from '../../models/documents/run-cancellation.ts';
import { SegmentLookModel } from '../../models/documents/segments/look.ts';
import { SegmentMemberModel } from '../../models/documents/segments/member.ts';
import { StuckRunModel } from '../../models/documents/stuck-run.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { eraseTasks } from './team/erase-tasks.ts';
import { Problem } from '../http/problems.ts';
import type { Runs } from '../runs/temporal.ts';

/**
 * Erases a person everywhere: from the first write on the gate refuses every message, then the traces go. What stays
 * is the opaque id, what was sent when and why, and the opt-out under a keyed hash. May be repeated.
 */
export async function erase(contactId: string, runs: Runs): Promise<void> {
  const now = new Date();
  const personal = {
    optingOut: 1,
    marketingPausedAt: 1,
    pausedNumber: 1,
    asOf: 1,
    toldAt: 1,
    wholeAsOf: 1,
    ...Object.fromEntries(
      [...storedFields, ...healthFields(...addressKinds), ...ofChats, ...ofDevices, 'lists', 'ended'].map((field) => [
        field,
        1,
      ]),
    ),
  };
  const before = await ContactModel.findOneAndUpdate(
    { _id: contactId },
    { $set: { erasedAt: now, erasing: true, attributes: {}, updatedAt: now }, $unset: personal },
  )
    .select(hashFields)
    .lean();
  if (!before) throw new Problem('contact-unknown', 'There is nobody to erase.');
  await removeTraces(contactId, runs, before);
}

/** What was under way when the erasure began, a hand-over or a reply, has ended after this long. */
const settledAfterMs = 60_000;

/** Removes what was written while an erasure ran, and finishes those that were interrupted. */
export async function finishErasures(runs: Runs): Promise<void> {
  const settled = { erasing: true, erasedAt: { $lte: new Date(Date.now() - settledAfterMs) } } as const;
  for (const { _id } of await ContactModel.find(settled).select('_id').lean()) {
    await removeTraces(_id, runs);
    await ContactModel.updateOne({ _id }, { $unset: { erasing: 1 } });
  }
}

async function removeTraces(contactId: string, runs: Runs, had: AddressHashes = {}): Promise<void> {
  const mine = { contactId };
  const counted = await ownCounts(contactId, had);
  await Promise.all([
    DeliveryModel.updateMany(mine, { $unset: { subject: 1, title: 1, opens: 1, text: 1, links: 1, addressHash: 1 } }),
    ClickModel.updateMany(mine, { $unset: { place: 1 } }),
    ImportFaultModel.deleteMany(mine),
    ImportFaultModel.updateMany({ sharedWith: contactId }, { $pull: { sharedWith: contactId } }),
    ReplyModel.updateMany(mine, { $unset: { text: 1, own: 1, from: 1 } }),
    EventModel.updateMany(mine, { $unset: { data: 1, digest: 1, brings: 1, pendingAt: 1 } }),
    ConsentModel.updateMany(mine, { $unset: Object.fromEntries(personalFields.map((field) => [field, 1])) }),
    OptOutModel.updateMany(mine, { $unset: { proof: 1, source: 1, actor: 1, addressHash: 1 } }),
    eraseTasks(contactId, had.addressHash),
    RunCancellationModel.updateMany(mine, { $unset: { reason: 1 } }),
    EndedRunModel.updateMany(mine, { $unset: { outcome: 1 } }),
    StuckRunModel.updateMany(mine, { $set: { error: '' }, $unset: { step: 1 } }),
    PressureModel.deleteMany({ _id: { $in: counted } }),
    SegmentMemberModel.deleteMany(mine),
    SegmentLookModel.deleteOne({ _id: contactId }),
  ]);
  const enrollments = await EnrollmentModel.find(mine).select('_id').lean();
  for (const { _id } of enrollments) {
    await cancelRun(runs, _id, { by: 'erasure' }).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
  }
}

/** By what the messages of a contact are counted, except addresses that somebody else has too: their caps must hold. */
async function ownCounts(contactId: string, had: AddressHashes): Promise<string[]> {
  const used = await DeliveryModel.distinct('addressHash', { contactId, addressHash: { $exists: true } });
  const hashes = [...new Set([...used, ...hashesOf(had)])];
  const shared = await Promise.all(
    hashFields.map((field) => ContactModel.distinct(field, { [field]: { $in: hashes } })),
  );
  return [contactId, ...hashes.filter((hash) => !shared.flat().includes(hash))];
}
