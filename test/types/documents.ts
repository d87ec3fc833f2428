/**
 * Documents that must not compile: fields in which a row and its schema differ. Checked as the kit's are.
 */
import { asGiven, collection } from '../../models/documents/collection.ts';

interface Parcel {
  _id: string;
  weight: number;
  sentAt?: Date;
  size: { width: number; unit?: string };
  labels?: string[];
  notes: Record<string, string>;
}

const _id = { type: String, required: true } as const;
const weight = { type: Number, required: true } as const;
const size = { type: { width: weight, unit: String }, _id: false, required: true } as const;
const labels = { type: [String] as [StringConstructor], default: undefined };
const notes = { type: asGiven, default: {} };

collection<Parcel>('parcels', { _id, weight, sentAt: Date, size, labels, notes });

// @ts-expect-error the row has `weight`, and the schema has not
collection<Parcel>('parcels', { _id, sentAt: Date, size, labels, notes });
// @ts-expect-error the row has `sentAt`, and the schema has not
collection<Parcel>('parcels', { _id, weight, size, labels, notes });
// @ts-expect-error the schema has `colour`, and the row has not
collection<Parcel>('parcels', { _id, weight, sentAt: Date, size, labels, notes, colour: String });
// @ts-expect-error `weight` is always there
collection<Parcel>('parcels', { _id, weight: Number, sentAt: Date, size, labels, notes });
// @ts-expect-error `sentAt` may be absent
collection<Parcel>('parcels', { _id, weight, sentAt: { type: Date, required: true }, size, labels, notes });
// @ts-expect-error `weight` is a number
collection<Parcel>('parcels', { _id, weight: { type: String, required: true }, sentAt: Date, size, labels, notes });
// @ts-expect-error a list that may be absent would be stored empty
collection<Parcel>('parcels', { _id, weight, sentAt: Date, size, labels: [String], notes });

const rest = { _id, weight, sentAt: Date, labels, notes } as const;
// @ts-expect-error the size has a `unit`, and its schema has not
collection<Parcel>('parcels', { ...rest, size: { type: { width: weight }, _id: false, required: true } });
const [unit, width] = [String, weight];
// @ts-expect-error the schema of the size has a `height`, and the size has not
collection<Parcel>('parcels', { ...rest, size: { type: { width, unit, height: Number }, _id: false, required: true } });
// @ts-expect-error the fields of the size are known
collection<Parcel>('parcels', { ...rest, size: { type: asGiven, required: true } });
