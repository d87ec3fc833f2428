import { polite } from '../opt-out-words.ts';
import { plainWords } from '../reply-text.ts';
import { readYesNo } from './yes-no.ts';

const politeWords = new Set(polite);

/** Whether a message only thanks, agrees or declines, or holds no words at all: nobody need see to it. */
export function isCourtesy(text: string): boolean {
  const words = plainWords(text).split(' ').filter(Boolean);
  return words.every((word) => politeWords.has(word)) || (words.length <= 2 && readYesNo(text) !== undefined);
}
