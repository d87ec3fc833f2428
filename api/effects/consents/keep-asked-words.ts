import type { EventDocument } from '../../../models/documents/event.ts';
import { idOfWords, keepWords } from '../../../models/documents/consents/asked-words.ts';
import { locales } from '../../../models/installation.ts';
import { wordsOf } from '../../../models/wordings.ts';
import { requestIn } from './request-in.ts';

/**
 * Notes on each request for a consent the words that it asks with, and stores them: whoever confirms later agrees to
 * these, whatever `tidings.config.ts` says by then.
 */
export async function keepAskedWords(rows: readonly EventDocument[], now: Date): Promise<void> {
  const asked = rows.flatMap((row) => {
    const request = row.type === 'consent.requested' ? requestIn(row.data) : undefined;
    if (!request) return [];
    const { wording: version, brand, language } = request;
    const words = wordsOf({ version, brand, language });
    if (words) row.asks = idOfWords(words);
    // The text that asks speaks the language of its reader, which may be another one.
    return locales.flatMap((locale) => wordsOf({ version, brand, language: locale }) ?? []);
  });
  const each = new Map(asked.map((words) => [idOfWords(words), words]));
  await keepWords([...each.values()], now);
}
