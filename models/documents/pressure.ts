import { model } from 'mongoose';
import { stillHeld, type HeldSlot } from '../domain/deliveries/free-slot.ts';
import { trimReservations, type Candidate, type Reservation } from '../domain/deliveries/frequency-cap.ts';
import { isDuplicateKey } from './connect.ts';
import { asGiven, collection } from './collection.ts';

/** How many messages an address has had: one document for each, so that a reservation is one atomic write. */
export interface Pressure {
  /** Keyed hash of the number or e-mail address, whoever holds it. */
  _id: string;
  version: number;
  reservations: Reservation[];
  /** The slots that held texts will take. */
  held?: HeldSlot[];
}

const schema = collection<Pressure>('pressure', {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  reservations: { type: asGiven, default: [] },
  held: { type: asGiven, default: undefined },
});

export const PressureModel = model<Pressure>('Pressure', schema);

/** By what the slots of a contact are counted: by its address, which others may share. */
export function countedBy({ addressHash, contactId }: { addressHash?: string | undefined; contactId: string }): string {
  return addressHash ?? contactId;
}

/**
 * Takes the slot of a delivery under the caps, which the caller has found to be free in `known`. Every writer bumps the
 * version it read, so two at once cannot both take the last slot: false tells the slower one to read and decide again.
 */
export async function takeSlot(
  key: string,
  candidate: Candidate,
  now: Date,
  known: Pressure | undefined,
): Promise<boolean> {
  const { priority: _priority, ...counted } = candidate;
  const { reservations, held } = withoutSlot(known, candidate.deliveryId, now);
  return write(key, known, { reservations: [...reservations, { ...counted, at: now }], held });
}

/** Keeps the slot that a held text will take, in place of an earlier one; false as above. */
export async function holdSlot(
  key: string,
  candidate: Candidate,
  { at, now }: { at: Date; now: Date },
  known: Pressure | undefined,
): Promise<boolean> {
  const { reservations, held } = withoutSlot(known, candidate.deliveryId, now);
  return write(key, known, { reservations, held: [...held, { ...candidate, at }] });
}

/** Gives a slot back, taken or held, when nothing left. */
export async function release(key: string, deliveryId: string): Promise<void> {
  await PressureModel.updateOne(
    { _id: key },
    { $pull: { reservations: { deliveryId }, held: { deliveryId } }, $inc: { version: 1 } },
  );
}

/** Adds the slots of one document to those of a number; a repetition adds nothing. */
export async function joinSlots(key: string, other: Pressure): Promise<void> {
  for (;;) {
    const known = (await PressureModel.findById(key).lean()) ?? undefined;
    const { reservations = [], held = [] } = known ?? {};
    const there = new Set([...reservations, ...held].map(({ deliveryId }) => deliveryId));
    const more = <Slot extends Reservation>(slots: Slot[]) => slots.filter(({ deliveryId }) => !there.has(deliveryId));
    const joined = {
      reservations: [...reservations, ...more(other.reservations)],
      held: [...held, ...more(other.held ?? [])],
    };
    if (await write(key, known, joined)) return;
  }
}

type Slots = Required<Pick<Pressure, 'reservations' | 'held'>>;

function withoutSlot(known: Pressure | undefined, mine: string, now: Date): Slots {
  const others = ({ deliveryId }: Reservation) => deliveryId !== mine;
  return {
    reservations: trimReservations(known?.reservations ?? [], now).filter(others),
    held: (known?.held ?? []).filter((slot) => others(slot) && stillHeld(slot, now)),
  };
}

async function write(key: string, read: Pressure | undefined, slots: Slots): Promise<boolean> {
  if (read) {
    const filter = { _id: key, version: read.version };
    const { modifiedCount } = await PressureModel.updateOne(filter, { $set: slots, $inc: { version: 1 } });
    return modifiedCount === 1;
  }
  try {
    await PressureModel.create({ _id: key, version: 1, ...slots });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
