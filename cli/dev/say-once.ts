/** Says a line once, however often its cause is told: `cause` is all by which two of them differ. */
export function sayOnce(say: (line: string) => void): (cause: readonly unknown[], line: string) => void {
  const said = new Set<string>();
  return (cause, line) => {
    const known = cause.join('\n');
    if (said.has(known)) return;
    said.add(known);
    say(line);
  };
}
