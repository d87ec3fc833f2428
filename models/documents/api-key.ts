import { model } from 'mongoose';
import { collection } from './collection.ts';

/** An API key: its public half names it, of its secret half only a SHA-256 is kept. */
export interface ApiKey {
  _id: string;
  /** Hex SHA-256 of the secret; the secret has 256 random bits, so a slow hash would add nothing. */
  secretHash: string;
  label: string;
  createdAt: Date;
}

const schema = collection<ApiKey>('api_keys', {
  _id: { type: String, required: true },
  secretHash: { type: String, required: true },
  label: { type: String, required: true },
  createdAt: { type: Date, required: true },
});

export const ApiKeyModel = model<ApiKey>('ApiKey', schema);
