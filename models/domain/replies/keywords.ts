import {
  aloneWords,
  businessStems,
  firmWords,
  helpWords,
  isAboutMessages,
  negations,
  optOutPhrases,
  polite,
  startWords,
  stopWords,
  wishes,
} from './opt-out-words.ts';
import { readDataRight } from './refusals/data-rights.ts';
import { disputes } from './refusals/disputes.ts';
import { raisesDoubt } from './refusals/raises-doubt.ts';
import { withoutOtherMeanings } from './refusals/other-meanings.ts';
import { latinTyped } from './refusals/latin-typed.ts';
import { readIntent } from './refusals/read-intent.ts';
import { isForSomebodyElse } from './refusals/somebody-else.ts';
import { fold, longestRead, otherLayout, plainWords, slippedLayout } from './reply-text.ts';

/**
 * What a whole message means before any journey sees it. `needs-review` looks like a refusal without being certain:
 * marketing pauses until a person has looked. `data-rights` asks about the data on the person, or ends a consent.
 */
export type Keyword = 'opt-out' | 'needs-review' | 'data-rights' | 'help' | 'start';

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

/** The word of Turkish law for a refusal, as texts print it; in small letters it is a colour. */
const turkishNo = 'RED';

/**
 * The keyword a whole message is, if it is one. Case, punctuation, accents, ё, look-alike letters and a forgotten
 * keyboard layout do not matter. Read from the certain to the doubtful: the exact sets and signs; a right of the person;
 * a first word that leaves no doubt, or a phrase followed only by words about messages; what the sentence wants; else,
 * where a refusal may be meant, `needs-review`. A keyword inside another word or about another matter does not count:
 * "restart my order", "отмена заказа".
 */
export function readKeyword(reply: string): Keyword | undefined {
  const text = reply.slice(0, longestRead);
  const meant = readAsTyped(text);
  if (meant) return meant;
  return latinTyped(text)
    .map((reading) => readAsTyped(reading))
    .find((keyword) => keyword !== undefined && keyword !== 'help' && keyword !== 'start');
}

function readAsTyped(text: string): Keyword | undefined {
  const plain = plainWords(text);
  if (readDataRight(text)) return 'data-rights';
  return wholeMessage(plain) ?? stopSign(text, plain) ?? otherKeyboard(text, plain) ?? readSentence(text, plain);
}

function wholeMessage(plain: string): Keyword | undefined {
  const words = plain.split(' ');
  const bare = words.filter((word) => !politeSet.has(word)).join(' ');
  // A code or a number beside it changes nothing: "474038 STOP".
  const wish = words.filter((word) => !fillerSet.has(word) && !/^\d+$/.test(word)).join(' ');
  return wholeMessages.get(fold(plain)) ?? wholeMessages.get(fold(bare)) ?? (stopSet.has(wish) ? 'opt-out' : undefined);
}

/** A sign that forbids, alone or beside words about messages. A thumb down only says that something is disliked. */
function stopSign(text: string, plain: string): Keyword | undefined {
  if (!/[🛑⛔🚫]/u.test(text)) return undefined;
  return plain === '' || plain.split(' ').every(isBeside) ? 'opt-out' : undefined;
}

/** Typed on the other keyboard, where some letters are punctuation; short words are left to chance meanings. */
function otherKeyboard(text: string, plain: string): Keyword | undefined {
  const other = [otherLayout(plain), otherLayout(text)].filter((reading) => reading.length > 3);
  for (const reading of [...slippedLayout(text), ...other]) {
    const words = plainWords(reading);
    const found = wholeMessage(words);
    if (found) return found;
    if (readSentence(reading, words) === 'opt-out') return 'opt-out';
  }
  return undefined;
}

function readSentence(text: string, plain: string): Keyword | undefined {
  const said = withoutDeniedStops(withoutOtherMeanings(plain));
  const intent = readIntent(text);
  if (isForSomebodyElse(text)) return 'needs-review';
  if (intent !== 'stay' && isCertain(said)) return 'opt-out';
  if (intent === 'opt-out' || intent === 'needs-review') return intent;
  const words = said.split(' ');
  if (raisesDoubt(said) || text.trim() === turkishNo) return 'needs-review';
  if (disputes(said) && !words.some(isBusiness)) return 'needs-review';
  const stops = intent !== 'other' && intent !== 'stay' && words.some((word) => stopSet.has(word));
  return stops && !words.some(isBusiness) ? 'needs-review' : undefined;
}

/** A first word that leaves no doubt, or a keyword or phrase among words about messages. */
function isCertain(said: string): boolean {
  const all = said.split(' ');
  const words = all.slice(all.findIndex((word) => !fillerSet.has(word)));
  if (firmSet.has(words[0] ?? '') || onlyAboutMessages(all, words)) return true;
  return optOutPhrases.some((phrase) => isPhrase(phrase, said));
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

function isBusiness(word: string): boolean {
  return businessStems.some((stem) => word.startsWith(stem));
}

/** "Don't stop" asks for the contrary. */
function withoutDeniedStops(plain: string): string {
  const words = plain.split(' ');
  return words.filter((word, index) => !(stopSet.has(word) && negationSet.has(words[index - 1] ?? ''))).join(' ');
}
