import {
  aloneWords,
  businessStems,
  doubtPhrases,
  firmWords,
  helpWords,
  isAboutMessages,
  isDoubt,
  negations,
  optOutPhrases,
  otherMeanings,
  polite,
  startWords,
  stopWords,
  wishes,
} from './opt-out-words.ts';
import { fold, otherLayout, plainWords } from './reply-text.ts';

/**
 * What a whole message means before any journey sees it. `needs-review` looks like a refusal without being certain:
 * marketing pauses until a person has looked.
 */
export type Keyword = 'opt-out' | 'needs-review' | 'help' | 'start';

const wholeMessages = new Map<string, Keyword>([
  ...[...stopWords, ...aloneWords, ...optOutPhrases].map((words) => [fold(words), 'opt-out'] as const),
  ...helpWords.map((word) => [fold(word), 'help'] as const),
  ...startWords.map((word) => [fold(word), 'start'] as const),
]);
const stopSet = new Set(stopWords);
const firmSet = new Set(firmWords);
const aloneSet = new Set(aloneWords);
const politeSet = new Set(polite);
const fillerSet = new Set([...polite, ...wishes]);
const negationSet = new Set(negations);

/**
 * The keyword a whole message is, if it is one. Case, punctuation, accents, ё, look-alike letters and a forgotten
 * keyboard layout do not matter. Read from the certain to the doubtful: the exact sets; a first word that leaves no
 * doubt; a phrase followed only by words about messages; else, where a refusal may be meant, `needs-review`. A keyword
 * inside another word or about another matter does not count: "restart my order", "отмена заказа".
 */
export function readKeyword(text: string): Keyword | undefined {
  const plain = plainWords(text);
  return wholeMessage(plain) ?? otherKeyboard(text, plain) ?? readPhrases(withoutOtherMeanings(plain));
}

function wholeMessage(plain: string): Keyword | undefined {
  const words = plain.split(' ');
  const bare = words.filter((word) => !politeSet.has(word)).join(' ');
  const wish = words.filter((word) => !fillerSet.has(word)).join(' ');
  return wholeMessages.get(fold(plain)) ?? wholeMessages.get(fold(bare)) ?? (stopSet.has(wish) ? 'opt-out' : undefined);
}

/** Typed on the other keyboard, where some letters are punctuation; short words are left to chance meanings. */
function otherKeyboard(text: string, plain: string): Keyword | undefined {
  const readings = [otherLayout(plain), plainWords(otherLayout(text))].filter((reading) => reading.length > 3);
  for (const reading of readings) {
    const found = wholeMessage(reading);
    if (found) return found;
    if (readPhrases(reading) === 'opt-out') return 'opt-out';
  }
  return undefined;
}

function readPhrases(plain: string): Keyword | undefined {
  const all = plain.split(' ');
  const words = all.slice(all.findIndex((word) => !fillerSet.has(word)));
  const [first = '', ...rest] = words;
  const said = words.join(' ');
  if (firmSet.has(first)) return 'opt-out';
  if (onlyAboutMessages(all, words)) return 'opt-out';
  if (optOutPhrases.some((phrase) => isPhrase(phrase, plain))) return 'opt-out';
  if (words.some((word) => isDoubt(word))) return 'needs-review';
  if ([...doubtPhrases, ...longPhrases].some((phrase) => contains(said, phrase))) return 'needs-review';
  const stops = words.some((word) => stopSet.has(word));
  return stops && !rest.some(isBusiness) ? 'needs-review' : undefined;
}

/** "stop messages", "отмена рассылки". */
function onlyAboutMessages(all: string[], words: string[]): boolean {
  const [first = '', ...rest] = words;
  if (stopSet.has(first)) return rest.every((word) => isBeside(word) || /^\d+$/.test(word));
  const begin = all.slice(0, all.length - words.length);
  return aloneSet.has(first) && begin.every((word) => politeSet.has(word)) && rest.every(isBeside);
}

function isBeside(word: string): boolean {
  return fillerSet.has(word) || isAboutMessages(word);
}

/** A phrase with at most words about messages before and after it. */
function isPhrase(phrase: string, said: string): boolean {
  const at = ` ${said} `.indexOf(` ${phrase} `);
  if (at < 0) return false;
  const around = `${said.slice(0, at)} ${said.slice(at + phrase.length)}`.split(' ').filter(Boolean);
  return around.every(isBeside);
}

/** Short phrases such as "не надо" begin too many other sentences to raise a doubt. */
const longPhrases = optOutPhrases.filter((phrase) => phrase.length > 10);

function contains(said: string, phrase: string): boolean {
  return ` ${said} `.includes(` ${phrase} `);
}

function isBusiness(word: string): boolean {
  return businessStems.some((stem) => word.startsWith(stem));
}

/** Takes out what has a keyword in it and means something else: "stop by", "don't stop". */
function withoutOtherMeanings(plain: string): string {
  let said = ` ${plain} `;
  for (const phrase of otherMeanings) said = said.replaceAll(` ${phrase} `, ' ');
  const words = said.trim().split(' ');
  return words.filter((word, index) => !(stopSet.has(word) && negationSet.has(words[index - 1] ?? ''))).join(' ');
}
