import { Schema, model } from 'mongoose';
import { checkCaps, trimReservations, type Candidate, type Cap, type CapResult } from '../domain/frequency-cap.ts';
import type { Reservation } from '../domain/frequency-cap.ts';
import { isDuplicateKey } from './connect.ts';

/** How many messages a contact has had: one document per contact, so that a reservation is one atomic write. */
export interface Pressure {
  _id: string;
  version: number;
  reservations: Reservation[];
}

const schema = new Schema<Pressure>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    reservations: { type: Schema.Types.Mixed, default: [] },
  },
  { collection: 'pressure', versionKey: false },
);

export const PressureModel = model<Pressure>('Pressure', schema);

/**
 * Takes one place under the caps for a delivery, or says which cap has none and when it will. Every writer bumps the
 * version it read, so two at once cannot both take the last place: the slower one reads again.
 *
 * @param known what the caller has just read, to save a round trip when nobody else writes
 */
export async function reserve(
  contactId: string,
  candidate: Candidate,
  caps: readonly Cap[],
  now: Date,
  known: Pressure | undefined,
): Promise<CapResult> {
  const { priority: _priority, ...counted } = candidate;
  let pressure = known;
  for (;;) {
    const history = pressure?.reservations ?? [];
    const room = checkCaps(history, caps, candidate, now);
    if (!room.ok || room.already) return room;
    const reservations = [...trimReservations(history, now), { ...counted, at: now }];
    if (await write(contactId, pressure, reservations)) return room;
    pressure = (await PressureModel.findById(contactId).lean()) ?? undefined;
  }
}

/** Gives a place back when nothing left. */
export async function release(contactId: string, deliveryId: string): Promise<void> {
  await PressureModel.updateOne({ _id: contactId }, { $pull: { reservations: { deliveryId } }, $inc: { version: 1 } });
}

async function write(contactId: string, read: Pressure | undefined, reservations: Reservation[]): Promise<boolean> {
  if (read) {
    const filter = { _id: contactId, version: read.version };
    const { modifiedCount } = await PressureModel.updateOne(filter, { $set: { reservations }, $inc: { version: 1 } });
    return modifiedCount === 1;
  }
  try {
    await PressureModel.create({ _id: contactId, version: 1, reservations });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
