/**
 * The first line of an error's message without what may be data in it: quoted values, objects and lists, addresses, and
 * numbers with four digits or more. Where a runtime quotes a name of code, as in "reading 'phone'", it stays.
 */
export function maskData(message: string): string {
  const line = firstLine(message);
  // What Temporal says of a history names commands and activities only.
  if (line.startsWith('[TMPRL')) return line;
  return line
    .replace(/[{[].*/, '…')
    .replace(/(?<!\b(?:reading|setting|of type) )(["'`])(?:(?!\1).)*\1/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\+?\d(?:[\s().-]*\d){3,}/g, '…');
}

export function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 300);
}
