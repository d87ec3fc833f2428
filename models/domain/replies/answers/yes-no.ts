import { polite } from '../opt-out-words.ts';
import { readKeyword } from '../keywords.ts';
import { longestRead, plainWords } from '../reply-text.ts';
import { leavesDoubt } from './leaves-doubt.ts';
import { answerWords, type AnswerWords } from './words.ts';

type YesNo = 'yes' | 'no';
type Role = keyof AnswerWords;

/** The words of one language, each with all that it does. */
interface Language {
  roles: ReadonlyMap<string, ReadonlySet<Role>>;
  /** Phrases whose words count together, the longest first. */
  phrases: readonly string[];
}

const languages = answerWords.map((words) => languageOf(words));
/** "Ok" agrees; "калі" alone is an "if". */
const meaning = new Set(['ok', 'okay', 'калі']);
const politeWords = new Set(polite.filter((word) => !meaning.has(word)));

/**
 * Whether an answer agrees or declines; undefined when it says neither, both, or more than that: "yes, but later", "no
 * problem, call me". People also answer with a thumb, a plus, or a minus.
 */
export function readYesNo(text: string): YesNo | undefined {
  const signs = text
    .slice(0, 100)
    .replaceAll('\uFE0F', '')
    .replace(/[\s.!]|\p{Emoji_Modifier}/gu, '');
  if (/^(\+|✓|✔|✅|👍|👌)+$/u.test(signs)) return 'yes';
  if (/^(-|–|—|👎|❌)+$/u.test(signs)) return 'no';
  if (/[?？]/.test(text)) return undefined;
  const thoughts = thoughtsOf(text);
  const read = new Set(languages.map((language) => readIn(language, thoughts)));
  const [says] = [...read].filter((each) => each !== undefined);
  if (read.has('yes') && read.has('no')) return undefined;
  return says === 'yes' && asksForAnEnd(text) ? undefined : says;
}

/** Whether a word says yes or no and nothing more: "nie", never "gelemem". */
export function isBareAnswer(word: string): boolean {
  return languages.some((language) => has(language)(word, 'yes', 'so', 'agree', 'no'));
}

/** Whoever complains or wants no more has not agreed, with whatever word it begins. */
function asksForAnEnd(text: string): boolean {
  const keyword = readKeyword(text);
  return keyword !== undefined && keyword !== 'help' && keyword !== 'start';
}

/** The plain words of each thought, without those that are only polite. */
function thoughtsOf(text: string): string[] {
  return (
    text
      .slice(0, longestRead)
      // A comma stands before a Polish "that": "oczywiście, że nie".
      .replace(/,\s*(?=że\s)/giu, ' ')
      .split(/[,.;:!…()\n]|\s[-–—]+\s/u)
      .map((thought) => plainWords(thought))
      .filter(Boolean)
  );
}

function readIn(language: Language, thoughts: readonly string[]): YesNo | undefined {
  const read = thoughts.map((thought) => wordsIn(language, thought)).filter((words) => words.length > 0);
  if (agrees(language, read)) return 'yes';
  return declines(language, read) ? 'no' : undefined;
}

/** Every word belongs to an agreement, or the first one agrees and nothing behind it takes that back. */
function agrees(language: Language, thoughts: readonly string[][]): boolean {
  const is = has(language);
  const [[first = '', ...beside] = [], ...others] = thoughts;
  const belongs = (word: string) => is(word, 'yes', 'so', 'agree', 'acts', 'beside');
  // "Sí, si puedo": the second is an "if".
  const so = others.some(([word = '', ...more]) => more.length > 0 && is(word, 'so'));
  const all = thoughts.flat();
  if (!so && all.every(belongs) && all.some((word) => is(word, 'yes', 'so', 'agree'))) return true;
  if (!is(first, 'yes') && !(is(first, 'so') && beside.every(belongs))) return false;
  const rest = [...beside, ...others.flat()].filter((word) => !is(word, 'yes', 'agree'));
  const denied = rest.some((word) => is(word, 'no', 'not', 'cannot', 'idioms'));
  return !denied && !leavesDoubt(rest.join(' ').replaceAll('_', ' '));
}

/** Every word belongs to a refusal, and no thought says that the act is done. */
function declines(language: Language, thoughts: readonly string[][]): boolean {
  const is = has(language);
  if (!thoughts.flat().every((word) => is(word, 'no', 'not', 'cannot', 'acts', 'beside'))) return false;
  const refusals = thoughts.map((words) => {
    const denials = words.filter((word) => is(word, 'not', 'cannot')).length;
    if (words.some((word) => is(word, 'acts'))) return denials === 1 ? 'refused' : 'done';
    return words.some((word) => is(word, 'no', 'cannot')) ? 'refused' : 'nothing';
  });
  return refusals.includes('refused') && !refusals.includes('done');
}

/** Whether a word does one of several things in a language. */
function has({ roles }: Language): (word: string, ...wanted: Role[]) => boolean {
  return (word, ...wanted) => wanted.some((role) => roles.get(word)?.has(role));
}

/** The words of a thought, those that belong together joined by `_`. */
function wordsIn({ phrases }: Language, thought: string): string[] {
  let said = ` ${thought} `;
  for (const phrase of phrases) said = said.replaceAll(` ${phrase} `, ` ${phrase.replaceAll(' ', '_')} `);
  return said
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !politeWords.has(word));
}

function languageOf(words: AnswerWords): Language {
  const roles = new Map<string, Set<Role>>();
  for (const [role, list] of Object.entries(words) as [Role, string][]) {
    for (const entry of list.split(' ').filter(Boolean)) {
      const word = plainWords(entry).replaceAll(' ', '_');
      roles.set(word, (roles.get(word) ?? new Set()).add(role));
    }
  }
  const phrases = [...roles.keys()].filter((word) => word.includes('_')).map((word) => word.replaceAll('_', ' '));
  return { roles, phrases: phrases.toSorted((a, b) => b.length - a.length) };
}
