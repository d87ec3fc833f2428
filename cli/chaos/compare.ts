import type { Expected, Thread } from './model.ts';
import type { Bubble } from './phones.ts';
import type { Story } from './stories.ts';

export type DifferenceKind =
  'lost' | 'doubled' | 'out of order' | 'unexpected' | 'refused' | 'unacknowledged' | 'consent wrong';

/** Where what happened is not what must happen. */
export interface Difference {
  kind: DifferenceKind;
  person: string;
  story?: Story;
  /** In a sentence. */
  detail: string;
  /** Milliseconds since the epoch; absent for what never came. */
  at?: number;
}

/** What arrived beside what must arrive. Texts of one story have an order; those of several stories have none. */
export function compareTexts(threads: readonly Thread[], arrived: readonly Bubble[]): Difference[] {
  const byPhone = new Map<string, Thread[]>();
  for (const thread of threads) byPhone.set(thread.phone, [...(byPhone.get(thread.phone) ?? []), thread]);
  const seen = new Map<Expected, Bubble>();
  const furthest = new Map<Thread, number>();
  const differences: Difference[] = [];
  for (const bubble of arrived) {
    const { at, text } = bubble;
    const found = find(byPhone.get(bubble.phone) ?? [], text, seen);
    if (!found) {
      differences.push({ kind: 'unexpected', person: bubble.phone, detail: `nobody should get “${text}”`, at });
      continue;
    }
    const { thread, expected, index } = found;
    const difference = (kind: DifferenceKind, detail: string) =>
      differences.push({ kind, person: thread.person, story: thread.story, detail, at });
    if (seen.has(expected)) {
      difference('doubled', `“${expected.name}” came again`);
      continue;
    }
    seen.set(expected, bubble);
    const before = furthest.get(thread) ?? -1;
    if (index < before)
      difference('out of order', `“${expected.name}” came after “${thread.texts[before]?.name ?? ''}”`);
    furthest.set(thread, Math.max(index, before));
  }
  for (const { person, story, texts } of threads) {
    for (const expected of texts) {
      if (!expected.must || seen.has(expected)) continue;
      differences.push({ kind: 'lost', person, story, detail: `“${expected.name}” never came` });
    }
  }
  return differences;
}

/** The expected text that this is: the next of those that read alike, or the last of them when all were there. */
function find(threads: readonly Thread[], text: string, seen: ReadonlyMap<Expected, Bubble>) {
  let last: { thread: Thread; expected: Expected; index: number } | undefined;
  for (const thread of threads) {
    for (const [index, expected] of thread.texts.entries()) {
      if (!expected.shows.test(text)) continue;
      last = { thread, expected, index: index };
      if (!seen.has(expected)) return last;
    }
  }
  return last;
}
