import { readChoice } from './choices.ts';
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
