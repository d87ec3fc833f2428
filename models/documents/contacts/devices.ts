import { mostDevices, type Device } from '../../domain/device.ts';
import { isDuplicateKey } from '../connect.ts';
import { lookAgainAt } from '../segments/look.ts';
import { ContactModel } from './contact.ts';

/** What is known of the devices of a contact; callers tell of them one by one, so it stays when they write the contact whole. */
export const ofDevices = ['devices', 'pushHash'] as const;

const alive = { erasedAt: { $exists: false } };

/**
 * Makes a device that of a contact, and of nobody else any more: whoever signs in on it now must not see what is meant for
 * those before. May be repeated. `unknown` where there is no contact, or it was erased.
 *
 * @param pushHash of the contact, for all of its devices
 */
export async function keepDevice(
  contactId: string,
  device: Device,
  pushHash: string,
): Promise<'created' | 'updated' | 'unknown'> {
  const { id } = device;
  const mine = { _id: contactId, ...alive };
  for (;;) {
    const known = await ContactModel.updateOne({ ...mine, 'devices.id': id }, { $set: { 'devices.$': device } });
    if (known.matchedCount === 1) return 'updated';
    if (!(await ContactModel.exists(mine))) return 'unknown';
    await ContactModel.updateMany({ 'devices.id': id }, { $pull: { devices: { id } } });
    try {
      const { matchedCount } = await ContactModel.updateOne(
        { ...mine, 'devices.id': { $ne: id } },
        {
          $push: { devices: { $each: [device], $sort: { seenAt: 1 }, $slice: -mostDevices } },
          $set: { pushHash, updatedAt: new Date() },
        },
      );
      if (matchedCount === 1) {
        lookAgainAt(contactId);
        return 'created';
      }
    } catch (error) {
      // Somebody else has told of it in the same moment; whoever comes later has it.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** Forgets devices of a contact. @returns those that are left */
export async function dropDevices(contactId: string, ids: readonly string[]): Promise<Device[]> {
  const contact = await ContactModel.findOneAndUpdate(
    { _id: contactId },
    { $pull: { devices: { id: { $in: [...ids] } } } },
    { returnDocument: 'after' },
  )
    .select('devices')
    .lean();
  lookAgainAt(contactId);
  return contact?.devices ?? [];
}
