/** What a field of events said, how often, and when last. */
export interface Saying {
  text: string;
  times: number;
  last: Date;
}

/**
 * What was said the last time, or most often. Of several that were said as often it is the one that was last; of those that
 * were said at the same moment the later one in the order of their letters.
 */
export function chosen(said: readonly Saying[], by: 'latest' | 'favourite'): string | undefined {
  const [first] = said.toSorted(
    (a, b) =>
      (by === 'favourite' ? b.times - a.times : 0) || b.last.getTime() - a.last.getTime() || (a.text < b.text ? 1 : -1),
  );
  return first?.text;
}

/** Sums of money are compared as they are written: 0.7 and 0.1 are 0.8, and not the 0.7999999999999999 of a computer. */
export function rounded(value: number): number {
  const scale = 1e6;
  return Math.abs(value) < Number.MAX_SAFE_INTEGER / scale ? Math.round(value * scale) / scale : value;
}
