import { withoutOtherMeanings } from './other-meanings.ts';
import { longestRead, plainWords } from '../reply-text.ts';

/** Words behind which another thought begins: a reason, or a second wish. */
const turns = new Set(
  (
    'and because cause but or also и потому ведь но а иначе та тому але бо або або і ды und denn weil aber oder sondern sonst et parce ou car ' +
    'porque pero pois perche poniewaz ale ve cunku ama және бирак'
  ).split(' '),
);

/** These ask for a reason as well as give one. */
const asksWhy = new Set(['perche', 'porque']);

/** Words behind which the contrary of what was denied is asked for. */
const contraries = new Set(
  'лучше но краще але лепш лепей ale lepiej but instead rather better lieber besser aber sondern plutot mieux mejor pero meglio ma melhor tercihen'.split(
    ' ',
  ),
);

/** The thoughts of a message, each as plain words: between marks, and at words such as "because" and "but". */
export function clausesOf(text: string): string[] {
  return partsOf(text).flatMap((part) => thoughtsOf(part, turns));
}

/** What a message asserts: its parts between marks, cut where it turns to the contrary; "or" carries a denial on. */
export function assertionsOf(text: string): string[] {
  return partsOf(text).flatMap((part) => thoughtsOf(part, contraries));
}

function partsOf(text: string): string[] {
  return (
    text
      .slice(0, longestRead)
      .replace(/https?:\/\/\S*/g, ' ')
      .replace(/(?<!\p{L})(l|d|n|m|j|t|s|c|qu|dell|all|nell|dall|sull|un)['’](?=\p{L})/giu, '$1 ')
      // What is denied of two ways is denied of a text.
      .replace(/\b(?:call|ring|phone|e-?mail) (?:or|nor) (text|message|write|contact)\b/giu, '$1')
      .replace(/\b(text|message|write|contact)((?: me| us)?) (?:or|nor) (?:call|ring|phone|e-?mail)\b/giu, '$1$2')
      // A comma stands before a German infinitive.
      .replace(/, (?=(?:mir|mich|uns|mit|weiter)\b)/giu, ' ')
      .split(/[.!?;:,…()](?=\s|$|[.!?;:,…()])|[\n]|\s[-–—]\s|[!?;]/u)
      .map((part) => withoutOtherMeanings(plainWords(part)))
  );
}

function thoughtsOf(words: string, turns: ReadonlySet<string>): string[] {
  const thoughts: string[][] = [[]];
  for (const word of words.split(' ')) {
    if (turns.has(word)) thoughts.push(asksWhy.has(word) ? [word] : []);
    else thoughts.at(-1)?.push(word);
  }
  return thoughts.map((each) => each.join(' ')).filter(Boolean);
}
