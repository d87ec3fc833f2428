import { model } from 'mongoose';
import type { Kind } from '../domain/message.ts';
import { collection } from './collection.ts';

/** One text in one language exactly as it was published; never changed. */
export interface TextVersion {
  /** Hash of key, language, kind, purpose, words, subject or title, and what it opens. */
  _id: string;
  key: string;
  locale: string;
  kind: Kind;
  purpose?: string;
  /** Of an e-mail. */
  subject?: string;
  title?: string;
  opens?: string;
  source: string;
  variables: string[];
  publishedAt: Date;
}

const schema = collection<TextVersion>('text_versions', {
  _id: { type: String, required: true },
  key: { type: String, required: true },
  locale: { type: String, required: true },
  kind: { type: String, required: true },
  purpose: String,
  subject: String,
  title: String,
  opens: String,
  source: { type: String, required: true },
  variables: { type: [String], required: true },
  publishedAt: { type: Date, required: true },
});
schema.index({ key: 1, publishedAt: -1, _id: -1 });
schema.index({ publishedAt: -1, _id: -1 });

export const TextVersionModel = model<TextVersion>('TextVersion', schema);

type NewVersion = Omit<TextVersion, '_id' | 'publishedAt' | 'variables'> & { id: string; variables: readonly string[] };

/** Stores the versions that are not there yet; those that are stay as they were. */
export async function storeTextVersions(versions: readonly NewVersion[], now: Date): Promise<void> {
  await TextVersionModel.bulkWrite(
    versions.map(({ id, key, locale, kind, purpose, subject, title, opens, source, variables }) => {
      const version = {
        key,
        locale,
        kind,
        source,
        variables: [...variables],
        ...(purpose ? { purpose } : {}),
        ...(subject ? { subject } : {}),
        ...(title ? { title } : {}),
        ...(opens ? { opens } : {}),
      };
      const update = { $setOnInsert: { ...version, publishedAt: now } };
      return { updateOne: { filter: { _id: id }, update, upsert: true } };
    }),
    // Without an order mongoose would pass over what it refuses.
    { ordered: false, throwOnValidationError: true },
  );
}
