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

/** Words around the place of an option: "option 2, please". */
const besidePlace =
  /^(?:option|number|no|variant|please|pls|thanks|вариант|номер|пункт|пожалуйста|спасибо|bitte|merci)$/;
/** Whoever says what they do not want has not said what they want. */
const negations = /^(?:не|нет|ні|not|no|dont|without|без|nicht|kein|keine|pas|sin|sem|senza|nie|değil|hayır|hayir)$/;

function readChoice(options: Readonly<Record<string, readonly string[]>>, text: string): string | undefined {
  const names = Object.keys(options);
  const plain = plainWords(text);
  const words = plain.split(' ').filter((word) => word !== '' && !/^\p{N}+$/u.test(word));
  const place = readNumber(text);
  if (place !== undefined && words.every((word) => besidePlace.test(word))) return names[place - 1];
  const said = fold(plain);
  if (said === '') return undefined;
  const matching = (fits: (label: string) => boolean) =>
    names.filter((name) => [name, ...(options[name] ?? [])].some((label) => fits(fold(plainWords(label)))));
  const exact = matching((label) => label === said);
  if (exact.length === 1) return exact[0];
  if (words.some((word) => negations.test(word))) return undefined;
  const named = matching((label) => label !== '' && ` ${said} `.includes(` ${label} `));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const begun = matching((label) => label.startsWith(said));
  return begun.length === 1 ? begun[0] : undefined;
}
