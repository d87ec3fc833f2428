import { fold, plainWords } from '../reply-text.ts';
import { readNumber } from './numbers.ts';

/** Words around the place of an option: "option 2, please". */
const besideNumber =
  /^(?:option|number|no|variant|please|pls|thanks|вариант|номер|пункт|пожалуйста|спасибо|bitte|merci)$/;
/** Whoever says what they do not want has not said what they want. */
const negations = /^(?:не|нет|ні|not|no|dont|without|без|nicht|kein|keine|pas|sin|sem|senza|nie|değil|hayır|hayir)$/;

/** Options of a question, each with the words that mean it; its name is one of them. */
type Options = Readonly<Record<string, readonly string[]>>;

/** What people may call an option. */
interface Label {
  option: string;
  /** As it is written. */
  written: string;
  /** As words are compared; a number is compared by its value, and only where it is all that is said. */
  words: string;
  number: number | undefined;
}

/**
 * The option that an answer means: its number, its place (1 for the first), one of its words, a word within the answer,
 * or how a word begins; undefined where it means none or several.
 */
export function readChoice(options: Options, text: string): string | undefined {
  const labels = labelsOf(options);
  const plain = plainWords(text);
  const words = plain.split(' ').filter((word) => word !== '' && !/^\p{N}+$/u.test(word));
  const number = readNumber(text);
  if (number !== undefined && words.every((word) => besideNumber.test(word)))
    return labels.find((label) => label.number === number)?.option ?? Object.keys(options)[number - 1];
  const said = fold(plain);
  if (said === '') return undefined;
  const matching = (fits: (words: string) => boolean) => {
    const found = labels.filter((label) => label.number === undefined && fits(label.words));
    return [...new Set(found.map(({ option }) => option))];
  };
  const exact = matching((label) => label === said);
  if (exact.length === 1) return exact[0];
  if (words.some((word) => negations.test(word))) return undefined;
  const named = matching((label) => label !== '' && ` ${said} `.includes(` ${label} `));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const begun = matching((label) => label.startsWith(said));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Why a question with these options could not be answered; undefined where it can. */
export function choiceFault(options: Options): string | undefined {
  const names = Object.keys(options);
  if (names.length === 0) return 'there is no option to choose';
  const seen = new Map<string, Label>();
  for (const label of labelsOf(options)) {
    const { option, written, number } = label;
    const placed = number === undefined ? option : (names[number - 1] ?? option);
    if (placed !== option) return `"${written}" is a word of ${option} and the place of ${placed}`;
    const same = String(number ?? label.words);
    const other = seen.get(same) ?? label;
    if (other.option !== option) return `"${written}" means both ${other.option} and ${option}`;
    seen.set(same, label);
  }
  return undefined;
}

function labelsOf(options: Options): Label[] {
  return Object.entries(options).flatMap(([option, words]) =>
    [option, ...words].map((written) => {
      const number = /\p{L}/u.test(written) ? undefined : readNumber(written);
      return { option, written, words: fold(plainWords(written)), number };
    }),
  );
}
