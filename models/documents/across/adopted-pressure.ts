import { ContactModel } from '../contacts/contact.ts';
import { joinSlots, PressureModel } from '../pressure.ts';

/**
 * Counts what contacts have had, which version 0.1 kept by contact, by number: what two contacts of one number had is
 * put together. Safe to repeat, and to stop in the middle. Returns how many were adopted.
 */
export async function adoptPressure(): Promise<number> {
  let adopted = 0;
  // Whoever writes by number also says what is held.
  for await (const old of PressureModel.find({ held: { $exists: false } })
    .lean()
    .cursor()) {
    const contact = await ContactModel.findById(old._id).select('addressHash').lean();
    if (!contact?.addressHash) continue;
    await joinSlots(contact.addressHash, old);
    await PressureModel.deleteOne({ _id: old._id, version: old.version });
    adopted += 1;
  }
  return adopted;
}
