import { polite } from '../opt-out-words.ts';
import { plainWords } from '../reply-text.ts';
import { isBareAnswer, readYesNo } from './yes-no.ts';

const politeWords = new Set(polite);

/** Whether a message only thanks, agrees or declines, or holds no words at all: nobody need see to it. */
export function isCourtesy(text: string): boolean {
  const words = plainWords(text).split(' ').filter(Boolean);
  if (words.every((word) => politeWords.has(word))) return true;
  // "Cannot come" declines too, and somebody should see it: only a bare word is a courtesy.
  const bare = words.every((word) => politeWords.has(word) || isBareAnswer(word));
  return bare && words.length <= 2 && readYesNo(text) !== undefined;
}
