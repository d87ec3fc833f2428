/** What an instant says below the millisecond, as a part of one: 0.9 for …:07.500900Z. A Date cannot hold it. */
export function belowMillisecond(written: string): number {
  return Number(`0.${/\.\d{3}(\d+)/.exec(written)?.[1] ?? 0}`);
}

/** An instant in ISO 8601 UTC to its last digit, nanoseconds at most. */
export function writtenFully(at: Date, below = 0): string {
  const digits = below.toFixed(6).slice(2).replace(/0+$/, '');
  return at.toISOString().replace('Z', `${digits}Z`);
}

/** Which of two instants in ISO 8601 comes first, to the last digit: negative where it is `a`. */
export function compareInstants(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || belowMillisecond(a) - belowMillisecond(b);
}
