import { fold, plainWords } from '../reply-text.ts';
import type { Expectation } from './expectation.ts';
import { readNumber } from './numbers.ts';
import { readYesNo } from './yes-no.ts';

/** What an answer means: a word of the journey's own or a number, never the person's words. */
export type Meaning = string | number;

/**
 * What a reply means to a question; undefined when it cannot be read.
 *
 * @param replyId what `text` means where anything is an answer: the words stay with the reply
 */
export function readAnswerTo(expectation: Expectation, text: string, replyId: string): Meaning | undefined {
  switch (expectation.kind) {
    case 'yes-no':
      return readYesNo(text);
    case 'number': {
      const { min = -Infinity, max = Infinity } = expectation;
      const value = readNumber(text);
      return value !== undefined && value >= min && value <= max ? value : undefined;
    }
    case 'choice':
      return readChoice(expectation.options, text);
    case 'text':
      return text.trim() === '' ? undefined : replyId;
  }
}

function readChoice(options: Readonly<Record<string, readonly string[]>>, text: string): string | undefined {
  const names = Object.keys(options);
  const place = /^\W*(\d{1,2})\W*$/u.exec(text.replaceAll('№', '#').normalize('NFKC'))?.[1];
  if (place !== undefined) return names[Number(place) - 1];
  const said = fold(plainWords(text));
  if (said === '') return undefined;
  const matching = (fits: (label: string) => boolean) =>
    names.filter((name) => [name, ...(options[name] ?? [])].some((label) => fits(fold(plainWords(label)))));
  const exact = matching((label) => label === said);
  if (exact.length === 1) return exact[0];
  const named = matching((label) => label !== '' && ` ${said} `.includes(` ${label} `));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const begun = matching((label) => label.startsWith(said));
  return begun.length === 1 ? begun[0] : undefined;
}
