import type { Program } from './child.ts';

/** So many lines are told, which is room for every fault of most projects. */
const mostLines = 300;

/** So much is told of a log. */
const linesOfLog = 12;

/**
 * What one of our own processes says, when it ends, to whoever has started it: whole up to some hundred lines, and without
 * the lines of its log, which are JSON. One that says nothing tells the end of its log, as an engine does.
 *
 * @param said all that it has written
 */
export function lastWords(said: string, { ipc, logFile }: Pick<Program, 'ipc' | 'logFile'>): string {
  const words = said.trim().split('\n').filter(isForReaders);
  if (!ipc || words.length === 0) return endOfLog(said);
  const left = words.length - mostLines;
  return [...words.slice(0, mostLines), ...(left > 0 ? [`… ${left} more in ${logFile}`] : [])].join('\n').trim();
}

export function endOfLog(said: string): string {
  return said.trim().split('\n').slice(-linesOfLog).join('\n');
}

/** A crash is told as the last line of the log: `{"level":60,…`. */
function isForReaders(line: string): boolean {
  return !line.startsWith('{"') || line.startsWith('{"level":60,');
}
