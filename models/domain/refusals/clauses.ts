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

/** The thoughts of a message, each as plain words: between marks, and at words such as "because" and "but". */
export function clausesOf(text: string): string[] {
  return (
    text
      .slice(0, longestRead)
      .replace(/https?:\/\/\S*/g, ' ')
      .replace(/(?<!\p{L})(l|d|n|m|j|t|s|c|qu|dell|all|nell|dall|sull|un)['’](?=\p{L})/giu, '$1 ')
      // A comma stands before a German infinitive.
      .replace(/, (?=(?:mir|mich|uns|mit|weiter)\b)/giu, ' ')
      .split(/[.!?;:,…()](?=\s|$|[.!?;:,…()])|[\n]|\s[-–—]\s|[!?;]/u)
      .flatMap((part) => thoughtsOf(withoutOtherMeanings(plainWords(part))))
      .filter(Boolean)
  );
}

function thoughtsOf(words: string): string[] {
  const thoughts: string[][] = [[]];
  for (const word of words.split(' ')) {
    if (turns.has(word)) thoughts.push(asksWhy.has(word) ? [word] : []);
    else thoughts.at(-1)?.push(word);
  }
  return thoughts.map((each) => each.join(' '));
}
