/** Replies that stand in lines, apart by bars. */
export function rows(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
