import { model } from 'mongoose';
import { wordsOf, type AskedWords } from '../../wordings.ts';
import { collection } from '../collection.ts';
import { hashId } from '../hash-id.ts';

/** The words of a consent exactly as somebody was asked with them; never changed. */
export interface AskedWordsDocument extends AskedWords {
  /** Hash of all that they are. */
  _id: string;
  /** When somebody was first asked so. */
  askedAt: Date;
}

const schema = collection<AskedWordsDocument>('asked_words', {
  _id: { type: String, required: true },
  version: { type: String, required: true },
  brand: { type: String, required: true },
  language: { type: String, required: true },
  purpose: { type: String, required: true },
  text: { type: String, required: true },
  topic: { type: String, required: true },
  askedAt: { type: Date, required: true },
});

export const AskedWordsModel = model<AskedWordsDocument>('AskedWords', schema);

/** The id of words: another one as soon as any of them is another. */
export function idOfWords({ version, brand, language, purpose, text, topic }: AskedWords): string {
  return hashId(JSON.stringify([version, brand, language, purpose, text, topic]));
}

/** Stores the words that are not there yet; those that are stay as they were. */
export async function keepWords(asked: readonly AskedWords[], now: Date): Promise<void> {
  if (asked.length === 0) return;
  await AskedWordsModel.bulkWrite(
    asked.map(({ version, brand, language, purpose, text, topic }) => {
      const words = { version, brand, language, purpose, text, topic, askedAt: now };
      return { updateOne: { filter: { _id: idOfWords(words) }, update: { $setOnInsert: words }, upsert: true } };
    }),
    { ordered: false, throwOnValidationError: true },
  );
}

/** What somebody was asked with under a version that says something else today, and what it says today. */
export async function editedWords(): Promise<{ asked: AskedWords; today: AskedWords }[]> {
  const rows = await AskedWordsModel.find().sort({ version: 1, brand: 1, language: 1 }).lean();
  return rows.flatMap((asked) => {
    const today = wordsOf(asked);
    return today && idOfWords(today) !== asked._id ? [{ asked, today }] : [];
  });
}
